"""The strip of pictures at the top of the README, cut from the sheets."""

from typing import Final

from PIL import Image

from tests.pictures.sheets import FOLDER, Sheet

STRIP: Final = FOLDER.parent / "strip.webp"
HEIGHT: Final = 430
GAP: Final = 12
CUTS: Final = (
    ("messages-asking-en", "Greeting 390"),
    ("messages-asking-en", "ChooseCards 390"),
    ("reading-pictures", "en five story"),
    ("pages", "pay en 390"),
)
"""Sheets and tiles, from left to right; each is cut at the strip's height."""


def keep_strip(sheets: list[Sheet]) -> None:
    """Cuts the strip and puts it into docs."""
    by_name = {sheet.name: sheet for sheet in sheets}
    cuts = [by_name[sheet].tile(tile) for sheet, tile in CUTS]
    strip = side_by_side(cuts)
    strip.crop((0, 0, strip.width, min(HEIGHT, strip.height))).save(STRIP, quality=80, method=6)


def side_by_side(parts: list[Image.Image]) -> Image.Image:
    """Pictures in one row."""
    row = Image.new("RGB", (sum(part.width + GAP for part in parts) - GAP, max(part.height for part in parts)), "white")
    left = 0
    for part in parts:
        row.paste(part, (left, 0))
        left += part.width + GAP
    return row
