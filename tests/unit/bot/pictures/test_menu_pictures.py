"""The pictures of the menus under the chat: within LINE's rules, and readable where a phone shows them 375 px wide."""

from itertools import product

import pytest
from PIL import Image

from bot.line.richmenu import WIDTH, areas, height
from bot.pictures.__main__ import STATIC
from bot.pictures.chat.menu_icons import ICONS
from bot.pictures.richmenu import LABEL_COLOUR, PLATE, SMALLEST_LABEL, TINT_OF, label_size
from bot.say.words import words_for
from models.general.languages import LANGUAGES
from models.people.rich_menus import PLACES, Place
from tests.unit.bot.say.look.colours import contrast

PHONE = 375
AA = 4.5
MEBIBYTE = 1024 * 1024
MENUS = pytest.mark.parametrize(("place", "language"), list(product(PLACES, LANGUAGES)), ids=str)


@MENUS
def test_the_picture_keeps_lines_rules(place: Place, language: str) -> None:
    path = STATIC / "richmenu" / f"{place}-{language}.jpg"
    with Image.open(path) as image:
        wide, high = image.size
        assert image.format == "JPEG"
    assert (wide, high) == (WIDTH, height(place))
    assert 800 <= wide <= 2500
    assert high >= 250
    assert wide / high >= 1.45
    assert path.stat().st_size <= MEBIBYTE


def test_there_is_a_picture_for_each_menu_and_no_other() -> None:
    names = {path.name for path in (STATIC / "richmenu").iterdir()}

    assert names == {f"{place}-{language}.jpg" for place, language in product(PLACES, LANGUAGES)}


@MENUS
def test_labels_are_sixteen_pixels_high_on_a_phone(place: Place, language: str) -> None:
    small = [area.name for area in areas(place) if label_size(words_for(language)(f"menu-{area.name}"), area) < SMALLEST_LABEL]

    assert small == []
    assert SMALLEST_LABEL * PHONE / WIDTH >= 16


def test_labels_stand_out_from_their_plate() -> None:
    assert contrast(LABEL_COLOUR.upper(), PLATE.upper()) >= AA


@MENUS
def test_the_picture_has_the_label_in_those_colours(place: Place, language: str) -> None:
    """Measured in the file: of the label's cell, the lightest and the most frequent colour."""
    with Image.open(STATIC / "richmenu" / f"{place}-{language}.jpg") as image:
        for area in areas(place):
            label = image.crop((area.left + 60, area.top + 660, area.left + area.width - 60, area.top + 780)).convert("RGB")
            shades = _shades(label)
            assert max(contrast(shade, shades[0]) for shade in shades) >= AA, area.name


def _shades(image: Image.Image) -> list[str]:
    """The eight colours that stand for all others, the most frequent first."""
    few = image.quantize(8)
    palette, counted = few.getpalette() or [], few.histogram()[:8]
    by_count = sorted(range(8), key=lambda index: -counted[index])
    return ["#" + "".join(f"{channel:02X}" for channel in palette[3 * index : 3 * index + 3]) for index in by_count]


def test_every_area_has_an_icon_and_a_tint() -> None:
    names = {area.name for place in PLACES for area in areas(place)}

    assert names == set(ICONS) == set(TINT_OF)
