"""Every text, label and edge in every message can be seen: WCAG's contrast, computed from the colours that are sent."""

from collections.abc import Iterator
from typing import Any, Final

import pytest

from bot.say.flex.render import render
from bot.say.replies.base import Reply
from bot.say.words import words_for
from tests.unit.bot.say.look.colours import contrast
from tests.unit.bot.say.samples.facts import LINKS
from tests.unit.bot.say.samples.flex_samples import REPLIES

TEXT: Final = 4.5
"""AA for text of any size."""
CONTROL: Final = 3.0
"""AA for the edge or the fill by which a button is recognised."""

LINES_TEXT: Final = "#111111"
"""LINE's own: of text without a colour, and of a secondary button's label."""

Seen = tuple[str, str, str, float]
"""What it is, its colour, the ground it stands on, the contrast it needs."""


def seen(part: dict[str, Any], ground: str) -> Iterator[Seen]:
    """Everything in a Flex component that has to be told from its ground."""
    match part["type"]:
        case "bubble":
            for block in ("header", "hero", "body", "footer"):
                if block in part:
                    yield from seen(part[block], "#FFFFFF")
        case "carousel":
            for bubble in part["contents"]:
                yield from seen(bubble, ground)
        case "box":
            inside = part.get("backgroundColor", ground)
            if "borderColor" in part:
                yield "edge", part["borderColor"], ground, CONTROL
            for content in part["contents"]:
                yield from seen(content, inside)
        case "text":
            yield part.get("text", "")[:30], part.get("color", LINES_TEXT), ground, TEXT
        case "button":
            label = part["action"]["label"]
            if part["style"] == "link":
                yield label, part["color"], ground, TEXT
            else:
                yield label, "#FFFFFF" if part["style"] == "primary" else LINES_TEXT, part["color"], TEXT
            if part["style"] == "primary":
                yield f"fill of {label}", part["color"], ground, CONTROL


def with_an_edge(part: dict[str, Any], edged: bool = False) -> Iterator[tuple[str, bool]]:
    """Each secondary button, and whether the box around it has an edge."""
    if part["type"] == "button" and part["style"] == "secondary":
        yield part["action"]["label"], edged
    inside = [part[block] for block in ("header", "hero", "body", "footer") if block in part]
    for content in [*inside, *part.get("contents", [])]:
        yield from with_an_edge(content, "borderColor" in part)


def flex(reply: Reply, language: str) -> Iterator[dict[str, Any]]:
    for message in render(reply, words_for(language), LINKS):
        if message["type"] == "flex":
            yield message["contents"]


def test_everything_stands_out_from_its_ground(subtests: pytest.Subtests) -> None:
    for reply in REPLIES:
        with subtests.test(type(reply).__name__):
            found = {each for contents in flex(reply, "th") for each in seen(contents, "#FFFFFF")}

            faint = [(what, colour, ground) for what, colour, ground, needed in found if contrast(colour, ground) < needed]

            assert faint == []


def test_each_secondary_button_has_an_edge(subtests: pytest.Subtests) -> None:
    for reply in REPLIES:
        with subtests.test(type(reply).__name__):
            bare = [label for contents in flex(reply, "th") for label, edged in with_an_edge(contents) if not edged]

            assert bare == []
