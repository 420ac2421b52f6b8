"""`python -m bot.pictures`: draws every picture again, into bot/pictures/static. The same sources give the same bytes."""

from itertools import product
from pathlib import Path
from typing import Final

from PIL import Image

from bot.pictures.cards.back import back_svg
from bot.pictures.chat import gift
from bot.pictures.chat.icons import ICONS, icon_svg
from bot.pictures.chat.portrait import portrait_svg
from bot.pictures.chat.shuffle import apng, frames
from bot.pictures.deck import card_svg
from bot.pictures.render import BACKDROP_BYTES, MENU_BYTES, clear, jpeg, pixels, png
from bot.pictures.richmenu import menu_svg
from bot.reading_picture.backdrop import backdrop_svg
from bot.reading_picture.layout import HEIGHTS
from bot.reading_picture.layout import WIDTH as PICTURE_WIDTH
from models.general.languages import LANGUAGES
from models.people.rich_menus import PLACES
from models.readings.deck import DECK_SIZE, Card

STATIC: Final = Path(__file__).parent / "static"
WINDOW: Final = Path(__file__).parents[2] / "sandbox" / "window"
"""The demo's chat window, where MiMi has the same face."""


def main() -> None:
    """Deck, shuffle, rich menus, portrait, icons, the gift's card, and the night sky of readings' pictures."""
    deck, menus = STATIC / "deck", STATIC / "richmenu"
    deck.mkdir(parents=True, exist_ok=True)
    menus.mkdir(exist_ok=True)
    for number in range(DECK_SIZE):
        upright = pixels(card_svg(number))
        (deck / Card(number, reversed=False).picture).write_bytes(jpeg(upright))
        (deck / Card(number, reversed=True).picture).write_bytes(jpeg(upright.transpose(Image.Transpose.ROTATE_180)))
    (deck / "back.jpg").write_bytes(jpeg(pixels(back_svg())))
    (deck / "shuffle.png").write_bytes(apng(frames()))
    for place, language in product(PLACES, LANGUAGES):
        (menus / f"{place}-{language}.jpg").write_bytes(jpeg(pixels(menu_svg(place, language)), MENU_BYTES))
    backdrops = STATIC / "backdrop"
    backdrops.mkdir(exist_ok=True)
    for form, height in HEIGHTS.items():
        (backdrops / f"{form}.jpg").write_bytes(jpeg(pixels(backdrop_svg(PICTURE_WIDTH, height)), BACKDROP_BYTES))
    portrait = pixels(portrait_svg())
    (STATIC / "mimi.png").write_bytes(png(portrait))
    if WINDOW.is_dir():
        (WINDOW / "mimi.jpg").write_bytes(jpeg(portrait.resize((192, 192), Image.Resampling.LANCZOS), 12_000))
    (STATIC / "gift.jpg").write_bytes(jpeg(pixels(gift.gift_svg()), gift.BYTES))
    for topic in ICONS:
        (STATIC / f"topic-{topic}.png").write_bytes(png(clear(icon_svg(topic))))


if __name__ == "__main__":
    main()
