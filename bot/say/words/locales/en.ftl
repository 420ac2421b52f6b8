# Every word MiMi says, in English

## Shared

stars = { $n ->
    [1] { $n } star
   *[other] { $n } stars
}
coins = { $n ->
    [1] { $n } coin
   *[other] { $n } coins
}
stars-short = ★ { $n }
quoted = “{ $text }”
brand = ✦ MiMi ✦
upright = upright
reversed = reversed
orientation = { $name } · { $facing }
position = { $number } · { $name }
cancel = Cancel
ask = ✦ Ask the cards
daily-card = ☾ Daily card
my-balance = ★ My stars
invite-friends = ♥ Invite friends
top-up = Top up
past-readings = Past readings
how-to = How it works
months =
    Jan
    Feb
    Mar
    Apr
    May
    Jun
    Jul
    Aug
    Sep
    Oct
    Nov
    Dec
polite-endings =
    please
    mimi
day = { $day } { $month } { $year }
moment = { $day }, { $time }

## Greeting

greeting-title = Hello, { $name }
greeting-title-nameless = Hello
greeting-body = I’m MiMi, and I read tarot right here in the chat. If something is on your mind, tell me and we’ll turn the cards over together.
greeting-gift = Here are { $coins } to welcome you. They pay for your first reading.
greeting-begin = What shall we look at first? Tap one, or type your own.
greeting-back = It’s lovely to see you again. Your stars and coins are just as you left them.
greeting-privacy = What you tell me stays yours. To erase it at any time, just type “delete my data”.
greeting-privacy-link = What MiMi keeps, and why
greeting-alt = Hello, I’m MiMi. Ask the cards whatever is on your mind.
greeting-alt-back = Lovely to see you again. The cards are ready when you are.

## The question

ask-question = What would you like to ask? One short question is best. The clearer you ask, the clearer the cards can answer.
suggested-questions =
    Love | How will love go for me over the next three months?
    Work | Should I change jobs now, or stay where I am?
    Money | What should I watch out for with money next month?
    Myself | What should I give most attention to right now?
question-short = That’s a little short for me to go on. Tell me a bit more, at least { $minimum } characters.
question-long = That’s a little long. The cards do best with one thing at a time. Could you put it in { $maximum } characters or fewer?
ask-mood = How are you feeling right now?
ask-mood-optional = Rather not say? Go straight to the cards.
ask-mood-question = I have your question
ask-mood-alt = I have your question. How are you feeling, and how many cards shall we turn over?
mood-happy = 😄 Happy
mood-calm = 😌 Calm
mood-hopeful = 😊 Hopeful
mood-worried = 😟 Worried
mood-sad = 😢 Sad
mood-confused = 😕 Confused
mood-skip = Skip this
felt-happy = I’m glad. Let’s turn some cards.
felt-calm = A calm mind is a good one for the cards.
felt-hopeful = I’m hoping with you.
felt-worried = I understand. Let’s look at it together.
felt-sad = Thank you for telling me. I’m here.
felt-confused = That’s all right. Let’s look at it together.
felt-skip = Of course. Let’s choose the cards.
ask-spread-title = How many cards shall we turn over?
ask-spread-hold = You have { $stars } · { $coins }
ask-spread-coins = You have { $coins }, ready to use
ask-spread-few-coins = You have { $coins }
price-both = { $stars } + { $coins }
price-missing = { $stars } short
ask-spread-alt = Choose how many cards to turn over
spread-one-about = Short and to the point
spread-three-about = How it began, where it stands, where it’s going
spread-five-about = One matter, one layer deeper
spread-celtic-about = Every side of it, for the big questions
spread-favourite = My suggestion

## The draw

table-title = Keep your question in mind and tap a card
table-above = Or tap any card on the table above.
table-coins = These cards use { $coins }, taken when the last one is open.
table-remaining = { $n ->
    [1] { $n } card to go · next: { $position }
   *[other] { $n } cards to go · next: { $position }
}
table-how = I’ve shuffled these 21 cards. Tap whichever one catches your eye.
table-for-me = Draw for me
table-for-me-shown = Please draw for me
table-card = Card { $number }
table-seal = Order locked · code { $short } · tap to copy
table-seal-copy = Copy the lock code
table-seal-how = Locked before you choose, so nobody can swap a card.
table-alt = { $n ->
    [1] The cards are on the table. { $n } to go.
   *[other] The cards are on the table. { $n } to go.
}
last-card-only = ✦ This is your card ✦
last-card-alt = The last card is open: { $card }
card-drawn-alt = { $position }: you drew { $card }
already-drawn = That one is already open; it’s your card number { $number }. Choose one that’s still face down.

## The reading

reading-header = Your reading from MiMi
question-taken-back = You unsent this question
reading-mood = How you felt: { $mood }
reading-alt = Your reading is here: { $gist }
reading-insights = Worth knowing too
reading-action = Something small to try
reading-onward = What would you like to do next?
reading-next = You could also ask
reading-level = ✦ You’ve reached level { $level }. Here are { $coins }!
reading-rate = How close did this reading come?
reading-again = Ask something new
reading-seed = Check code { $short } · tap to copy
reading-seed-copy = Copy the check code
follow-up-button = Ask a follow-up
follow-up-button-free = Follow-up (free)
share-button = Share with a friend
star-label = Give { $n } of 5
busy-reading = I’m still reading your last cards. One at a time, please; it’s nearly ready.
waiting-reading = Here’s the reading you were waiting for. I’m sorry it took so long.
invalid-question = The cards can’t answer this one yet. { $reason }
invalid-question-try = Would one of these do?

## Small talk

old-button = That button belongs to an earlier question. What we’re on now hasn’t changed.
cancelled = Cancelled, and no stars were taken. I’m here whenever you’d like to ask.
cancelled-nothing = There’s nothing to cancel right now. I’m here whenever you’d like to ask.
idle-forgotten = You were away a while, so I put the cards back in the deck. No stars were taken. We can start again whenever you like.
rate-limited = Your messages are coming faster than I can read. Give me a minute and we’ll carry on.
sorry = I’m sorry, something went wrong on my side. No stars were taken. Please try again.
readings-enough = We’ve opened a lot of cards today. Let’s rest for the night and talk again tomorrow. No stars were taken this time.
unreadable-image = Thank you for the picture. I can only read words, though. Could you tell me in a message?
unreadable-audio = I can’t listen to recordings yet. Could you type it instead?
unreadable-video = I can’t watch videos yet. Could you tell me in a message?
unreadable-file = I can’t open files. If you have a question, just type it here.
unreadable-location = I have your location, but I read from questions. What would you like to know?
unreadable-other = I can’t read that kind of message yet. Please type it instead.
refunded-failed = I’m so sorry, I couldn’t finish this reading. You have { $stars } back. Please ask again whenever you like.
refunded-declined = I’d rather not turn the cards over for this one; they may not be the best place for it. I’ve given you { $stars } back. If something is weighing on you, there are people below who are there to listen.
refunded-invalid = The cards couldn’t answer that one. { $reason } You have { $stars } back.
refunded-old = Your last reading never reached you, and that was a while ago, so you have { $stars } back. Ask again whenever you like.
refunded-unsent = You took that question back, so I didn’t read the cards. You have { $stars } back. Ask again whenever you like.
refunded-free = I didn’t answer that question. It cost you nothing, and your free follow-up is still yours.

## Chatting

small-thanks = You’re very welcome.
small-thanks-idle = You’re always welcome. Come and ask the cards whenever you like.
small-thanks-reading = You’re very welcome. I’m glad I could open the cards for you. If something is still on your mind, just ask.
small-praise = Thank you, that makes me happy.
small-praise-idle = Thank you, that makes me happy. Come and ask whenever you like.
small-okay = Okay.
small-okay-idle = Okay. Whenever you’d like to ask something, just type it.
small-laughter = Now you’ve made me laugh too.
small-laughter-idle = Now you’ve made me laugh too. A good mood is a good time to ask the cards.
small-greeting = Hello, I’m here. Let’s go on where we were.
small-greeting-idle = Hello, I’m here. What would you like to ask today? Just type it.
small-goodbye = Talk to you soon.
small-goodbye-idle = Talk to you soon. Take good care of yourself.
small-yes = Lovely, let’s go on.
small-yes-idle = Lovely. What would you like to ask? Just type it.
small-no = That’s all right. If you’d like to stop here, type “cancel”.
small-no-idle = That’s all right. I’m here whenever you’d like to ask.
small-sorry = No worries at all.
small-sorry-idle = No worries at all. Whenever you’d like to ask something, just type it.
small-doubt = Yes, that is what the cards show.
small-doubt-idle = Yes, that is what the cards show. If something still puzzles you, just ask.
small-who = I’m a tarot reader made of software (an AI), not a person. To reach a person, type “admin”.
small-who-idle = I’m a tarot reader made of software (an AI), not a person, and I read every card with care. To reach a person, type “admin”.
small-sad = I’m here with you. We can take it slowly.
small-sad-idle = I’m here with you. If something weighs on you, tell me about it.
small-insult = I’m sorry that I let you down. To reach a person, type “admin”.
small-insult-idle = I’m sorry that I let you down. Ask again whenever you like, or type “admin” to reach a person.
small-sticker = That made me smile.
small-sticker-idle = That made me smile. When there’s something you’d like to ask the cards, just type it.
not-understood-mood = I’m not sure what you mean. Type how you feel, such as “worried”, or how many cards, such as “3 cards”.
not-understood-spread = I’m not sure what you mean. Type how many cards, such as “3 cards” or “Celtic”.
not-understood-draw = I’m not sure which card you mean. Type a number from 1 to 21, or “draw for me”.
not-understood-stars = I’ve kept your question. Type “top up”, “exchange 1”, “go on” or “cancel”.
which-title = Which one shall we ask?
which-other-label = The new question
which-waiting-label = The one that’s waiting
which-cards = { $n ->
    [1] The card you’ve opened stays open.
   *[other] The { $n } cards you’ve opened stay open.
}
which-other = This one instead
which-waiting = Keep the first one
which-alt = Ask the new question instead, or keep the first one?
payment-looking = I’m checking your payment now. I’ll tell you here as soon as your stars arrive.
payment-none = I can’t see a top-up of yours yet. If you’ve just paid, your stars will arrive by themselves in a moment. If not, you can top up here.

## How it works

help-title = What I can do for you
help-ask = Ask the cards
help-ask-about = Type a question any time, then choose your own cards
help-daily = Daily card
help-daily-about = One free card each day
help-stars = Stars and coins
help-stars-about = Stars open the cards · { $coins } = 1 star. Type “balance” to see or swap
help-friends = Invite friends
help-friends-about = Your friend gets { $friend }, you get { $inviter }. Type “send stars” to give a friend stars
help-person = Write to a person
help-person-about = Type “human” and leave a message; somebody will read it and answer
help-data = Your data
help-data-about = Type “delete my data” to erase everything, “ไทย” to switch to Thai
help-care = The cards help you think. For health, legal matters and investments, please ask a professional too.
help-alt = How it works: type a question, then choose your cards with MiMi

## Stars and coins

balance-title = Your stars
balance-level = Level { $level }
balance-readings = { $n ->
    [1] { $n } reading so far
   *[other] { $n } readings so far
}
balance-next = { $n ->
    [1] { $n } more to the next level
   *[other] { $n } more to the next level
}
balance-movements = Latest
balance-no-movements = Nothing here yet
balance-exchangeable = Your coins can buy { $stars }.
balance-exchange = Exchange coins
balance-alt = You have { $stars } and { $coins }
reason-reading-spend = Reading
reason-reading-refund = Reading refunded
reason-followup-spend = Follow-up
reason-followup-refund = Follow-up refunded
reason-topup-credit = Top-up
reason-topup-clawback = Top-up reversed
reason-topup-restore = Held stars returned
reason-topup-owed = Owed stars settled
reason-exchange-coins = Exchanged for stars
reason-exchange-stars = From your coins
reason-referral-friend = A friend invited you
reason-referral-inviter = A friend joined
reason-welcome-gift = Welcome gift
reason-level-reward = New level
reason-owner-grant = From MiMi
reason-owner-refund = Returned by MiMi
reason-gift-give = Gift to a friend
reason-gift-take = Gift from a friend
reason-gift-return = Gift came back
reason-other = Adjustment
movement-stars = { $n ->
    [1] { $sign }{ $n } star
   *[other] { $sign }{ $n } stars
}
movement-coins = { $n ->
    [1] { $sign }{ $n } coin
   *[other] { $sign }{ $n } coins
}
exchange-title = Exchange coins for stars
exchange-body = You have { $coins }, enough for up to { $stars }. How many would you like?
exchange-rate = { $coins } make { $stars }; the rest stays yours.
exchange-button = { $coins } → { $stars }
exchange-shown = Exchange for { $stars }
exchange-alt = Choose how many to exchange, up to { $stars }
exchange-confirm = Exchange { $coins } for { $stars }?
exchange-yes = Yes, exchange
exchange-done = Done, { $stars } added. You now have { $now } and { $coins }.
exchange-short = You’re { $coins } short of one star. Each friend you bring earns you { $reward }, and every new level brings more.
exchange-held = Some of your stars are on hold while we check a payment, and new ones would be held with them. I’ve left your coins as they are for now.
need-title = { $missing } short
need-title-coins = Your coins cover it
need-price = { $spread } takes { $stars }.
need-have = You have { $stars } and { $coins }.
need-count = { $coins } make { $made }, so you are { $missing } short.
need-kept = I’ve kept your question. Come back to it as soon as you have enough.
need-exchange = Use { $coins } and draw
need-exchange-offer = Your coins will cover it, so we can go straight on.
need-go-on = I have stars now
need-cheaper = { $spread } ({ $price })
need-alt = { $said }. I’ve kept your question.
credited-title = Your stars have arrived
credited-stars = +{ $stars }
credited-bonus = including a bonus of { $stars }
credited-balance = You now have { $stars }
credited-amount = Paid: { $baht } baht
credited-order = Order { $order }
credited-thanks = Thank you for trusting me.
credited-alt = Top-up complete: { $stars } added, { $balance } in all
granted = Here are { $amount } from me. Have a lovely day.
granted-reason = Here are { $amount } from me ({ $reason }). Have a lovely day.
topup-title = Top up your stars
topup-package = { $baht } baht
topup-package-stars = { $stars }
topup-package-bonus = bonus of { $stars } included
topup-how = Pay by card or PromptPay. Your stars arrive as soon as you’ve paid, and I’ll tell you here.
topup-button = Go to top-up
topup-best = Best value
topup-alt = Top up from { $baht } baht

## Friends

invite-title = Bring a friend to MiMi
invite-body = When your friend sends this code here, they get { $friend } and you get { $inviter }.
invite-send = Send to a friend
invite-copy = Copy the invite link
invite-tally-friends = Friends who came
invite-tally-coins = Coins earned
invite-text = Try a tarot reading with MiMi on LINE. Open the link and send { $code } for free coins: { $link }
invite-alt = Your invite code is { $code }
referral-ok = The code worked: { $coins } are yours. Shall we draw your first cards?
referral-ok-from = { $inviter }’s code worked: { $coins } are yours. Shall we draw your first cards?
referral-friend-joined = { $name } came on your invitation. Thank you! Here are { $coins }.
referral-friend-joined-nameless = The friend you invited has arrived. Thank you! Here are { $coins }.
referral-no-unknown = I can’t find that code. Could you check with your friend that it’s complete?
referral-no-self = That’s your own code. Send it to a friend, and you’ll both get coins.
referral-no-already = You’ve already used an invite code; it’s one each. You can still invite others.
referral-no-late = Invite codes work for the first { $days } days after adding me. I’m sorry! You can always earn coins by inviting friends, though.
referral-no-old_user = That code is for new friends, and we know each other already. Why not invite someone yourself?

## Past readings and the daily card

history-open = Read it again
history-open-shown = Show me the reading of { $day }
history-older = Earlier ones
history-alt = { $n ->
    [1] Your past readings ({ $n })
   *[other] Your past readings ({ $n })
}
history-empty = No readings yet. Shall we begin with your first question?
daily-header = Card of the day, { $day }
daily-again = You’ve drawn today’s card already, and here it is again. Come back tomorrow for a new one.
daily-advice = For today
daily-gist = { $card }: { $theme }
daily-alt = Your card of the day is { $card }: { $theme }

## The picture of a reading

picture-title = { $spread } · { $day }
picture-daily = Card of the day · { $weekday }, { $day }
picture-colour = Colour of the day · { $colour }
picture-question = “{ $question }”
picture-account = MiMi · { $account }
picture-invite = Tarot with MiMi on LINE
picture-code = Send { $code } for { $coins }
weekdays =
    Monday
    Tuesday
    Wednesday
    Thursday
    Friday
    Saturday
    Sunday
day-colours =
    yellow
    pink
    green
    orange
    light blue
    purple
    red

## After the reading

rate-alt = Rate your reading
rate-button = Rate it
rated = { $n } of five, thank you.
rated-word = If you’d like to say what was right and what wasn’t, tap “Say more”. No need if you’d rather not.
rated-more = Say more
word-ask = What would you like to tell me about this reading? Just type it.
rated-alt = { $n } of five, thank you. Anything you’d like to add?
word-thanks = Thank you for telling me. I’ll remember that.
share-note = Your question isn’t in the picture. Press and hold it to save it or send it on.
share-note-question = Your question is in this picture, so whoever gets it can read it. Press and hold it to save it or send it on.
share-pictures = Pictures for your story
share-with-question = Put my question in
share-without-question = Take my question out
share-send = Send to a friend
share-copy = Copy the text
share-text =
    MiMi’s cards say: “{ $gist }”
    { $picture }
    Want to try? { $link }
share-alt = Share your reading: { $gist }
follow-up-ask-free = You have one free question about these cards. What else would you like to know?
follow-up-ask-cost = Another question about these cards takes { $stars }. Type it here, or tap cancel if you change your mind.
follow-up-again = What would you like to ask next? Type it here, or tap cancel if you change your mind.
follow-up-more = Ask a bit more
follow-up-header = A follow-up on the same cards
follow-up-alt = Your follow-up is answered: { $text }
follow-up-closed = Those cards are closed now; you can ask more for { $hours } hours after a reading. If it’s still on your mind, let’s draw new ones.

## Language and data

language-ask = Which language shall we use?
language-switch = Chat in English
language-choose = Language / ภาษา
language-th = ไทย
language-en = English
language-set = I’ll speak English with you from now on.
forget-title = Delete all your data?
forget-body = I’ll erase your name, picture, questions, readings and ratings. This can’t be undone.
forget-loses = { $stars } and { $coins } stay in the books without a name. Come back with this LINE account and they’re yours again.
forget-yes = Delete everything
forget-no = No, keep it
forget-alt = Please confirm: delete all your data?
forget-kept = Nothing was deleted. Everything is just as it was.
forgotten = It’s all erased. Thank you for talking with me. If you ever miss the cards, you’re welcome to start again.

## Care

safety-self_harm = I hear you, and I’m glad you said it. This is too heavy to carry alone, and it isn’t for the cards to answer. Please talk now with someone who is ready to listen. These lines are open day and night.
safety-abuse = Thank you for trusting me with this. Nobody deserves to be hurt, and none of it is your fault. There are people who can truly help, day and night. If you’re in danger, call 191 first.
safety-harm_to_others = I hear how angry and hurt you are. Please step away from that person first, then talk with someone who is there to listen, day or night. If you’re afraid that anyone is about to be hurt, call 191.
safety-medical_emergency = This can’t wait for the cards. Please call 1669 now, say what is happening and where you are, and do what they tell you. If something was swallowed, keep the packet or bottle for the doctors.
safety-any = Thank you for telling me. This isn’t for the cards to answer. Please talk with someone who can really help; these lines are open day and night.
safety-title = I’m worried about you
safety-stay = If there’s someone close you trust, ask them to be with you too.
safety-stars = I’ve given you { $stars } back.
safety-1323 = 1323 Mental health line
safety-191 = 191 Police, emergency
safety-1669 = 1669 Ambulance
safety-1300 = 1300 Social help centre
safety-alt-self_harm = I’m worried about you. Call 1323 to talk with someone who listens, day or night.
safety-alt-abuse = I’m worried about you. Call 1300 or 191: people are there to help, day and night.
safety-alt-harm_to_others = I’m worried about you. Call 1323 to talk with someone, day or night; if anyone is in danger, 191.
safety-alt-medical_emergency = I’m worried about you. Please call 1669 now.
safety-alt-any = I’m worried about you. Call 1323 to talk with someone who listens, day or night.
care-title = May I ask, because I care
care-self_harm = What you just wrote: is something weighing on you so much that you’d like to talk to someone, or was it only a way of speaking?
care-abuse = What you just wrote: is someone hurting or frightening you, or was it only a way of speaking?
care-harm_to_others = What you just wrote: are you so angry that you’re afraid of what you might do, or was it only a way of speaking?
care-medical_emergency = What you just wrote: does someone need help right now, or was it only a way of speaking?
care-talk = Talk to someone
care-saying = Only a saying
care-alt = May I ask, because I care: would you like to talk to someone, or was it only a way of speaking?
care-what = What’s happened? Tell me, I’m listening. If it can’t wait, please call someone who can help first.
care-what-alt = What’s happened? Tell me. If it can’t wait, call 1669 or 191.
contact-ask = What would you like to tell us? Your next message goes to a real person. We usually answer within a day.
contact-kept = The question that is open stays here; go on with it afterwards.
contact-also = Or reach us here: { $how }
contact-again = Of course. What would you like to tell us? Please put it into one message.
contact-words-only = For a message to us I need words, please. A short one will do.
contact-too-long = That’s a little long: { $most } characters at most, please. This one was not sent.
contact-left = All right, nothing was sent.
contact-taken = Sent. We usually answer within a day. The answer comes here; if you don’t see it, just write to me again.
contact-too-many = That’s { $most } messages within a day. We have them all; please send more tomorrow.
contact-button = Write to a person
answer-title = An answer for you
answer-asked = You wrote: { $text }
answer-link = Open { $host }
answer-reply = Write back
payment-went-back = A payment of yours didn’t match its order, so we gave { $amount } back. On a card it arrives within 5 to 10 business days; for PromptPay, Stripe sends you an e-mail asking for your bank account.

## Paid, and no stars

payment-found-credited = Found it: order { $order } is paid, and I’ve added { $stars }. You have { $balance } now. Sorry for the wait.
payment-found-unfit = Money for order { $order } has arrived, but it’s not the { $baht } baht of the order, so no stars were added yet. We’ll look at it and put it right.
payment-found-waiting = Order { $order } ({ $baht } baht): the bank hasn’t confirmed it yet. The stars come by themselves when it does; no need to pay again.
payment-found-away = I can’t reach the payment system right now. I’ll keep checking; if you’ve paid, the stars come by themselves. No need to pay again.
payment-found-unpaid = I’ve checked: for order { $order } ({ $baht } baht) the payment system has received no money. If it has left your account, please tell us.
payment-found-had = I’ve checked: the stars of your last order, { $order } ({ $baht } baht), came { $at }. You have { $balance } now. If you mean another one, please tell us.
payment-found-none = I find no order of yours in the last 7 days. If money has left your account, please tell us.

## News from MiMi

news-header = ✦ News from MiMi
news-why = Rather not hear such news? Type “stop news” or tap here.
news-stop = Stop news
news-stopped = Of course, no more news from me. I’ll still tell you about your readings and your stars.
news-start = Send news again
news-started = Thank you. When there’s good news, I’ll tell you.

## The menu under the chat

menu-bar = MiMi’s menu
menu-bar-reading = Ask or share
menu-ask = Ask
menu-daily = Daily card
menu-balance = Balance
menu-invite = Invite
menu-topup = Top up
menu-history = History
menu-help = Help
menu-draw = Draw for me
menu-cancel = Cancel
menu-followup = Ask further
menu-share = Share
menu-review = Rate

## The privacy page

privacy-title = What MiMi keeps, and why
privacy-lines =
    While you use MiMi, I keep your LINE id, name and picture, your questions, moods, cards and readings, so that you can open them again, and the ratings you give.
    What you buy, spend and receive stays in the books, as the law requires. If you delete your data, it stays there without your name.
    I remember which codes you have used, and which link or poster brought you. If you delete your data, this stays without your name.
    When you give stars to a friend, they see your LINE name, and once they claim them you see theirs.
    Now and then I have news. Whom I tell goes by language, when we last talked, whether you have topped up and what you have asked about, but never your health. To hear none, type “stop news”.
    I remember messages from LINE for 30 days, so that none is answered twice.
    To read your cards, an AI (a language model) gets your question, your mood and the cards. It is never told who is asking.
    A voice message goes to the AI only to be written down. I don’t keep the sound.
    Before that, the AI’s provider checks what you type for signs that somebody is in danger. If there are any, I don’t keep the text; I tell you whom to call instead.
    You pay through Stripe. Your card number never reaches MiMi.
    A reading’s picture can be seen by whoever has its link. Your question isn’t in it unless you put it there. I keep it for three days, and draw it again when someone opens it.
    What you write to us is read by a person, kept apart from your readings, and deleted after 180 days.
    When you unsend a message, I remove its text here too. If you block MiMi, you won’t hear from me again.
    Type “delete my data” in the chat at any time, and I erase your name, picture, questions, readings and ratings at once. Copies kept in case of loss go within 14 days.

## The pay page

page-title = Top up · MiMi
page-heading = Stars for your next reading
page-lead = Choose a package. One tap takes you to the payment page.
page-balance = Your stars
page-hello = Hello, { $name }
page-held = { $stars } on hold while we check a payment
page-owed = You owe { $stars }, taken first from your next top-up
page-packages = Star packages
page-chosen = Chosen. Tap to pay
page-bonus = { $stars } + { $bonus } bonus stars
page-percent = { $percent }% bonus
page-readings = { $n } three-card readings
page-price = { $baht } baht
page-methods = Pay by card or PromptPay.
page-opening = Taking you to the payment page
page-promptpay-title = PromptPay on this same phone
page-promptpay-steps =
    When the QR code appears, take a screenshot
    Open your bank’s app, tap scan, and pick the screenshot from your gallery
    Check the amount and confirm. No slip needed: the stars arrive by themselves
page-trust =
    You pay through Stripe. Your card number never reaches MiMi.
    Your stars arrive as soon as you have paid, and MiMi tells you in the chat.
    If LINE asks whether to open a web page, it’s fine to tap OK.
page-outside-title = Please open this page in LINE
page-outside = Go to your chat with MiMi in LINE and tap “Top up”. Or log in with LINE right here.
page-open-line = Open in LINE
page-login = Log in with LINE
page-noscript = This page needs JavaScript. Please open it from your chat with MiMi in the LINE app.
page-error-token = This page has been open for a while. Logging you in again.
page-error-again = Logging in again didn’t work. Please close this page and open it again from your chat with MiMi.
page-error-away = The payment service isn’t answering just now. You haven’t been charged. Please wait a moment and tap again.
page-error-package = That package is no longer there. Please reload the page.
page-error-many = You already have several unpaid orders. Please wait an hour and try again.
page-error-held = We’re checking one of your payments with the bank. You can top up again as soon as that’s settled.
page-error-barred = You cannot top up at the moment, and nothing has been charged. The stars you have stay yours. If you think this is a mistake, go back to the chat and type "admin".
page-error-slow = That was a lot of taps in one minute. You haven’t been charged. Please wait a minute and try again.
page-slow-heading = One moment, please
page-error-network = The connection dropped. You haven’t been charged. Please tap again.
page-error-line = LINE can’t be reached. Please check your connection and try again.
page-retry = Try again
page-return-title = Your payment · MiMi
page-state-paid = Thank you, your payment is complete
page-about-paid = I’ve added { $stars }. You’ll find a message about it in our chat, too.
page-state-waiting = Waiting for the bank to confirm
page-about-waiting = If you’ve paid, there’s nothing more to do. This page keeps looking, and you may close it: I’ll tell you in the chat when your stars arrive.
page-state-open = Not paid yet
page-about-open = You haven’t been charged. Choose the same package again whenever you’re ready.
page-state-failed = The payment didn’t go through
page-about-failed = The bank didn’t approve it, so no stars were added. Please try again, or choose another way to pay.
page-state-expired = This order timed out
page-about-expired = This order timed out and you weren’t charged. You’re welcome to start again.
page-state-refunded = This payment was refunded
page-about-refunded = The money went back, so the stars from this order were taken back too.
page-state-problem = The amount paid doesn’t match the order
page-about-problem = I’ve asked for someone to look into it. Please keep this order number.
page-state-unknown = I can’t find this order
page-about-unknown = If you’ve paid, please don’t worry: I’ll tell you in the chat when your stars arrive.
page-order = Order
page-amount = Amount
page-stars = Stars
page-date = Date
page-back = Back to the chat
page-packages-again = Choose a package again
page-product = MiMi · { $stars } stars
credited-owed = Settled what you owed: { $stars }
order-failed = Your payment of { $baht } baht (order { $order }) didn’t go through, so no stars were added. You’re welcome to try again any time.
order-expired = Your top-up of { $baht } baht (order { $order }) timed out. You weren’t charged. Start again whenever you like.

# Voice messages
voice-title = This is what I heard
voice-quote = “{ $text }”
voice-right = Yes, ask that
voice-again = I’ll say it again
voice-speak-again = Of course. Press the microphone and say it again, or type it if that’s easier.
voice-nothing = Sorry, I couldn’t make out that voice message. Try again a little closer to the microphone, or type it to me.
voice-long = That voice message is a little long for me: I can listen to { $most } seconds. Try a shorter one, or type it.

## Stars for a friend

gift-title = Stars for a friend
gift-ask = How many stars would you like to send? Tap, or type a number. You can send up to { $most }.
gift-ask-alt = How many stars for your friend? Up to { $most }
gift-how = I’ll make a card for you to send on. The first friend to claim it gets the stars. If nobody does within { $days } days, they come back to you.
gift-pick = Send { $stars }
gift-again = Another number
gift-waiting = Waiting for a friend
gift-waiting-card = { $stars } · until { $day }
gift-waiting-shown = Show me the card of { $stars }
gift-show-waiting = Waiting gifts
gift-none = You have no stars to send yet. You can top up, or exchange coins first.
gift-few = You can send up to { $stars } right now. Choose fewer, or top up first.
gift-much = A gift can hold up to { $most }.
gift-many = { $n } of your gifts are waiting for friends. Let one be claimed first, or take one back.
gift-confirm = Send { $stars } to a friend? They leave your balance at once.
gift-yes = Yes, send
gift-card-from = A gift from { $name }
gift-card-from-nameless = A gift from a friend
gift-card-stars = ★ { $stars }
gift-card-worth = { $n ->
    [1] One three-card reading with MiMi
   *[other] { $n } three-card readings with MiMi
}
gift-card-alt = Your gift card of { $stars } is ready to send
gift-send-about = The card is ready. Tap “Send to a friend” and choose who gets it.
gift-send-until = It can be claimed until { $day }; after that the stars come back to you. You have { $left } left.
gift-send = Send to a friend
gift-copy = Copy the gift link
gift-back = Take it back
gift-text = I’m giving you { $stars } for a tarot reading with MiMi. Claim them here: { $link }
gift-back-ask = Take the stars back? The link you sent will stop working.
gift-back-yes = Yes, take it back
gift-back-no = No, leave it
gift-left = All right, the gift is still waiting for your friend.
gift-back-done = You have { $stars } back. The link of this gift no longer works.
gift-closed = This gift has been claimed, or its stars are back with you.
gift-taken-stars = +{ $stars }
gift-taken = The stars are yours. What would you like the cards to look at? Just type it.
gift-taken-waits = The stars are yours. Shall we go on with the question that’s waiting?
gift-taken-now = You now have { $stars }
gift-taken-alt = A friend sent you stars: { $stars } added
gift-no-unknown = I can’t find that gift. Could you check with your friend that the code is complete?
gift-no-own = You made this gift yourself. Send the link to a friend so they can claim it.
gift-no-already = You’ve already claimed this gift. The stars are in your balance.
gift-no-gone = I’m sorry, somebody claimed this gift first, or its time is over.
gift-no-held = This gift can’t be claimed right now, because a payment is being checked. Please send the code again another day.
gift-no-guessing = There have been several wrong codes today. Please try again tomorrow; a gift from a friend will still be waiting.
gift-arrived = { $name } has claimed the { $stars } you sent. How kind of you.
gift-arrived-nameless = Your friend has claimed the { $stars } you sent. How kind of you.
gift-came-back = Nobody claimed your gift of { $stars } within { $days } days, so I’ve put the stars back in your balance.
gift-page-title = A friend sent you stars
gift-page-about = They’re for tarot readings with MiMi on LINE. The first to claim them gets them.
gift-page-how = Tap the button and send the message that’s already typed. The stars arrive at once.
gift-page-take = Claim in LINE

# A pause of the owner's
pause-title = MiMi is taking a short break
pause-until = Readings and top-ups open again on { $moment }.
pause-kept = No stars were spent. Your stars, coins and past readings are all here, and the card of the day still works.
page-paused = MiMi isn’t taking top-ups just now. You haven’t been charged. You can top up again on { $moment }.
page-error-paused = MiMi isn’t taking top-ups just now. You haven’t been charged. Please come back a little later.
## What the owner may do to somebody
taken-back = Sorry, { $amount } had been given by mistake, so I have taken them back ({ $reason }).
barred = I cannot read the cards for you at the moment. Your stars and coins stay yours. If you think this is a mistake, please talk to our team.
barred-contact = Talk to our team

# Codes, campaigns, a sale
topup-sale = Special offer: { $percent }% extra bonus on every package until { $until }
topup-code = Your code { $code } adds { $percent }%, once
page-sale = Special offer: { $percent }% extra bonus on every package until { $until }
page-code = Your code { $code } adds { $percent }%, once
page-error-code = Your code is with an earlier order that the bank is still confirming. You can wait, or try again to top up without it.
page-error-changed = This package’s stars have changed. Nothing has been charged. Tap to see the latest.
code-ok = Code { $code } worked: { $given } for you. You now have { $now }.
code-ok-percent = I’ve kept code { $code } for you: your next top-up brings another { $percent }% bonus.
code-no-unknown = I can’t find that code. Could you check the spelling?
code-no-already = You’ve already used code { $code }; it’s once each.
code-no-over = Code { $code } has ended. I’m sorry! There may be another one soon.
code-no-gone = Code { $code } has been used up. I’m sorry! There may be another one soon.
code-no-not_new = Code { $code } is for new friends, and we’ve known each other a while.
code-no-tired = That was a lot of codes that don’t exist. Let’s rest, and try again tomorrow.
reason-code-gift = Promo code
reason-code-bonus = Bonus from a code
code-message = Code { $code }
campaign-message = Hello MiMi #{ $name }
