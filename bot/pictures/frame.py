"""What all cards share: size, colours, the frame, the window, the number above and the name below."""

from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from PIL import ImageFont

from bot.pictures.shapes import (
    AMBER,
    IVORY,
    NIGHT,
    SPARK,
    Look,
    group,
    leaf,
    mirrored,
    num,
    path,
    rect,
    star,
)

WIDTH: Final = 504
HEIGHT: Final = 864
"""Pixels; both whole multiples of JPEG's 8-pixel block, so that turning a card does not change its look."""

MIDDLE: Final = (252, 392)
"""Where the window's origin lies; the window reaches 202 to each side and about 330 up and down."""

FONT: Final = Path(__file__).parent / "fonts" / "Trirong-SemiBold.ttf"
FONT_NAME: Final = "Trirong SemiBold"

TINTS: Final[dict[str, tuple[str, str, str]]] = {
    "night": ("#241650", "#4a2a78", "#7b4590"),
    "dawn": ("#2a1756", "#6b3174", "#c0707c"),
    "sea": ("#161f55", "#27468a", "#4483ae"),
    "meadow": ("#1c1c55", "#2c4b73", "#4f8f84"),
    "ember": ("#341346", "#6e2a52", "#b05a55"),
    "noon": ("#54306f", "#a9566f", "#eda56c"),
    "wands": ("#3c1638", "#70283f", "#a64d43"),
    "cups": ("#12264e", "#1d4a74", "#3a7f97"),
    "swords": ("#24255c", "#42498f", "#7480bb"),
    "pentacles": ("#12302f", "#1f5148", "#4a8262"),
}
"""The window's colours from the top down."""


def document(width: int, height: int, *parts: str) -> str:
    """A whole SVG with the gradients that looks refer to."""
    tints = "".join(
        f'<linearGradient id="{name}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="{top}"/>'
        f'<stop offset="0.6" stop-color="{middle}"/><stop offset="1" stop-color="{foot}"/></linearGradient>'
        for name, (top, middle, foot) in TINTS.items()
    )
    defs = (
        '<linearGradient id="gold" x1="0" y1="0" x2="0.6" y2="1"><stop offset="0" stop-color="#fbe9b5"/>'
        '<stop offset="0.45" stop-color="#e9c26c"/><stop offset="1" stop-color="#c08a3c"/></linearGradient>'
        '<linearGradient id="cream" x1="0" y1="0" x2="0.4" y2="1"><stop offset="0" stop-color="#fffaf0"/>'
        '<stop offset="1" stop-color="#e9d8bd"/></linearGradient>'
        '<radialGradient id="glow"><stop offset="0" stop-color="#ffe9b8" stop-opacity="0.55"/>'
        '<stop offset="0.5" stop-color="#f5c78e" stop-opacity="0.2"/>'
        '<stop offset="1" stop-color="#f5c78e" stop-opacity="0"/></radialGradient>'
        f"{tints}"
        f'<clipPath id="window"><path d="{WINDOW}"/></clipPath>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}"><defs>{defs}</defs>{"".join(parts)}</svg>'
    )


WINDOW: Final = "M52 130C52 76 134 48 252 48S452 76 452 130V712Q452 724 440 724H64Q52 724 52 712Z"
"""The opening in the frame: a low arch on straight sides."""


def width_of(text: str, size: float) -> float:
    """How wide a line of text is, in pixels."""
    return float(ImageFont.truetype(str(FONT), 100).getlength(text) * size / 100)


def words(text: str, x: float, y: float, size: float, colour: str = IVORY, room: float = 0, spacing: float = 0) -> str:
    """A centred line of text; made smaller where it would not fit into `room` pixels."""
    wide = width_of(text, size) + spacing * len(text)
    shrink = min(1, room / wide) if room else 1
    return (
        f'<text x="{num(x)}" y="{num(y)}" font-family="{FONT_NAME}" font-size="{num(size * shrink)}" '
        f'letter-spacing="{num(spacing * shrink)}" text-anchor="middle" fill="{colour}">{escape(text)}</text>'
    )


def small_caps(text: str, x: float, y: float, size: float, room: float) -> str:
    """A line in capitals, each word's first letter taller."""
    tall = ImageFont.truetype(str(FONT), 100)
    lower = 0.8
    # "of" stays low, as a title is set.
    parts = [(word[:1], word[1:]) if word != "of" else ("", word) for word in text.split()]
    wide = sum(tall.getlength(first.upper()) + tall.getlength(rest.upper()) * lower for first, rest in parts) * size / 100
    wide += size * (0.07 * len(text) + 0.3 * text.count(" "))
    fitted = size * min(1, room / wide)
    spans = " ".join(
        f'<tspan>{first.upper()}</tspan><tspan font-size="{num(fitted * lower)}">{rest.upper()}</tspan>' for first, rest in parts
    )
    return (
        f'<text x="{num(x)}" y="{num(y)}" font-family="{FONT_NAME}" font-size="{num(fitted)}" '
        f'letter-spacing="{num(fitted * 0.07)}" text-anchor="middle" fill="url(#gold)">{spans}</text>'
    )


def border() -> str:
    """Two golden lines round a whole card. They share one row of JPEG's 8-pixel blocks, which halves what they weigh."""
    return rect(17, 17, WIDTH - 34, HEIGHT - 34, Look("none", AMBER, 2), 14) + rect(
        21.5, 21.5, WIDTH - 43, HEIGHT - 43, Look("none", AMBER, 3), 10
    )


def surround() -> str:
    """The night around the window, its corner stars and the line above the name."""
    spandrel = group(
        star(0, 0, 13, SPARK, points=8, waist=0.35), leaf(30, 9, SPARK, 14, -4, 82), leaf(30, 9, SPARK, -4, 14, 188), x=64, y=68
    )
    return border() + group(mirrored(group(spandrel, x=-252)), x=252) + path(WINDOW, Look("none", AMBER, 4))


def number_plate(text: str) -> str:
    """The number in its small shield, where the arch is highest."""
    wide = 26 + 9 * len(text)
    plate = path(
        f"M{252 - wide} 30H{252 + wide}L{252 + wide + 14} 52L{252 + wide} 74H{252 - wide}L{252 - wide - 14} 52Z",
        Look(NIGHT, AMBER, 3.5),
    )
    return plate + words(text, 252, 63, 32, "#f3d68f", spacing=1)


def card(scene: str, tint: str, number: str, name: str, thai: str) -> str:
    """A whole card: the scene in its window, framed, numbered and named."""
    return document(
        WIDTH,
        HEIGHT,
        rect(0, 0, WIDTH, HEIGHT, Look(NIGHT)),
        f'<g clip-path="url(#window)">{rect(48, 44, 408, 684, Look(f"url(#{tint})"))}'
        f"{group(scene, x=MIDDLE[0], y=MIDDLE[1])}</g>",
        surround(),
        number_plate(number) if number else "",
        small_caps(name, 252, 762, 33, 410),
        words(thai, 252, 819, 46, "#fbe9b5", 420),
    )
