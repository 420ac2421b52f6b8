"""Questions in messages: the person's own shown again, and others to tap."""

from collections.abc import Sequence
from typing import Final

from bot.say.flex.parts import (
    Part,
    bubble,
    column,
    flex,
    icon_button,
    one_line,
    row,
    say,
    separator,
    tap_line,
    text,
    text_message,
)
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.words import Words

_SHOWN: Final = 160
"""How much of a question is shown, in UTF-16 units."""


def question_line(question: str) -> str:
    """A question on one line, shortened."""
    return one_line(question, _SHOWN)


TOPICS: Final = ("love", "work", "money", "self")
"""What MiMi's own questions are about, in their order; each has an icon."""


def suggested(words: Words) -> list[Part]:
    """MiMi's own questions, as taps that ask them."""
    pairs = (line.split(" | ", 1) for line in words.several("suggested-questions"))
    return [say(question, label) for label, question in pairs]


def topic_icons(links: Links) -> list[str]:
    """The icons of `suggested`, in the same order."""
    return [links.topic_icon(topic) for topic in TOPICS]


def suggested_buttons(words: Words, links: Links) -> Part:
    """MiMi's own questions as buttons with icons, two and two."""
    buttons = [icon_button(icon, tap) for icon, tap in zip(topic_icons(links), suggested(words), strict=True)]
    return column(*(row(*buttons[first : first + 2], spacing="sm") for first in range(0, len(buttons), 2)), spacing="sm")


def question_taps(heading: str, questions: Sequence[str]) -> list[Part]:
    """A heading and three questions at most, each asked by a tap."""
    taps = [tap_line(f"› {question_line(question)}", say(question)) for question in questions[:3] if question.strip()]
    return [text(heading, size="sm", weight="bold", margin="lg"), *taps] if taps else []


def question_offers(words: Words, said: str, questions: Sequence[str]) -> list[Message]:
    """`said`, and questions to ask instead: in full in the bubble."""
    if not questions:
        return text_message(said)
    made = bubble(body=column(text(said), separator(margin="lg"), *question_taps(words("invalid-question-try"), questions)))
    return [flex(said, made)]
