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
    "For {position} you drew {name}, {turned}. It speaks of {theme}.",
    "At {position} lies {name}, {turned}, and brings up {theme}.",
    "Here, at {position}, {name} appears {turned}: {theme}.",
    "{name} comes {turned} for {position}, and points to {theme}.",
)
UPRIGHT: Final = (
    "Its energy flows freely, so you may lean on it a little.",
    "You do not have to push; most of it is already under way.",
    "It encourages you to trust what has gone well so far.",
    "That is good company for your question, so let it set the pace.",
)
REVERSED: Final = (
    "Reversed, it asks you to slow down and look at what you have been putting off.",
    "Because it is reversed, this works more inside you than outside for now.",
    "Turned over, it hints at a small knot that loosens once you name it.",
    "In this orientation it is less a warning than a reminder to be kind to yourself.",
)
LINKS: Final = (
    "For your question, that means one honest step counts for more than a perfect plan.",
    "Seen with what you asked, it suggests listening before deciding.",
    "In this matter it helps to say plainly what you need.",
    "Applied to your question, it is an invitation rather than a verdict.",
    "It leaves the choice with you, and gives you a little more light to choose by.",
)
OPENINGS: Final = (
    "Thank you for trusting me with this. You ask about {question}, and I can feel how much it matters to you.",
    "I have taken my time with your question about {question}. The cards answered more gently than you may have feared.",
    "{question}: that is a good thing to ask just now. Let us look at it quietly, card by card.",
    "What a sincere question: {question}. I laid the cards with it in mind, and a clear thread runs through them.",
    "You have been carrying {question} around with you for a while. Let the cards carry a part of it for a moment.",
)
SEEN: Final = (
    "What I see first is movement, even where it feels as if nothing happens.",
    "What stands out is how much of the answer lies in your own hands.",
    "The first thing I notice is that patience and courage take turns here.",
)
GISTS: Final = {
    "love": (
        "Warmth is there; an honest talk will show how far it carries.",
        "Hearts move closer when you stop guessing and ask.",
    ),
    "work": (
        "Your work is about to be seen; choose what you want it to be seen for.",
        "A steady step now beats a big leap later.",
    ),
    "money": (
        "Order first, then growth: small decisions will carry you.",
        "Look at the numbers calmly and the way shows itself.",
    ),
    "family": ("Closeness returns through small, everyday kindness.", "Listen once more than you speak and the air will clear."),
    "study": ("You know more than you think; rhythm matters more than hours.", "Keep the pace and the result will follow."),
    "health": ("Be gentle with yourself and let others help you.", "Rest is part of the way, and good advice is welcome."),
    "self": ("You are further along than you feel; trust your own pace.", "What you look for has already begun inside you."),
    "other": ("The door is open; take the first small step.", "Time is on your side when you move with it."),
}
TOGETHER: Final = (
    "Together the cards tell of something that begins inside and then shows. None of them asks you to hurry.",
    "Side by side, these cards move from question to courage. The quieter ones steady the louder ones, and that is healthy.",
    "Read as one picture, they show a road with a bend rather than a wall. Behind the bend it becomes wider.",
)
INSIGHTS: Final = (
    "What feels like waiting is often preparing.", "You may change your mind without having to explain it to everyone.",
    "A clear no to one thing is a warm yes to another.", "People around you see your effort more than they say.",
    "The part you can influence is small, and it is enough.", "An old worry speaks loudest just before it leaves.",
    "Asking for help would shorten the way.",
)  # fmt: skip
ACTIONS: Final = (
    "This evening, write down in three lines what you really wish for, and read it again in the morning.",
    "Choose one conversation you have been putting off, and begin it with a thank you.",
    "Take ten quiet minutes today without your phone, and notice which thought comes back first.",
    "Pick the smallest possible next step, and do it before the week ends.",
)
QUESTIONS: Final = (
    "What can I do this month to make this easier?", "What am I not seeing in this situation yet?",
    "How can I talk about this with the people involved?",
    "What should I let go of to move on?", "Where should I put my energy next?",
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
