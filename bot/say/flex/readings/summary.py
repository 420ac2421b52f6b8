"""What a reading says in one bubble: the gist, the cards together, the one thing to do, and the ways on."""

from typing import Final

from bot.say.buttons.menu import Ask
from bot.say.buttons.on_reading import AskFollowUp, AskRating, ShareReading
from bot.say.flex.parts import (
    AIR,
    BRONZE,
    CREAM,
    GOLD,
    INK,
    MIST,
    PLUM,
    VEIL,
    Part,
    bubble,
    button,
    column,
    link,
    one_line,
    postback,
    row,
    separator,
    tap_line,
    text,
)
from bot.say.flex.question_parts import question_line, question_taps
from bot.say.flex.readings.sharing import share_link
from bot.say.links import Links
from bot.say.replies.readings import Reading
from bot.say.words import Words
from models.money.economy import LEVEL_COINS

_ROOM: Final = 1200
"""How long a paragraph may be, in UTF-16 units: with all of them as long the bubble is within LINE's bytes."""


_STEP: Final = 800
"""How long a step may be, in UTF-16 units: as long as a whole action, which may be one step."""

_STEPS: Final = 5


def summary(reply: Reading, words: Words, share: Part) -> Part:
    """The bubble under the picture. `share` is the tap of `share_tap`."""
    said = reply.interpretation
    next_questions = question_taps(words("reading-next"), said.questions[:2])
    return bubble(
        header=_header(reply, words),
        body=column(
            *_level(reply, words),
            text(gist_of(reply), size="lg", weight="bold", color=INK, lineSpacing=AIR),
            *(text(part, margin="lg", limit=_ROOM, lineSpacing=AIR) for part in (said.opening, said.together) if part.strip()),
            _action(reply, words),
            *([text(said.closing, color=PLUM, weight="bold", margin="lg", limit=200, lineSpacing=AIR)] if said.closing else []),
            *([separator(margin="lg"), *next_questions] if next_questions else []),
        ),
        footer=_footer(reply, words, share),
        size="giga",
    )


def gist_of(reply: Reading) -> str:
    """What the cards say in one line."""
    return one_line(reply.interpretation.gist, 200)


def ways_on(reply: Reading, words: Words, share: Part) -> list[Part]:
    """Ask further, share, rate, ask anew: as quick replies under a reading."""
    return [_follow_up(reply, words), share, *_rate_and_again(reply, words)]


def _header(reply: Reading, words: Words) -> Part:
    question = question_line(reply.question if reply.question else words("question-taken-back"))
    mood = [text(words("reading-mood", mood=words(f"mood-{reply.mood}")), size="xs", color=MIST)] if reply.mood else []
    over = text(words("reading-header"), size="xs", color=GOLD, weight="bold")
    return column(over, text(question, color=CREAM, weight="bold"), *mood, spacing="sm")


def _level(reply: Reading, words: Words) -> list[Part]:
    if not reply.level:
        return []
    reached = text(words("reading-level", level=reply.level, coins=words("coins", n=LEVEL_COINS)), size="sm", weight="bold")
    return [_on_veil(reached), separator(margin="lg", color=CREAM)]


def _action(reply: Reading, words: Words) -> Part:
    """What to do, set off from the rest: a step a line, numbered when there are several."""
    heading = text(words("reading-action"), size="sm", weight="bold", color=BRONZE)
    steps = [step for step in reply.interpretation.action.splitlines() if step.strip()][:_STEPS]
    lines = [text(step, size="sm", limit=_STEP, lineSpacing=AIR) for step in steps]
    if len(lines) > 1:
        numbers = (text(f"{number}", size="sm", color=BRONZE, weight="bold", flex=0) for number in range(1, len(lines) + 1))
        lines = [row(number, line, spacing="md", margin="md") for number, line in zip(numbers, lines, strict=True)]
    return _on_veil(heading, *lines, margin="lg")


def _on_veil(*parts: Part, **more: str) -> Part:
    return column(*parts, backgroundColor=VEIL, cornerRadius="8px", paddingAll="12px", spacing="xs", **more)


def _follow_up(reply: Reading, words: Words) -> Part:
    label = words("follow-up-button-free" if reply.follow_up_free else "follow-up-button")
    return postback(label, AskFollowUp(reply.reading_id))


def share_tap(reply: Reading, words: Words, links: Links) -> Part:
    """One tap opens LINE's list of friends, with the text that they get."""
    gist, code = reply.interpretation.gist, reply.invite_code
    return link(words("share-button"), share_link(words, links, gist, code, links.reading_picture(reply.reading_id, "square")))


def _rate_and_again(reply: Reading, words: Words) -> list[Part]:
    return [postback(words("rate-button"), AskRating(reply.reading_id)), postback(words("reading-again"), Ask())]


def _footer(reply: Reading, words: Words, share: Part) -> Part:
    pictures = postback(words("share-pictures"), ShareReading(reply.reading_id))
    return column(
        button(_follow_up(reply, words), primary=True),
        button(share),
        row(*(button(tap, flex=1) for tap in _rate_and_again(reply, words)), spacing="sm"),
        tap_line(words("share-pictures"), pictures, align="center"),
    )
