"""Text on a picture, set by resvg: it shapes Thai, whose marks stand above and below each other, as the font wants it.

resvg takes most of its time for empty pixels. So all lines of a picture are set closely on one sheet, cut apart, and laid
where they belong.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from typing import Final, Literal
from xml.sax.saxutils import escape

import regex
from PIL import Image, ImageFont
from resvg_py import svg_to_bytes

from bot.pictures.frame import FONT, FONT_NAME
from bot.pictures.shapes import num

ABOVE: Final = 1.4
BELOW: Final = 0.6
"""Room above and below a line's base line, in sizes of its letters: for a tone mark over a vowel over ป, and for what hangs."""

ASIDE: Final = 0.25
SHEET_WIDTH: Final = 1040
_AT: Final = 100
_SHOWN: Final = "\u2060"
_FOREIGN: Final = regex.compile(
    r"[^\u0020-\u007e\u00a0-\u00b4\u00b6-\u00ff\u0e01-\u0e3a\u0e3f-\u0e5b\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u2060]"
)
_SPACES: Final = regex.compile(r" {2,}")
Anchor = Literal["start", "middle"]


@dataclass(frozen=True)
class Line:
    """A line of text: where its base line begins (or has its middle), its size in pixels, its colour."""

    text: str
    x: float
    y: float
    size: float
    colour: str
    anchor: Anchor = "middle"


def printable(text: str) -> str:
    """The text without signs that the font has not, such as emoji: they would be drawn as empty boxes."""
    return _SPACES.sub(" ", _FOREIGN.sub("", text)).strip()


@lru_cache(maxsize=2000)
def measure(text: str) -> float:
    """The width of a text at a size of 100 pixels."""
    return _font().getlength(text.replace(_SHOWN, ""))


@cache
def _font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT), _AT, layout_engine=ImageFont.Layout.BASIC)


def set_lines(image: Image.Image, lines: Sequence[Line]) -> None:
    """Draws the lines on the picture."""
    boxes = _packed([line for line in lines if line.text])
    height = max((top + high for _, _, top, _, high in boxes), default=0)
    if not height:
        return
    sheet = _sheet(boxes, height)
    for line, left, top, wide, high in boxes:
        piece = sheet.crop((left, top, left + wide, top + high))
        x = line.x - wide / 2 if line.anchor == "middle" else line.x - ASIDE * line.size
        image.paste(piece, (round(x), round(line.y - ABOVE * line.size)), piece)


Box = tuple[Line, int, int, int, int]
"""A line and its box on the sheet: left, top, width, height."""


def _packed(lines: Sequence[Line]) -> list[Box]:
    """Boxes side by side from the left, in rows from the top; the tallest first, so that rows waste little."""
    boxes: list[Box] = []
    left = top = row = 0
    for line in sorted(lines, key=lambda each: -each.size):
        wide = int(measure(line.text) * line.size / _AT + 2 * ASIDE * line.size) + 2
        high = int((ABOVE + BELOW) * line.size) + 2
        if left and left + wide > SHEET_WIDTH:
            left, top, row = 0, top + row, 0
        boxes.append((line, left, top, wide, high))
        left, row = left + wide, max(row, high)
    return boxes


def _sheet(boxes: Sequence[Box], height: int) -> Image.Image:
    texts = "".join(
        f'<text x="{num(left + wide / 2)}" y="{num(top + ABOVE * line.size)}" font-size="{num(line.size)}" '
        f'fill="{line.colour}">{escape(line.text.replace(_SHOWN, ""))}</text>'
        for line, left, top, wide, _ in boxes
    )
    width = max(left + wide for _, left, _, wide, _ in boxes)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<g font-family="{FONT_NAME}" text-anchor="middle">{texts}</g></svg>'
    )
    png = svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=[str(FONT)], font_family=FONT_NAME)
    return Image.open(BytesIO(bytes(png))).convert("RGBA")
