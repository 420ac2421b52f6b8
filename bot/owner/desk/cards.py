"""The desk's cards."""

from collections.abc import Sequence
from datetime import datetime

from bot.owner.actions.action import Line
from bot.say.buttons.base import Button
from bot.say.flex.dates import written
from bot.say.flex.parts import BRONZE, CREAM, EDGE, MUTED, Part, bubble, button, column, flex, postback, row, text, title
from bot.say.limits import Message
from bot.say.words import Words


def said(line: Line, words: Words) -> str:
    """A line in the owner's language, its moments as people write them."""
    args = {name: written(words, value) if isinstance(value, datetime) else value for name, value in line.args.items()}
    return words(line.key, **args)


def lines_of(lines: Sequence[Line], words: Words) -> list[Part]:
    """Each line as a text of its own."""
    return [text(said(line, words), size="sm") for line in lines]


def card(heading: str, contents: Sequence[Part], buttons: Sequence[tuple[str, Button]] = (), *, primary: bool = False) -> Message:
    """A card with a dark heading, its contents, and buttons under them; `primary`: the first is the one to tap next."""
    taps = [button(postback(label, each), primary=primary and not index) for index, (label, each) in enumerate(buttons)]
    made = bubble(
        header=column(title(heading, color=CREAM, size="md")),
        body=column(*contents, spacing="md"),
        footer=column(*taps) if taps else None,
    )
    return flex(heading, made)


def fact(name: str, value: str) -> Part:
    """A line of a table: what it is, and how much, at the right."""
    return row(
        text(name, size="sm", color=MUTED, flex=3),
        text(value, size="sm", weight="bold", align="end", flex=4),
        spacing="md",
    )


def grid(buttons: Sequence[tuple[str, Button]]) -> Part:
    """Buttons in two columns."""
    cells = [button(postback(label, each), flex=1) for label, each in buttons]
    rows = [row(*cells[at : at + 2], spacing="sm") for at in range(0, len(cells), 2)]
    return column(*rows, spacing="sm")


def small_buttons(buttons: Sequence[tuple[str, Button]]) -> list[Part]:
    """A row of taps under a line of a list; nothing when there are none."""
    taps = [
        column(
            text(label, size="xs", weight="bold", color=BRONZE, align="center", wrap=False, adjustMode="shrink-to-fit"),
            action=postback(label, each),
            paddingAll="11px",
            borderWidth="1px",
            borderColor=EDGE,
            cornerRadius="8px",
            flex=1,
        )
        for label, each in buttons
    ]
    return [row(*taps, spacing="sm", margin="sm")] if taps else []
