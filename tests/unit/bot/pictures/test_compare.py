"""A change that a reader would see is noticed in a picture; what another browser draws a little differently is not."""

import io

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from tests.pictures.compare import cells, change

SIZE = (195, 260)
CREAM, PLUM, INK = "#fcf3df", "#4b2a63", "#2a1b45"
BUTTON = (30, 190, 165, 212)


def bubble(lines: int = 6, button: str = PLUM, at: tuple[int, int, int, int] = BUTTON, indent: int = 0) -> Image.Image:
    """A bubble on the chat's blue: lines of strokes as thick as letters, and a button."""
    picture = Image.new("RGB", SIZE, "#8cabd8")
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((20, 10, 175, 240), 8, CREAM)
    for line in range(lines):
        for stroke in range(30 + indent, 160, 4):
            draw.line((stroke, 24 + 12 * line, stroke, 29 + 12 * line), INK, 1)
    draw.rounded_rectangle(at, 4, button)
    return picture


def seen(new: Image.Image, old: Image.Image | None = None) -> str:
    was = old or bubble()
    return change(was.size, cells(was), new)


def as_jpeg(picture: Image.Image) -> Image.Image:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=80)
    return Image.open(file).convert("RGB")


def test_the_same_is_the_same() -> None:
    assert seen(bubble()) == ""


@pytest.mark.parametrize(
    "other",
    [
        as_jpeg(bubble()),
        bubble().filter(ImageFilter.GaussianBlur(0.6)),
        bubble().filter(ImageFilter.UnsharpMask(1, 60)),
        ImageChops.offset(bubble(), 0, 1),
        ImageChops.offset(bubble(), -1, 1),
        bubble().crop((0, 0, SIZE[0], SIZE[1] - 1)),
    ],
    ids=["compressed", "softer", "sharper", "a px lower", "a px to the left", "a px shorter"],
)
def test_another_browser_s_picture_is_the_same(other: Image.Image) -> None:
    assert seen(other) == ""


@pytest.mark.parametrize(
    "other",
    [
        bubble(lines=5),
        bubble(lines=7),
        bubble(button="#2a6fe8"),
        bubble(button="#6b4a83"),
        bubble(at=(30, 195, 165, 217)),
        bubble(at=(36, 190, 171, 212)),
        bubble(at=(30, 190, 140, 212)),
        bubble(indent=40),
        ImageChops.offset(bubble(), 0, 4),
    ],
    ids=[
        "a line is missing",
        "a line is new",
        "a button has another colour",
        "a button is paler",
        "a button is lower",
        "a button is further right",
        "a button is narrower",
        "lines begin later",
        "all is lower",
    ],
)
def test_a_planted_change_is_noticed(other: Image.Image) -> None:
    assert seen(other).startswith("differs in")


def test_another_height_is_noticed() -> None:
    assert seen(bubble().crop((0, 0, SIZE[0], SIZE[1] - 6))) == "is 195 x 254, was 195 x 260"
