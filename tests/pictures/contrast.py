"""WCAG's contrast of a text with what lies behind it, from the colours that a browser computed. Pure.

https://www.w3.org/TR/WCAG22/#contrast-minimum
"""

import re
from collections.abc import Sequence
from typing import Final

Colour = tuple[float, float, float, float]
"""Red, green, blue from 0 to 255, and opacity from 0 to 1."""

TEXT: Final = 4.5
LARGE_TEXT: Final = 3.0
LARGE_PX: Final = 24.0
LARGE_BOLD_PX: Final = 18.66
PAPER: Final[Colour] = (255.0, 255.0, 255.0, 1.0)

COLOUR: Final = re.compile(r"rgba?\(([\d.]+),? ([\d.]+),? ([\d.]+)(?:,? ?/? ?([\d.]+))?\)")


def colours(css: str) -> list[Colour]:
    """The colours in a computed CSS value: one, or the stops of a gradient."""
    return [
        (float(red), float(green), float(blue), float(opacity) if opacity else 1.0)
        for red, green, blue, opacity in COLOUR.findall(css)
    ]


def over(top: Colour, below: Colour) -> Colour:
    """What is seen of a colour through one that lies on it."""
    share = top[3]
    red, green, blue = (share * upper + (1 - share) * lower for upper, lower in zip(top[:3], below[:3], strict=True))
    return red, green, blue, 1.0


def ratio(one: Colour, other: Colour) -> float:
    """From 1 (the same) to 21 (black on white)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def worst(ink: str, grounds: Sequence[str]) -> float:
    """The lowest contrast that a text has on any part of its ground. `grounds`: all that lies behind it, the nearest first."""
    seen = [PAPER]
    for ground in reversed(grounds):
        seen = [over(colour, below) for colour in colours(ground) for below in seen]
    return min(ratio(over(letters, ground), ground) for letters in colours(ink) for ground in seen)


def least(size: float, bold: bool) -> float:
    """What WCAG's level AA asks of a text of that size, in px."""
    return LARGE_TEXT if size >= LARGE_PX or (bold and size >= LARGE_BOLD_PX) else TEXT


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
