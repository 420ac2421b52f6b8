"""Where cards, their labels and the words of a picture stand: a layout for each spread and form, in pixels.

A spread lies as a reader lays it: the Celtic cross with its second card across the first and the staff at its side.
"""

from dataclasses import dataclass
from typing import Final

from bot.pictures.frame import HEIGHT as CARD_HEIGHT
from bot.pictures.frame import WIDTH as CARD_WIDTH

WIDTH: Final = 1080
HEIGHTS: Final = {"story": 1920, "square": 1080}
"""Phones cover about 250 pixels of a story at its head and its foot."""

RATIO: Final = CARD_HEIGHT / CARD_WIDTH


@dataclass(frozen=True)
class Place:
    """Where a card lies: its middle, its width, how far it is turned clockwise (degrees), besides lying reversed."""

    x: float
    y: float
    width: float
    turn: int = 0

    @property
    def foot(self) -> float:
        """The lower edge of a card that is not turned."""
        return self.y + self.width * RATIO / 2


@dataclass(frozen=True)
class Label:
    """What stands under a card: its middle, its upper edge, its room and its size; `full` adds the card's name.

    `beside`: it stands at the card's right instead, `x` is where it begins and `y` its middle.
    """

    x: float
    y: float
    width: float
    size: float
    full: bool
    beside: bool = False


@dataclass(frozen=True)
class Block:
    """Room for a text, centred around `x`, from `y` down; `sizes` to try, the largest first, for `most` lines."""

    x: float
    y: float
    width: float
    height: float
    most: int
    sizes: tuple[float, ...]


@dataclass(frozen=True)
class Code:
    """The QR code and the words at its right, or under it: the middle of both, the upper edge, the code's width, the letters'
    size."""

    x: float
    y: float
    width: float
    size: float
    under: bool = False


@dataclass(frozen=True)
class Layout:
    """A whole picture. `title` is the spread's name; the question, when shown, has its place above the gist."""

    height: int
    cards: tuple[Place, ...]
    labels: tuple[Label, ...]
    title: tuple[float, float]
    gist: Block
    code: Code


def layout(spread: str, form: str) -> Layout:
    """Raises KeyError for a spread or a form that does not exist."""
    return _LAYOUTS[form, spread]


def _labelled(places: list[Place], width: float, size: float, gap: float = 16) -> tuple[tuple[Place, ...], tuple[Label, ...]]:
    """The places, each with a label under it."""
    return tuple(places), tuple(Label(place.x, place.foot + gap, width, size, full=True) for place in places)


def _cross(
    left: float, top: float, width: float, staff_x: float, size: float, gap: float
) -> tuple[tuple[Place, ...], tuple[Label, ...]]:
    """The Celtic cross: its upper left corner, the width of its cards, where the staff stands: four cards as high as the cross.

    The names of the positions stand under their cards; of the highest and the lowest card of the cross beside them.
    """
    high, line = width * RATIO, size * 1.7
    middle = left + width + gap + high / 2
    centre = top + high * 1.5 + gap
    below = centre + high + line * 2 + gap
    right = middle + high / 2 + gap + width / 2
    step = (below + high / 2 - top + line) / 4
    staff = (step - line - 8) / RATIO
    cross = [
        Place(middle, centre, width),
        Place(middle, centre, width, turn=90),
        Place(middle, below, width),
        Place(left + width / 2, centre, width),
        Place(middle, top + high / 2, width),
        Place(right, centre, width),
    ]
    rising = [Place(staff_x, top + staff * RATIO / 2 + step * at, staff) for at in (3, 2, 1, 0)]
    places = [*cross, *rising]
    labels = [Label(place.x, place.foot + 6, size * 11, size, full=False) for place in places]
    labels[1] = Label(middle, labels[0].y + line, size * 11, size, full=False)
    for at in (2, 4):
        beside = middle + width / 2 + size * 0.6
        labels[at] = Label(beside, places[at].y, right + width / 2 - beside, size, full=False, beside=True)
    return tuple(places), tuple(labels)


_STORY_SIZES: Final = (78.0, 72.0, 66.0, 60.0, 55.0, 50.0, 46.0, 42.0, 38.0)
_SQUARE_SIZES: Final = (58.0, 54.0, 50.0, 46.0, 42.0, 38.0, 34.0, 31.0, 28.0, 26.0)


def _story(laid: tuple[tuple[Place, ...], tuple[Label, ...]], gist_height: float, most: int = 5) -> Layout:
    places, labels = laid
    gist = Block(540, 262, 890, gist_height, most, _STORY_SIZES)
    return Layout(HEIGHTS["story"], places, labels, (540, 238), gist, Code(540, 1626, 186, 31))


def _square(
    laid: tuple[tuple[Place, ...], tuple[Label, ...]], gist: Block, code: Code, title: tuple[float, float] = (540, 128)
) -> Layout:
    places, labels = laid
    return Layout(HEIGHTS["square"], places, labels, title, gist, code)


_FIVE_STORY: Final = [Place(x, y, 214) for x, y in ((232, 806), (540, 782), (848, 806), (384, 1304), (696, 1304))]
_FOOT_CODE: Final = Code(540, 878, 132, 24)

_LAYOUTS: Final[dict[tuple[str, str], Layout]] = {
    ("story", "one"): _story(_labelled([Place(540, 1056, 470)], 820, 38), 370),
    ("story", "three"): _story(_labelled([Place(204, 1104, 304), Place(540, 1056, 304), Place(876, 1104, 304)], 316, 33), 480),
    ("story", "five"): _story(_labelled(_FIVE_STORY, 300, 27, 12), 310, 4),
    ("story", "celtic"): _story(_cross(72, 536, 172, 906, 25, 16), 250, 4),
    ("square", "one"): _square(
        _labelled([Place(276, 500, 372)], 430, 30),
        Block(760, 190, 500, 560, 8, _SQUARE_SIZES),
        Code(756, 830, 150, 22),
        (760, 160),
    ),
    ("square", "three"): _square(
        _labelled([Place(226, 566, 226), Place(540, 542, 226), Place(854, 566, 226)], 306, 26, 12),
        Block(540, 140, 900, 196, 3, _SQUARE_SIZES),
        _FOOT_CODE,
    ),
    ("square", "five"): _square(
        _labelled([Place(158 + 191 * at, 530 + abs(2 - at) * 12, 178) for at in range(5)], 186, 21, 10),
        Block(540, 140, 900, 210, 4, _SQUARE_SIZES),
        _FOOT_CODE,
    ),
    ("square", "celtic"): _square(
        _cross(92, 286, 122, 724, 20, 10),
        Block(540, 138, 900, 142, 3, _SQUARE_SIZES),
        Code(928, 806, 132, 22, under=True),
    ),
}
