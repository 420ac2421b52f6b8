"""From SVG to pixels and files: the only place that calls resvg and Pillow's encoders."""

from io import BytesIO

from PIL import Image
from resvg_py import svg_to_bytes

from bot.pictures.frame import FONT, FONT_NAME

JPEG_QUALITY = 80


def pixels(svg: str) -> Image.Image:
    """The drawing as opaque RGB, with our own font and no other."""
    png = svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=[str(FONT)], font_family=FONT_NAME)
    return Image.open(BytesIO(bytes(png))).convert("RGB")


def jpeg(image: Image.Image, quality: int = JPEG_QUALITY) -> bytes:
    """JPEG with full colour resolution: fine gold lines on night blue would smear otherwise."""
    out = BytesIO()
    image.save(out, "JPEG", quality=quality, subsampling=0, optimize=True, progressive=True)
    return out.getvalue()


def png(image: Image.Image) -> bytes:
    """PNG, as small as Pillow makes it."""
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
