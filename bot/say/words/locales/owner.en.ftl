# What MiMi says to her owner, in the owner's chat and on the command line.

## Acts, whichever way they come
owner-sure = Do it?
owner-queue-away = Redis is away; what is left starts by itself when it is back, or with the person's next message.
owner-afterwards-failed = It is written down, but what had to be done outside has not succeeded ({ $error }).
owner-no-such-person = There is no such person.

## Gifts and refunds
owner-grant-asks = Gives { $name } ({ $line }) { $amount } { $currency ->
    [star] { $amount ->
        [1] star
       *[other] stars
      }
   *[coin] { $amount ->
        [1] coin
       *[other] coins
      }
  }. They will read the reason: { $reason }
owner-grant-done = { $name } has { $amount } { $currency ->
    [star] { $amount ->
        [1] star
       *[other] stars
      }
   *[coin] { $amount ->
        [1] coin
       *[other] coins
      }
  } more, { $balance } now. MiMi tells them in the chat.
owner-grant-known = This key has been given before: nothing was changed.
owner-grant-key-of-another = Key { $key } was used for another gift (another person, amount or kind): nothing was given.
owner-refund-asks = Gives { $name } the { $stars ->
    [1] star
   *[other] { $stars } stars
  } of the reading of { $at } back. They will read the reason: { $reason }
owner-refund-done = { $name } has { $stars ->
    [1] 1 star
   *[other] { $stars } stars
  } back, { $balance } now. MiMi tells them in the chat.
owner-refund-known = Its stars were given back before: nothing was changed.
owner-refund-not-no-id = A reading is named by its id, or by the first eight digits of it.
owner-refund-not-none = There is no such reading.
owner-refund-not-several = Several readings begin so; give more of the id.
owner-refund-not-failed = Not refunded: its stars went back when it failed.
owner-refund-not-open = Not refunded: it has not been delivered; what fails is given back by itself.
owner-refund-not-free = Not refunded: it cost nothing.

## News to many people
owner-news = News to people
owner-news-empty = No news yet.
owner-news-list = All news
owner-news-none = There is no such news.
owner-news-status = { $status ->
    [draft] not sent yet
    [running] being sent
    [stopped] stopped
   *[done] done
  }
owner-news-is = Status
owner-news-for = For
owner-news-people = People
owner-news-until = Until
owner-news-figure-reach = Meant for
owner-news-figure-reached = Have it
owner-news-figure-left = Not yet
owner-news-figure-came_back = Came back
owner-news-figure-buyers = Bought within 7 days
owner-news-figure-baht = Baht
owner-news-figure-stopped_it = Want no more
owner-news-ask-which = Which news? The first eight signs of its id will do.
owner-news-ask-words = What does it say? In Thai or in English; people see exactly what you type.
owner-news-ask-others = And in the other language? With one alone, everybody gets that one.
owner-news-one-language = One is enough
owner-news-ask-audience = For whom? Choose, or type, such as language=th,unseen=30,bought=no,campaign=name
owner-news-ask-tap = Which button goes under it?
owner-news-ask-until = Until when shall it go along?
owner-news-days = { $days } days
owner-news-to-all = Everybody
owner-news-to-language-th = Thai speakers
owner-news-to-language-en = English speakers
owner-news-to-seen-30 = Seen within 30 days
owner-news-to-unseen-30 = Away for 30 days
owner-news-to-bought-yes = Have bought
owner-news-to-bought-no = Never bought
owner-news-to-topic-love = Asked about love
owner-news-to-topic-work = Asked about work
owner-news-to-topic-money = Asked about money
owner-news-tap-none = No button
owner-news-tap-ask = Ask the cards
owner-news-tap-daily = Daily card
owner-news-tap-topup = Top up
owner-news-tap-invite = Invite friends
owner-news-audience-unreadable = This part of the audience means nothing: { $part }
owner-news-same-language = Both texts are in the same language.
owner-news-written = Draft { $id } is kept, for: { $audience ->
    [all] everybody
   *[other] { $audience }
  }. Nobody has got it yet. To see and send it: type “news”, or mimi news show { $id }.
owner-news-reach = It would reach { $people } people now. Whoever blocked MiMi, deleted their data or wants no news is not counted.
owner-news-free = Carried along with each person's next reply: free.
owner-news-quota = Pushes left this month: { $left } of { $allowed } (LINE said so { $at }); after it { $after }.
owner-news-quota-unknown = How many pushes are left is not known yet; count again to ask LINE.
owner-news-no-limit = LINE sets this account no limit of pushes (LINE said so { $at }).
owner-news-price = That is about { $baht } baht of LINE's plan.
owner-news-price-free = LINE's free plan: it costs nothing.
owner-news-price-unknown = This plan of LINE's is not known here, so there is no price.
owner-news-too-many = It reaches { $room } people and then stops, so that readings keep some pushes. It can go on next month.
owner-news-says-th = Thai: { $words }
owner-news-says-en = English: { $words }
owner-news-carry-asks = It goes along with the next reply of { $people } people, until { $until }, without a push.
owner-news-carry-done = It goes along with the next reply of { $people } people, until { $until }.
owner-news-push-asks = It is pushed to { $people } people now.
owner-news-push-done = It is being pushed to { $people } people.
owner-news-stop-asks = It stops; { $people } people have not got it. It can go on later.
owner-news-stop-done = Stopped.
owner-news-not-running = It is not being sent.
owner-news-drop-asks = The draft is deleted.
owner-news-drop-done = The draft is deleted.
owner-news-no-draft = It has begun, and cannot be deleted.
owner-news-begun = { $status ->
    [running] It is being sent already.
    [stopped] It was sent the other way, and can go on in that way only.
   *[done] It is done.
  }
owner-act-newswrite = Write news
owner-act-newscarry = Carry along (free)
owner-act-newspush = Push now
owner-act-newscount = Count again
owner-act-newsstop = Stop
owner-act-newsdrop = Delete draft

## Deleting somebody's data
owner-forget-asks = Deletes the data of { $name } ({ $line }) for good: questions, readings, ratings, name and picture. The books stay, without a name.
owner-forget-done = Forgotten. The books keep { $id }, without a name.
owner-forget-known = Their data has been deleted before.
owner-forget-owner = An owner's data are not deleted here: take them out of OWNER_LINE_IDS first, or let them type "delete my data" themselves.

## The desk in the chat
owner-desk-title = Your desk
owner-desk-about = Type "find" and a name to see that person. Only owners see this.
owner-desk-menu = Menu of your desk
owner-desk-switched = This is the menu that guests see. Type "owner" to have yours again.
owner-desk-yes = Do it
owner-desk-no = Do not
owner-desk-cancel = Cancel
owner-desk-left = Nothing was done; all is as it was.
owner-desk-over = This button was used already, or is older than 10 minutes. Nothing was changed; begin again from the menu.
owner-nobody-meant = Nobody is meant by that.
owner-several-meant = { $n } people are meant by that; give an id or the full name.
owner-answer-number = A number from 1 to { $most }, please.
owner-answer-reason = A text of at most { $most } characters without a colon, please.
owner-answer-choice = Choose one of the buttons below.
owner-ask-who = Who? A name, a LINE id, an order's number or an invite code.
owner-ask-currency = What is given?
owner-ask-amount = How much?
owner-ask-reason = Why? They will read this in the chat.
owner-currency-star = Stars
owner-currency-coin = Coins
owner-act-grant = Give stars or coins
owner-act-refund = Give stars back
owner-act-forget = Delete data

## Taking a gift back
owner-takeback-asks = Takes { $amount } { $currency ->
    [star] { $amount ->
        [1] star
       *[other] stars
      }
   *[coin] { $amount ->
        [1] coin
       *[other] coins
      }
  } back from { $name } ({ $line }), of { $given } given; what is spent stays spent. They will read the reason: { $reason }
owner-takeback-done = { $amount } { $currency ->
    [star] { $amount ->
        [1] star
       *[other] stars
      }
   *[coin] { $amount ->
        [1] coin
       *[other] coins
      }
  } of { $given } taken back from { $name }, { $balance } left. MiMi tells them in the chat.
owner-takeback-known = It was taken back before: nothing was changed.
owner-takeback-not-none = There is no gift with this key.
owner-takeback-not-spent = All of it is spent: nothing is left to take back.

## Blocking, notes, sending again
owner-block-asks = Blocks { $name } ({ $line }): MiMi reads no cards for them and takes no money from them. Stars and coins stay theirs, and readings that run arrive.
owner-block-done = { $name } is blocked.
owner-block-known = { $name } was blocked before: nothing was changed.
owner-block-owner = An owner cannot be blocked.
owner-unblock-asks = Lets { $name } ({ $line }) use MiMi again.
owner-unblock-done = { $name } can use MiMi again.
owner-unblock-known = { $name } is not blocked: nothing was changed.
owner-note-will = Notes something about { $name }, for owners only.
owner-note-done = Noted about { $name }.
owner-resend-asks = Sends the reading of { $at } to { $name } ({ $line }) once more; it is one of the month's pushes.
owner-resend-begun = The reading is being sent to { $name } once more.
owner-resend-sent = { $name } has it.
owner-resend-no-quota = Not sent: the month's pushes are used up. They can open it among their past readings.
owner-resend-refused = Not sent: LINE does not take it.
owner-resend-away = LINE does not answer, so it may not have arrived. Try again.
owner-resend-nothing = There is no reading to send.
owner-resend-running = This reading is not ready yet.
owner-resend-waiting = This reading is waiting already: they get it as soon as they write.
owner-resend-unreachable = { $name } has blocked MiMi or had their data deleted, so nothing can be sent.
owner-stripe-away = Stripe cannot be asked at the moment ({ $error }).

## One person's story at the desk
owner-menu-person = Find a person
owner-find-title = Which one?
owner-find-how = Type a name, a LINE id, an order's number, a reading's id, an invite code, a number of Stripe's or the e-mail address of a receipt. Next time just type "find" and a name, for example: find Mali
owner-find-which = { $n } people fit; choose one.
owner-find-at-stripe = Asking Stripe for this address…
owner-person-since = Since { $at } · { $n } readings
owner-left-out = { $n } more are not shown; type more of it.
owner-person-stars = Stars
owner-person-coins = Coins

## Payments that do not match
owner-payments = Payments that do not match
owner-payments-entry = Mismatches
owner-payments-none = Nothing waits for you: each payment matches its order, or is settled.
owner-payments-some = { $count ->
    [1] 1 payment waits
   *[other] { $count } payments wait
  } for you. Ordered (baht) → what Stripe says.
owner-payments-list = All that wait
owner-payment-kind-amount = other amount
owner-payment-kind-currency = other currency
owner-payment-kind-twice = paid twice
owner-payment-kind-order = another order
owner-payment-kind-unknown = unknown to Stripe
owner-payment-state = { $state ->
    [open] Open.
    [refunding] The money is going back; Stripe's answer is awaited.
    [credited] Settled: credited.
    [refunded] Settled: refunded.
   *[noted] Settled with a note.
  }
owner-payment-why = Why: { $reason }
owner-payment-ours = Ordered: { $name }, order { $number }, { $baht } baht for { $stars ->
    [1] 1 star
   *[other] { $stars } stars
  }; the order is { $status }.
owner-payment-theirs = Stripe: { $kind ->
    [amount] paid { $amount }, another amount than was asked for
    [currency] paid { $amount }, another currency than was asked for
    [twice] { $amount } paid once more for an order that has a payment of its own
    [order] paid { $amount } in a session that names another order
   *[unknown] does not know the session with the present key, so whether it was paid is not known here
  }. { $session }
owner-payment-error = The last refund did not succeed: { $error }
owner-payment-ask-which = Which payment? Its id, or the order's number.
owner-payment-ask-why = Why do you settle it so? It is kept with the payment.
owner-payment-credit-asks = Credits { $name } { $stars ->
    [1] 1 star
   *[other] { $stars } stars
  }; the order counts as paid. Why: { $reason }
owner-payment-credit-done = { $name } has { $stars ->
    [1] 1 star
   *[other] { $stars } stars
  } more, { $balance } now. MiMi tells them in the chat.
owner-payment-refund-asks = Gives { $name } { $amount } back at Stripe: all that is left of this payment. No stars move. Why: { $reason }
owner-payment-refund-begun = Decided: { $amount } goes back.
owner-payment-refund-on-its-way = { $amount } is going back at Stripe. Open the payment again in a minute to see that it is done.
owner-payment-refund-done = Stripe gives the money back.
owner-payment-refund-refused = Stripe refuses: { $error }. It is open again.
owner-payment-refund-later = Stripe does not answer now. The worker goes on by itself every two minutes, and so does running this again.
owner-payment-refund-nothing = It was settled before, or somebody else decided meanwhile.
owner-payment-note-asks = Settles it with this note; neither stars nor money move: { $reason }
owner-payment-note-done = Settled with the note.
owner-payment-not-nobody = There is no such payment.
owner-payment-not-several = Several payments are meant; give more of the id, or Stripe's session.
owner-payment-not-settled = It is settled already ({ $state ->
    [credited] credited
    [refunded] refunded
   *[noted] noted
  }: { $reason }). Nothing was changed.
owner-payment-not-refunding = Its money is going back already; nothing was changed.
owner-payment-not-credited = Its stars were credited before; nothing was changed.
owner-payment-not-unknown = Stripe does not know it with the present key: give the money back in the dashboard of that account, then settle it with a note.
owner-payment-not-free = Nothing was paid, so there is nothing to give back.
owner-act-creditpayment = Credit the stars
owner-act-refundpayment = Give the money back
owner-act-notepayment = Settle with a note
owner-person-readings = Readings
owner-person-joined = Since
owner-person-code = Invite code
owner-person-copy = Copy the LINE id
owner-person-barred = You have blocked them
owner-person-blocked = They have blocked MiMi
owner-person-forgotten = Their data have been deleted
owner-person-frozen = { $n } stars are frozen
owner-person-owed = { $n } stars are owed
owner-list-readings = Readings
owner-list-orders = Payments
owner-list-ledger = Stars and coins
owner-list-notes = Notes
owner-list-acts = What owners did
owner-list-empty = None so far.
owner-list-more = More ({ $n })
owner-list-newer = Newer ones
owner-list-back = Back to this person
owner-reading-line = { $kind } · { $status }
owner-kind-reading = Reading
owner-kind-follow-up = Further question
owner-kind-daily = Card of the day
owner-reading-queued = waiting for the cards
owner-reading-interpreted = on its way
owner-reading-waiting = comes when they write
owner-reading-delivered = delivered
owner-reading-refunded = stars given back
owner-reading-free = no stars
owner-reading-rating = Rated { $n }
owner-reading-failure = Why: { $why }
owner-order-line = Order { $number } · { $stars }
owner-order-pending = not paid yet
owner-order-paid = paid
owner-order-failed = failed
owner-order-expired = expired
owner-order-refunded = refunded
owner-order-disputed = disputed
owner-order-mismatch = does not match
owner-order-refunded-baht = { $baht } baht refunded
owner-baht = { $baht } baht
owner-moved-after = { $n } after that
owner-moved-reading-spend = Reading
owner-moved-reading-refund = Reading that failed
owner-moved-reading-refused = Question that was refused
owner-moved-topup-credit = Stars bought
owner-moved-topup-clawback = Taken for a refund at Stripe
owner-moved-topup-restore = Back after a dispute
owner-moved-topup-owed = Paid what was owed
owner-moved-exchange-coins = Coins exchanged
owner-moved-exchange-stars = Stars for coins
owner-moved-referral-friend = Came with a code
owner-moved-referral-inviter = Invited a friend
owner-moved-welcome-gift = Welcome gift
owner-moved-level-reward = New level
owner-moved-owner-grant = Given by an owner
owner-moved-owner-refund = Given back by an owner
owner-moved-owner-takeback = Taken back by an owner
owner-by-cli = from the command line
owner-by-owner = from the chat (LINE id ending in { $id })
owner-outcome-nothing = nothing changed
owner-answer-text = A text of at most { $most } characters, please.
owner-ask-note = What is to be noted? Only owners see it.
owner-ask-reading = Which reading?
owner-ask-gift = Which gift?
owner-act-takeback = Take it back
owner-act-resend = Send again
owner-act-block = Block
owner-act-unblock = Unblock
owner-act-note = Note


## The pause
owner-moment-unreadable = I cannot read that as a time. Write 18:00, 2026-12-01, 2026-12-01 08:00, 3h or 45m.
owner-moment-past = That moment has passed.
owner-moment-late = At most { $days } days from now.
owner-pause = Pause
owner-pause-asks = Pauses MiMi until { $until }: no new readings, no new payments. What runs goes on, and what is at Stripe already is credited.
owner-pause-says-th = In Thai they read: { $words }
owner-pause-says-en = In English they read: { $words }
owner-pause-replaces = This replaces the pause that is under way.
owner-pause-done = MiMi pauses until { $until }.
owner-pause-long = At most { $most } characters, please.
owner-pause-same-language = Both texts are in the same language: give one in Thai and one in English.
owner-pause-none = MiMi is open.
owner-pause-now = MiMi pauses until { $until }.
owner-pause-without = No words of my own
owner-pause-hours = { $hours ->
    [1] 1 hour
   *[other] { $hours } hours
  }
owner-pause-morning = Until 08:00
owner-pause-ask-words = What should people read? In Thai or English; those who speak the other language read MiMi's own words.
owner-pause-ask-until = Until when? 18:00, 2026-12-01 08:00, 3h …
owner-act-pause = Begin a pause
owner-act-pause-again = Another end
owner-act-resume = Open again
owner-resume-asks = Ends the pause (until { $until }): MiMi is open again.
owner-resume-done = MiMi is open again.
owner-resume-nothing = There is no pause.

## The owner's menu under the chat
menu-bar-owner = Owner's menu
menu-figures = Today
menu-person = Find a person
menu-inbox = Inbox
menu-menu = Your desk
menu-switched = Guests' menu

## The figures
owner-figures = Today's figures
owner-figures-at = { $day }, until { $time }
owner-figures-what = What
owner-figures-today = Today
owner-figures-yesterday = Yesterday
owner-figures-week = 7-day mean
owner-figures-again = Look again
owner-figure-readings = Readings
owner-figure-friends = New friends
owner-figure-baht = Baht paid
owner-figure-usd = Model (US$)
owner-figure-failed = Failed
owner-figures-chart-readings = Readings, most { $n }
owner-figures-chart-baht = Baht, most { $n }

## What is offered: codes, campaigns, a sale
owner-show-link = Link and QR picture
owner-copy-link = Copy the link
owner-offer-days = { $days ->
    [1] 1 day
   *[other] { $days } days
  }
owner-offer-never = Without an end
owner-offer-ask-until = Until when? 2026-12-31 (all of that day), 31/12/2026 18:00, 7d …
owner-word-short = "{ $word }" is too short: { $shortest } to { $longest } letters and digits.
owner-word-long = "{ $word }" is too long: { $shortest } to { $longest } letters and digits.
owner-word-signs = "{ $word }" cannot be typed for sure: Latin letters and digits, or Thai letters and digits, not both alphabets.
owner-word-taken = Words that begin with MIMI or GIFT are invitations and gifts.
owner-word-number = A number alone means something else in the chat; add letters.
owner-word-danger = "{ $word }" reads like a cry for help. Choose another word.
owner-word-means = "{ $word }" means something else in the chat already. Choose another word.
owner-codes = Promo codes
owner-codes-about = The newest codes: how often used, and what their people paid.
owner-codes-none = There is no code yet.
owner-code-short = { $uses } used · { $baht } baht
owner-code-asks = Makes the code { $word }.
owner-code-gives-coins = It gives { $amount } coins.
owner-code-gives-stars = It gives { $amount ->
    [1] 1 star
   *[other] { $amount } stars
  }.
owner-code-gives-percent = It gives { $amount }% more stars on their next package.
owner-code-most = At most { $most } times in all
owner-code-endless = As often as wanted
owner-code-until = Until { $until }
owner-code-forever = Without an end
owner-code-for-everyone = For everybody, once each.
owner-code-for-new = For people who joined within { $days } days, once each.
owner-code-for-chosen = Only for { $who }.
owner-code-made = The code { $word } is ready. People type "code { $word }", or open the link.
owner-code-taken = There is, or was, a code { $word }: choose another word.
owner-code-amount = A number from 1 to { $most } for this.
owner-code-unknown = There is no code { $word }.
owner-code-end-asks = Ends the code { $word } (used { $uses } times). Bonuses that people hold already stay theirs.
owner-code-ended = The code { $word } has ended.
owner-code-over = The code { $word } has ended before, or there is none: nothing was changed.
owner-code-uses = Used
owner-code-gift-coins = Coins
owner-code-gift-stars = Stars
owner-code-gift-percent = % more stars
owner-code-audience-everyone = Everybody
owner-code-audience-new = New people
owner-code-audience-chosen = Chosen people
owner-code-ask-word = What is the code? Latin or Thai letters and digits.
owner-code-ask-gives = What does it give?
owner-code-ask-amount = How many (coins, stars, percent)?
owner-code-ask-most = How often can it be used in all?
owner-code-ask-whom = For whom? Or type names or LINE ids, with commas between.
owner-code-ask-which = Which code?
owner-code-people = Type one to { $most } people, with commas between.
owner-act-makecode = New code
owner-act-endcode = End this code
owner-came-friends = Friends
owner-came-readers = Had a reading
owner-came-buyers = Bought
owner-came-baht = Baht
owner-came-refunded_baht = Refunded, baht
owner-campaigns = Where people come from
owner-campaigns-about = Who came in the last { $days } days: friends, buyers, and what these people have paid.
owner-campaigns-none = There is no campaign yet. Each gets a link and a QR picture.
owner-campaign-figures = { $friends } · { $buyers } · { $baht } baht
owner-inviters = By invitation
owner-campaign-made = The campaign #{ $name } is ready. Who sends the link's message within 24 hours of joining is counted.
owner-campaign-known = There is a campaign #{ $name } already.
owner-campaign-unknown = There is no campaign { $name }.
owner-campaign-ask-name = What is it called? Latin or Thai letters and digits: a market, a poster, an advertisement.
owner-act-makecampaign = New campaign
owner-sale = Sale
owner-sale-none = There is no sale.
owner-sale-runs = Running: { $percent }% more until { $end }
owner-sale-comes = Coming: { $percent }% more from { $start } until { $end }
owner-sale-package = { $baht } baht: { $stars } stars instead of { $usual }
owner-sale-asks = Gives { $percent }% more bonus on every package from { $start } until { $end }.
owner-sale-planned = The sale is set: { $percent }% more from { $start } until { $end }.
owner-sale-percent = A number from 1 to { $most }, please.
owner-sale-order = A sale ends after it begins.
owner-sale-overlap = There is a sale from { $start } until { $end } already. End that one first.
owner-sale-end-asks = Ends the sale of { $percent }% (until { $end }). Who has the pay page open keeps what it promised for an hour.
owner-sale-ended = The sale has ended.
owner-sale-now = Now
owner-sale-midnight = At midnight
owner-sale-ask-percent = How many percent more bonus on every package?
owner-sale-ask-start = From when?
owner-act-plansale = New sale
owner-act-endsale = End this sale
owner-moved-code-gift = Promo code
owner-moved-code-bonus = Bonus from a code

## A reading's private texts
owner-reading-open = Read
owner-act-texts = Read somebody's question
owner-text-question = Question
owner-text-gist = What they were told
owner-text-word = Their comment
owner-text-private = This is private: read it only when you must. That you have looked is written down.

## Messages from people
owner-inbox = Messages from people
owner-inbox-entry = Messages
owner-inbox-none = Nobody waits for an answer.
owner-inbox-some = { $count ->
    [1] 1 message waits
   *[other] { $count } messages wait
  } for an answer, the oldest first.
owner-inbox-new = { $count ->
    [1] Somebody has written to you.
   *[other] { $count } messages for you.
  }
owner-inbox-read = Read
owner-inbox-list = All that wait
owner-inbox-person = This person
owner-inbox-you = You
owner-inbox-not-arrived = not arrived yet
owner-inbox-wrote = { $name } wrote: { $text }
owner-inbox-answer-asks = Your answer to { $name }: { $text }
owner-inbox-carried = It comes with their next reply, for free.
owner-inbox-pushed = It is pushed at once: one of the month's pushes.
owner-inbox-blocked = They have blocked MiMi: it waits until they come back.
owner-inbox-answer-carried = Kept for { $name }; it comes with their next reply.
owner-inbox-answer-pushed = On its way to { $name }.
owner-inbox-too-long = A text of 1 to { $most } characters, please.
owner-inbox-close-asks = Closes it without an answer; { $name } is not told.
owner-inbox-close-done = Closed; { $name } gets no answer to it.
owner-inbox-ask-which = Which message? The beginning of its id.
owner-inbox-ask-text = What do you answer? They read it as you write it.
owner-inbox-ask-way = How is it to come?
owner-inbox-carry = With their next reply, free
owner-inbox-push = At once, one push
owner-inbox-not-answered = It is answered already, by you or somebody else. Nothing was changed.
owner-inbox-not-closed = It is closed already, or was taken back. Nothing was changed.
owner-inbox-not-nobody = There is no such message (any more).
owner-inbox-not-several = Several messages are meant; give more of the id.
owner-act-answer = Answer
owner-act-closemessage = Close without an answer

## Alerts: what is wrong, and what to do (the rules are in bot/watch/rules/rules.toml)
owner-alerts = What is wrong now
owner-alerts-entry = Alerts
owner-alerts-title = MiMi has something for you
owner-alerts-none = Nothing is wrong now.
owner-alert-figure = Now { $value } (limit { $above })
owner-alert-count = Now { $value }
owner-alert-minutes = For { $value } minutes now (limit { $above })
owner-alert-over = Over: { $name }
owner-alert-at = { $time }
owner-alert-from-to = { $begins } to { $ends }
owner-clock = { $day } { $month }, { $time }
owner-alert-readings-waiting = People wait for their cards
owner-alert-readings-waiting-do = See whether the worker runs (fly status) and start it. What waits is then read by itself.
owner-alert-readings-failed = Several readings failed in half an hour
owner-alert-readings-failed-do = Their stars are back. The worker’s log says why (fly logs).
owner-alert-told-by-fallback = Many readings come from the deck’s own meanings
owner-alert-told-by-fallback-do = The model does not answer, or not well. mimi doctor asks it; look at the provider’s status page, too.
owner-alert-cost-a-reading = A reading costs more than it should
owner-alert-cost-a-reading-do = mimi stats says which spread and model cost it. Look at OPENAI_MODEL.
owner-alert-inbox-waiting = Somebody waits for an answer from you
owner-alert-inbox-waiting-do = Type “inbox” to read it and to answer.
owner-alert-refunds = Several payments were refunded today
owner-alert-refunds-do = Stripe’s page shows whose they are, and why.
owner-alert-answer-late = Somebody has waited for your answer for most of a day
owner-alert-answer-late-do = Type “messages”: people are told that an answer usually comes within a day.
owner-alert-news-stopped = News that was being pushed has stopped
owner-alert-news-stopped-do = Type “news” to see how many have not got it. If the month’s pushes are used up, it can go on next month.
owner-alert-payment-mismatch = A payment does not match its order
owner-alert-payment-mismatch-do = Type “payments” to see both sides and to settle it.
owner-alert-disputes = Somebody disputes a payment
owner-alert-disputes-do = Answer at Stripe before its deadline. The stars of that payment are frozen meanwhile.
owner-alert-books-broken = The books do not balance
owner-alert-books-broken-do = mimi check shows the rows. Change no balance by hand.
owner-alert-key-line = LINE refuses our access token
owner-alert-key-line-do = Issue a new one in LINE’s console and set LINE_CHANNEL_ACCESS_TOKEN. Nobody gets an answer until then.
owner-alert-key-line-secret = What LINE sends does not fit LINE_CHANNEL_SECRET
owner-alert-key-line-secret-do = Copy the channel secret from LINE’s console again. No message is heard until then. mimi doctor checks it.
owner-alert-key-stripe = Stripe refuses our key
owner-alert-key-stripe-do = Make a new one at Stripe and set STRIPE_SECRET_KEY. Nobody can pay until then; what was paid is credited later.
owner-alert-key-stripe-secret = What Stripe sends does not fit STRIPE_WEBHOOK_SECRET
owner-alert-key-stripe-secret-do = Copy the signing secret of the webhook from Stripe again. Payments are still found, only later.
owner-alert-key-openai = The model’s key is refused, or its credit is used up
owner-alert-key-openai-do = Look at the provider’s billing page, then at OPENAI_API_KEY. Readings come from the deck’s own meanings meanwhile.
owner-alert-pushes-used = Most of this month’s pushes are used
owner-alert-pushes-used-do = Without pushes MiMi answers only when people write. LINE’s manager has larger plans.
owner-alert-redis-full = Redis is almost full
owner-alert-redis-full-do = Choose a larger plan. When it is full nothing can be put into the queue.
owner-alert-database-full = The database is almost full
owner-alert-database-full-do = Enlarge its disk, then set DATABASE_GIB to the new size. When it is full, MiMi hears nobody.
owner-alert-database-read-only = The database takes no writes
owner-alert-database-read-only-do = Its disk is full, or it was made read-only. MiMi can do nothing until it is writable.
owner-alert-database-away = The database does not answer
owner-alert-database-away-do = Look at its host’s page. What people send meanwhile is lost unless LINE’s redelivery is on.
owner-alert-redis-away = Redis does not answer
owner-alert-redis-away-do = Look at its host’s page. Chats go on, readings wait until it is back.
owner-alert-worker-dead = No worker runs
owner-alert-worker-dead-do = Start it (fly machine start). Readings wait meanwhile, and none is lost.

## The morning’s report
owner-report-title = Yesterday at MiMi’s
owner-report-day = { $day }
owner-report-new = New friends
owner-report-active = People with a reading or a card
owner-report-readings = Readings
owner-report-by-deck = of these from the deck’s own meanings
owner-report-failed = Given back
owner-report-orders = Top-ups
owner-report-baht = Baht paid
owner-report-refunded-baht = Baht refunded
owner-report-usd = Cost of the model
owner-report-pushes = The month’s pushes used
