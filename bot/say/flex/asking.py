"""From hello to the spread: the greeting, the question, the mood, the way to lay the cards."""

from collections.abc import Mapping, Sequence

from bot.say.flex.cards import one_line
from bot.say.flex.parts import (
    BRONZE,
    CREAM,
    GOLD,
    MIST,
    Links,
    Part,
    bubble,
    button,
    column,
    flex,
    link,
    note,
    plain,
    postback,
    say,
    separator,
    text,
    title,
    with_quick,
)
from bot.say.limits import Message, shorten
from bot.say.words import Words
from models.readings.deck import DEFAULT_SPREAD
from prompts.meanings import meanings

QUESTION_SHOWN = 160
"""How much of a question is repeated back, in UTF-16 units."""


def greeting(words: Words, links: Links, name: str, coins: int, returning: bool) -> list[Message]:
    """Hello by name, the welcome gift, and what to tap first."""
    hello = words("greeting-title", name=shorten(one_line(name), 40)) if name.strip() else words("greeting-title-nameless")
    gift = words("greeting-back") if returning or not coins else words("greeting-gift", coins=words("coins", n=coins))
    privacy = [note(words("greeting-privacy"), margin="lg")]
    if links.privacy_url:
        opened = link(words("greeting-privacy-link"), links.privacy_url)
        privacy.append(note(words("greeting-privacy-link"), color=BRONZE, decoration="underline", action=opened))
    made = bubble(
        header=column(
            text(words("brand"), size="xs", color=GOLD, weight="bold"), title(hello, color=CREAM, size="xl"), spacing="sm"
        ),
        body=column(text(words("greeting-body")), text(gift, color=BRONZE, weight="bold", margin="lg"), *privacy),
        footer=column(
            button(postback(words("ask"), "ask"), primary=True),
            button(postback(words("daily-card"), "daily")),
            button(postback(words("how-to"), "help")),
        ),
    )
    return [flex(words("greeting-alt-back" if returning else "greeting-alt"), made)]


def ask_question(words: Words, _: Links, suggestions: bool = True) -> list[Message]:
    """What would you like to ask? With four questions to start from."""
    return with_quick([plain(words("ask-question"))], *(suggested(words) if suggestions else []))


def suggested(words: Words) -> list[Part]:
    """The house's own questions, as taps that ask them."""
    pairs = (line.split(" | ", 1) for line in words.several("suggested-questions"))
    return [say(question, label) for label, question in pairs]


def question_short(words: Words, _: Links, minimum: int) -> list[Message]:
    """The text is no question yet. `minimum` in characters as people see them."""
    return [plain(words("question-short", minimum=minimum))]


def question_long(words: Words, _: Links, maximum: int) -> list[Message]:
    """The text is too long for one question."""
    return [plain(words("question-long", maximum=maximum))]


def ask_mood(words: Words, _: Links, place: int, question: str) -> list[Message]:
    """How do you feel? Six moods and a way past them."""
    quoted = words("quoted", text=shorten(one_line(question), QUESTION_SHOWN))
    moods = ("happy", "calm", "hopeful", "worried", "sad", "confused", "skip")
    taps = [postback(words(f"mood-{mood}"), f"mood:{mood}:{place}") for mood in moods]
    return with_quick([plain(words("ask-mood", question=quoted))], *taps)


def ask_spread(words: Words, _: Links, place: int, stars: int, coins: int, prices: Mapping[str, int]) -> list[Message]:
    """One, three, five or ten cards, with what each costs in stars; three is what most people want."""
    choices: list[Part] = []
    for spread, price in prices.items():
        name = meanings(words.language).spread(spread).name
        label = words("ask-spread-button", spread=name, stars=words("stars", n=price))
        favourite = spread == DEFAULT_SPREAD
        about = [note(words(f"spread-{spread}-about"))]
        if favourite:
            about.append(note(words("spread-favourite"), color=BRONZE, weight="bold"))
        tap = button(postback(label, f"spread:{spread}:{place}", name), primary=favourite)
        choices.append(column(tap, column(*about, paddingStart="4px"), spacing="xs"))
    owned = words("ask-spread-hold", stars=words("stars", n=stars), coins=words("coins", n=coins))
    made = bubble(
        header=column(title(words("ask-spread-title"), color=CREAM), text(owned, size="xs", color=MIST), spacing="xs"),
        body=column(*choices, spacing="lg"),
    )
    return [flex(words("ask-spread-alt"), made)]


def invalid_question(words: Words, _: Links, reason: str, questions: Sequence[str]) -> list[Message]:
    """This is no question for the cards: why, and what could be asked instead."""
    said = words("invalid-question", reason=shorten(one_line(reason), 400))
    return question_offers(words, said, questions)


def question_offers(words: Words, said: str, questions: Sequence[str]) -> list[Message]:
    """`said`, and questions to tap: in full in the bubble."""
    if not questions:
        return [plain(said)]
    made = bubble(body=column(text(said), separator(margin="lg"), *question_taps(words("invalid-question-try"), questions)))
    return [flex(said, made)]


def question_taps(heading: str, questions: Sequence[str]) -> list[Part]:
    """A heading and three questions at most, each asked by a tap."""
    taps = [
        text(f"› {shorten(one_line(question), 160)}", size="sm", color=BRONZE, margin="md", action=say(question))
        for question in questions[:3]
        if question.strip()
    ]
    return [text(heading, size="sm", weight="bold", margin="lg"), *taps] if taps else []
