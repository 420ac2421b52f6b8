"""The drawn deck, rich menus and portrait: what is committed is whole, within LINE's rules, and what the code draws."""

import re
from io import BytesIO
from typing import Final

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from PIL import Image, ImageChops, ImageStat

from bot.line.richmenu import areas
from bot.pictures import frame
from bot.pictures.__main__ import STATIC, WINDOW
from bot.pictures.cards.back import back_svg
from bot.pictures.chat.icons import ICONS
from bot.pictures.chat.portrait import SIDE
from bot.pictures.deck import card_svg, english_name, roman, thai_name
from bot.pictures.files import PORTRAIT, TOPICS, card_file, file_named
from bot.pictures.render import CARD_BYTES, jpeg, pixels
from bot.say.words import words_for
from models.general.languages import LANGUAGES
from models.people.rich_menus import PLACES
from models.readings.deck import DECK_SIZE

DECK = STATIC / "deck"
MEBIBYTE = 1024 * 1024

CLOSE = 3.0
"""JPEG's own loss differs a little between the two ways up, and between releases of the encoder."""
LOSSY = 9.0
"""What JPEG takes from a fresh drawing; two different cards are 25 and more apart."""


def difference(one: Image.Image, other: Image.Image) -> float:
    """Mean difference of two pictures' channels, 0 to 255."""
    stat = ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB")))
    return max(stat.mean)


def turned(image: Image.Image) -> Image.Image:
    return image.transpose(Image.Transpose.ROTATE_180)


def test_the_deck_is_78_cards_both_ways_up_and_a_back() -> None:
    expected = {card_file(number, is_reversed=way).name for number in range(DECK_SIZE) for way in (False, True)}
    assert {path.name for path in DECK.iterdir()} == expected | {"back.jpg", "shuffle.png"}


def test_each_card_is_a_light_jpeg_of_the_same_size() -> None:
    for path in DECK.glob("*.jpg"):
        with Image.open(path) as image:
            assert (image.format, image.size, image.mode) == ("JPEG", (frame.WIDTH, frame.HEIGHT), "RGB"), path.name
        assert path.stat().st_size <= CARD_BYTES, path.name


def scene_of(number: int) -> bytes:
    """The picture in a card's window, without number and name, an eighth of its size."""
    with Image.open(card_file(number)) as image:
        image.draft("RGB", (frame.WIDTH // 8, frame.HEIGHT // 8))
        return image.crop((8, 12, 55, 88)).tobytes()


def test_no_two_cards_show_the_same_scene() -> None:
    assert len({scene_of(number) for number in range(DECK_SIZE)}) == DECK_SIZE


@pytest.mark.parametrize("number", range(0, DECK_SIZE, 7))
def test_a_reversed_card_is_the_upright_one_turned(number: int) -> None:
    upright, lying = Image.open(card_file(number)), Image.open(card_file(number, is_reversed=True))
    assert difference(turned(upright), lying) < CLOSE
    assert difference(upright, lying) > LOSSY


def test_the_back_does_not_tell_which_way_a_card_lies() -> None:
    back = Image.open(DECK / "back.jpg")
    assert difference(back, turned(back)) < CLOSE


def test_drawing_again_gives_the_committed_card() -> None:
    committed = card_file(19).read_bytes()

    drawn = jpeg(pixels(card_svg(19)))

    assert drawn == committed or difference(Image.open(BytesIO(drawn)), Image.open(BytesIO(committed))) < CLOSE


ONE_OF_EACH_HAND: Final = (4, 7, 12, 31, 33, 39, 46, 53, 56, 62, 65, 77)
"""One card of each file of scenes that people stand in."""


@pytest.mark.parametrize("number", ONE_OF_EACH_HAND)
def test_what_is_committed_is_what_the_code_draws(number: int) -> None:
    with Image.open(card_file(number)) as committed:
        assert difference(pixels(card_svg(number)), committed) < LOSSY


def size_of_thai_name(number: int) -> float:
    """Of its letters in px where the card stands large in a chat: 168 px wide. 0: it is not on the card."""
    size = re.search(r'font-size="([\d.]+)"[^>]*>' + re.escape(thai_name(number)), card_svg(number))
    return float(size[1]) * 168 / frame.WIDTH if size else 0


def test_the_thai_name_is_large_enough_in_a_chat() -> None:
    assert [(number, size) for number in range(DECK_SIZE) if (size := size_of_thai_name(number)) < 13] == []


def test_drawing_again_gives_the_committed_back() -> None:
    drawn = pixels(back_svg())
    assert drawn.tobytes() == pixels(back_svg()).tobytes()
    assert difference(drawn, Image.open(DECK / "back.jpg")) < LOSSY


def test_a_picture_that_cannot_be_made_light_enough_is_refused() -> None:
    with pytest.raises(ValueError, match="1000 allowed"):
        jpeg(Image.open(card_file(0)).convert("RGB"), 1000)


def test_the_portrait_is_square() -> None:
    with Image.open(file_named(PORTRAIT)) as image:
        assert (image.format, image.size) == ("PNG", (SIDE, SIDE))


def test_the_chat_window_shows_the_same_face() -> None:
    with Image.open(WINDOW / "mimi.jpg") as small, Image.open(file_named(PORTRAIT)) as portrait:
        assert difference(portrait.convert("RGB").resize(small.size, Image.Resampling.LANCZOS), small) < LOSSY


def test_each_topic_has_an_icon_on_a_clear_ground() -> None:
    assert set(ICONS) == set(TOPICS)
    for topic in TOPICS:
        with Image.open(file_named(f"topic-{topic}.png")) as image:
            assert image.size == (96, 96)
            corner = image.convert("RGBA").getpixel((0, 0))
        assert isinstance(corner, tuple)
        assert corner[3] == 0


def test_all_pictures_together_stay_light() -> None:
    assert sum(path.stat().st_size for path in STATIC.rglob("*") if path.is_file()) < 11_000_000


def test_the_font_has_every_letter_that_is_drawn() -> None:
    menu = [f"menu-{area.name}" for place in PLACES for area in areas(place)]
    texts = [words_for(language)(key) for language in LANGUAGES for key in menu]
    texts += [name(number) for number in range(DECK_SIZE) for name in (english_name, thai_name)]
    letters = {ord(letter) for text in texts for letter in text + text.upper()}
    assert letters <= set(TTFont(frame.FONT, lazy=True).getBestCmap())


@pytest.mark.parametrize(
    ("number", "name"),
    [(0, "The Fool"), (10, "Wheel of Fortune"), (23, "Two of Wands"), (36, "Ace of Cups"), (77, "King of Pentacles")],
)
def test_english_names_are_spelt_out(number: int, name: str) -> None:
    assert english_name(number) == name


@pytest.mark.parametrize(("number", "numeral"), [(0, "0"), (4, "IV"), (9, "IX"), (14, "XIV"), (20, "XX"), (21, "XXI")])
def test_roman_numerals(number: int, numeral: str) -> None:
    assert roman(number) == numeral


def test_a_card_that_is_none_has_no_picture() -> None:
    with pytest.raises(LookupError):
        card_svg(DECK_SIZE)


def test_only_the_drawing_itself_needs_the_drawing_libraries() -> None:
    root = STATIC.parents[2]
    sources = [path for part in ("models", "prompts", "bot", "worker", "sandbox") for path in (root / part).rglob("*.py")]
    outside = [path for path in sources if not {"pictures", "reading_picture"} & set(path.relative_to(root).parts)]
    assert outside
    needs = re.compile(r"^\s*(from|import) bot[. ](import )?pictures(?!\.files\b)", re.MULTILINE)
    assert not [path for path in outside if needs.search(path.read_text(encoding="utf-8"))]
