"""From SVG to pixels and files: the only place that calls resvg and Pillow's encoders."""

from io import BytesIO
from typing import Final

from PIL import Image
from resvg_py import svg_to_bytes

from bot.pictures.frame import FONT, FONT_NAME

CARD_BYTES: Final = 44_000
"""What one card may weigh; a chat shows up to ten at once, often over a phone's network."""

MENU_BYTES: Final = 420_000
BACKDROP_BYTES: Final = 100_000

CHROMA_COARSER: Final = 1.3
FINEST: Final = 4.0
COARSEST: Final = 64.0
STEPS: Final = 8


def pixels(svg: str) -> Image.Image:
    """The drawing as opaque RGB, with our own font and no other."""
    png_bytes = svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=[str(FONT)], font_family=FONT_NAME)
    return Image.open(BytesIO(bytes(png_bytes))).convert("RGB")


def jpeg(image: Image.Image, limit: int = CARD_BYTES) -> bytes:
    """The finest JPEG of at most `limit` bytes, its strength found by halving. Raises ValueError if there is none."""
    fine, coarse = FINEST, COARSEST
    data = _encoded(image, coarse)
    if len(data) > limit:
        raise ValueError(f"{len(data)} bytes at the coarsest, {limit} allowed")
    for _ in range(STEPS):
        middle = (fine + coarse) / 2
        tried = _encoded(image, middle)
        if len(tried) > limit:
            fine = middle
        else:
            coarse, data = middle, tried
    return data


def _encoded(image: Image.Image, strength: float) -> bytes:
    """Full colour resolution: fine gold lines on night blue would smear otherwise."""
    out = BytesIO()
    tables = [_table(strength), _table(strength * CHROMA_COARSER)]
    image.save(out, "JPEG", qtables=tables, subsampling=0, optimize=True, progressive=True)
    return out.getvalue()


def _table(strength: float) -> list[int]:
    """JPEG's 64 divisors: fine for slow changes, so that skies stay smooth, and coarse for what the eye does not see."""
    return [max(1, min(255, round(strength * _weight(down, across)))) for down in range(8) for across in range(8)]


def _weight(down: int, across: int) -> float:
    slow = {0: 0.31, 1: 0.56, 2: 0.81}
    return slow.get(down + across, 1 + 0.0019 * (down * down + across * across) ** 2)


def clear(svg: str) -> Image.Image:
    """The drawing on a clear ground."""
    return Image.open(BytesIO(bytes(svg_to_bytes(svg_string=svg, skip_system_fonts=True)))).convert("RGBA")


def png(image: Image.Image) -> bytes:
    """PNG with 256 colours, as small as Pillow makes it."""
    out = BytesIO()
    clear_ground = image.mode == "RGBA"
    few = image.quantize(256, Image.Quantize.FASTOCTREE if clear_ground else Image.Quantize.MEDIANCUT)
    # Skies would have steps without dithering.
    (few if clear_ground else image.quantize(palette=few, dither=Image.Dither.FLOYDSTEINBERG)).save(out, "PNG", optimize=True)
    return out.getvalue()
