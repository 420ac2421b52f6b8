"""English phrases from which the stand-in writes its readings."""

from typing import Final

MAJORS: Final = (
    "a leap taken lightly, before every answer is in", "having in your hands all you need to begin",
    "an inner voice that already knows", "care that makes things grow", "structure, and the calm of a clear boundary",
    "the comfort of what has been learned and shared", "a choice made with the whole heart", "moving ahead by holding the reins",
    "gentle strength rather than force", "stepping back to hear yourself think", "a turn of events that opens a door",
    "seeing both sides fairly", "a pause that shows the matter from another side", "one chapter closing so that another can open",
    "mixing two things until they are in balance", "a habit that holds you more tightly than it needs to",
    "a sudden truth that clears the ground", "hope that returns quietly", "feelings that are not yet easy to read",
    "warmth, and a plain yes", "a call to answer something old in a new way", "a circle that closes well",
)  # fmt: skip
RANKS: Final = (
    "a fresh beginning", "a balance to find between two things", "growth that comes from sharing",
    "a pause to stand more firmly", "a test of patience", "a gentle turn for the better", "asking what is worth keeping",
    "steady, growing momentum", "being closer than you think", "a chapter that has become full",
    "curious news and a willingness to learn", "someone on the move, perhaps yourself", "mature, caring skill", "calm authority",
)  # fmt: skip
SUITS: Final = {
    "wands": " in what drives you",
    "cups": " in matters of the heart",
    "swords": " in how you think and speak",
    "pentacles": " in money, home and daily life",
}
SOMETHING: Final = "something that has been waiting for your attention"
INTROS: Final = (
    "This is about {theme}: {name}, {turned}, in the place of {position}.",
    "It comes down to {theme}. {name} lies {turned} at {position}.",
    "What shows here is {theme}, and {name} says so, {turned}, at {position}.",
    "Look at {position} and you see {theme}; that is {name}, {turned}.",
)
UPRIGHT: Final = (
    "That part is going well, so keep at it.",
    "You don't have to push; most of it has started.",
    "What you've done so far holds, so trust it.",
    "Good company for your question, this one.",
)
REVERSED: Final = (
    "Reversed, it's a bit stuck: look at what you've been putting off.",
    "Because it's reversed, this is going on inside you more than outside.",
    "Reversed, it means something hasn't been said yet. Say it and it gets lighter.",
    "Reversed isn't bad news here. Just go easier on yourself.",
)
LINKS: Final = (
    "One thing done beats a big plan that hasn't started.",
    "Before you decide, hear the other side out once.",
    "Say what you need, plainly. It's easier than being guessed at.",
    "Which way it goes is still up to you.",
    "If you aren't sure, another week won't hurt.",
)
OPENINGS: Final = (
    "It should work, if you take it slowly. You asked {question}, and the answer is fairly clear.",
    "Not yet, but soon, I think. You asked {question}, and I do see a way on.",
    "Leaning yes. You asked {question}, and nothing here closes it off.",
    "It depends on how plainly you say what you want. {question} is still open.",
    "You can, if you start small. {question} does not have to be settled today.",
)
SEEN: Final = (
    "All in all you can do more here than you think.",
    "What stands out is that things have started to move.",
    "Most of the answer is up to you.",
)
GISTS: Final = {
    "love": (
        "The feeling's still there. Talk plainly and you'll see how far it goes.",
        "Stop guessing and ask; you'll be closer for it.",
    ),
    "work": ("People are starting to see your work. Decide what they should see.", "Slow and steady beats a big leap here."),
    "money": ("Get the money in order first, then think big.", "Look at the numbers calmly and you'll know what to do."),
    "family": ("A little attention each day and you'll be close again.", "Hear each other out once and it gets easier to talk."),
    "study": ("You know more than you think. Steady beats hard.", "Keep going like this and the result will follow."),
    "health": ("Go easy on yourself, and let others help.", "Rest first. If it worries you, see a doctor."),
    "self": (
        "You've come further than it feels. Go at your own pace.",
        "You've started to find it. You just haven't tried it yet.",
    ),
    "other": ("Start with one small thing; that's enough for now.", "No rush. Give it a bit and it gets clearer."),
}
TOGETHER: Final = (
    "All in all this starts with how you feel and shows later. Nothing here asks you to hurry.",
    "You go from doubting to daring, card by card. The quiet ones keep the loud ones steady.",
    "It's like a bend in the road: you can't see the end yet, and it isn't a dead end either.",
)
INSIGHTS: Final = (
    "What feels like waiting is often getting ready.",
    "You may change your mind without explaining it to everyone.",
    "Say no to one thing and there's room for another.",
    "People see your effort more than they say.",
    "The part you can change is small, and it's enough.",
    "An old worry is loudest just before it goes.",
    "Ask one person for help and it gets shorter.",
)
ACTIONS: Final = (
    "Tonight write three lines on what you really want, and read them again in the morning.",
    "Pick one talk you've put off and open with: 'Have you got ten minutes?'",
    "Give yourself a date: decide by this day next week, and don't move it.",
    "Pick the smallest step there is and finish it this week.",
)
CLOSINGS: Final = (
    "Slow is fine. You'll get there.",
    "You don't have to know it all today.",
    "Do what you can; that counts.",
    "I'm on your side in this.",
)
ANSWERS: Final = (
    "You can, but start small.",
    "Give it a little longer; it's early yet.",
    "Ask straight out. That's best.",
    "It should ease off, if you don't push.",
)
BECAUSE: Final = "I say that because of {name}, {turned}."
QUESTIONS: Final = (
    "What can I do this month to make this easier?", "What am I not seeing in this situation yet?",
    "How can I talk about this with the people involved?",
    "What should I let go of to move on?", "What should I put my time into next?",
)  # fmt: skip
REASON: Final = "I could not quite find a question for the cards in this, but I would love to read for you."
MOODS: Final = ("hopeful", "thoughtful", "a little worried", "curious", "calm")
TIMEFRAMES: Final = ("the coming weeks", "the next one to three months", "this season")
VERDICT: Final = "Do not worry, you will be cured."
REFUSAL: Final = "I'm sorry, but I can't help with that."
TURNED: Final = {False: "upright", True: "reversed"}
NO_POSITION: Final = "place {place}"
NO_QUESTION: Final = "what is on your mind"
TOPICS: Final = {
    "love": ("love", "relationship", "boyfriend", "girlfriend", "partner", "marry", "marriage", "crush", "dating", " ex "),
    "work": ("work", "job", "career", "boss", "office", "business", "promotion", "interview"),
    "money": ("money", "debt", "salary", "invest", "savings", "rent", "finance"),
    "family": ("family", "mother", "father", "parents", "sister", "brother", "child", " son", "daughter"),
    "study": ("study", "exam", "school", "university", "course", "thesis"),
    "health": ("health", "sick", "illness", "sleep", "body", "tired"),
    "self": ("myself", "purpose", "confidence", "who am i", "meaning of my life"),
}
