"""Compares two pictures of the same thing, so that a change is noticed and another machine's rendering is not. Pure.

Browsers differ in how they smooth an edge, and by a pixel here and there. So pictures are cut into cells, and the mean colour of
each cell is compared: smoothing does not change it, but a line that came or went, a button that moved and another colour do.
What moved by a single pixel is compared again where it would have been.
"""

from typing import Final

from PIL import Image, ImageChops

SIZE_TOLERANCE: Final = 2
"""Picture px that a width or a height may differ by: less than half a line of text."""

CELL: Final = 6
"""Picture px of a cell's side: about the height of a line of text."""

PLAIN: Final = 40
"""A cell whose mean colour differs by this much, of 255, is another colour."""

FAINT: Final = 14
"""A cell whose mean colour differs by less is the same."""

FAINT_CELLS: Final = 5
"""So many faintly different cells are a line of text that came, went or moved."""

NEAR: Final = [(right, down) for right in (-1, 0, 1) for down in (-1, 0, 1)]


def cells(picture: Image.Image) -> Image.Image:
    """The mean colour of each cell of an RGB picture. Its outermost px are left out: a moved picture wraps round there."""
    return picture.crop((1, 1, max(picture.width - 1, 2), max(picture.height - 1, 2))).reduce(CELL)


def change(size: tuple[int, int], before: Image.Image, picture: Image.Image) -> str:
    """In words how `picture` differs from one of that size with the cells `before`; "" when it looks the same."""
    wider, higher = picture.width - size[0], picture.height - size[1]
    if max(abs(wider), abs(higher)) > SIZE_TOLERANCE:
        return f"is {picture.width} x {picture.height}, was {size[0]} x {size[1]}"
    best = _differences(before, cells(picture))
    if not _said(best):  # nearly always
        return ""
    for right, down in NEAR:
        best = ImageChops.darker(best, _differences(before, cells(ImageChops.offset(picture, right, down))))
    return _said(best)


def _differences(old: Image.Image, new: Image.Image) -> Image.Image:
    """How far apart each cell's colours are, in the channel that differs most."""
    red, green, blue = ImageChops.difference(old, new).split()  # as large as the smaller of both
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def _said(differences: Image.Image) -> str:
    histogram = differences.histogram()
    plain, faint = sum(histogram[PLAIN:]), sum(histogram[FAINT:])
    if plain or faint >= FAINT_CELLS:
        return f"differs in {faint} places, in {plain} of them plainly"
    return ""
