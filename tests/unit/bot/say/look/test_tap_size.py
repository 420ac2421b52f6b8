"""What is tapped is at least 40 px high: a thumb is no pointer. Heights are reckoned from what LINE's sizes are in pixels."""

from collections.abc import Iterator
from typing import Any, Final

import pytest

from bot.say.flex.render import render
from bot.say.words import words_for
from tests.unit.bot.say.samples.facts import LINKS
from tests.unit.bot.say.samples.flex_samples import REPLIES

NEEDED: Final = 40
FONT: Final = {"xxs": 11, "xs": 13, "sm": 14, "md": 16, "lg": 19, "xl": 22, "xxl": 29}
LINE: Final = 1.35
"""Height of a line by its font's size: Thai has marks above and below."""
SPACE: Final = {"none": 0, "xs": 2, "sm": 4, "md": 8, "lg": 12, "xl": 16}
CARD: Final = 60
"""What a face-down card is high at the least: seven stand side by side in a bubble of 300 px and more, 7 wide and 12 high."""


def pixels(value: str) -> float:
    return float(value.removesuffix("px")) if value.endswith("px") else SPACE[value]


def height(part: dict[str, Any]) -> float:
    """The least height of a component, its text on one line."""
    match part["type"]:
        case "text":
            return FONT[part.get("size", "md")] * LINE
        case "button":
            return 40
        case "image":
            return pixels(part["size"]) if part["size"].endswith("px") else CARD
        case "box":
            if "height" in part:
                return pixels(part["height"])
            inside = [height(content) for content in part["contents"]]
            around = sum(pixels(part.get(f"padding{side}", part.get("paddingAll", "none"))) for side in ("Top", "Bottom"))
            gaps = pixels(part.get("spacing", "none")) * max(0, len(inside) - 1)
            return around + (sum(inside) + gaps if part["layout"] == "vertical" else max(inside, default=0))
    return 0


def tapped(part: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Each component with an action."""
    if "action" in part:
        yield part
    for block in ("header", "hero", "body", "footer"):
        if block in part:
            yield from tapped(part[block])
    for content in part.get("contents", []):
        if "type" in content and content["type"] != "span":
            yield from tapped(content)


def test_what_is_tapped_is_high_enough(subtests: pytest.Subtests) -> None:
    for reply in REPLIES:
        with subtests.test(type(reply).__name__):
            messages = render(reply, words_for("th"), LINKS)
            parts = [part for message in messages if message["type"] == "flex" for part in tapped(message["contents"])]

            low = [(part["action"]["label"], round(height(part))) for part in parts if height(part) < NEEDED]

            assert low == []
