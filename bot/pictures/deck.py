"""The 78 cards and the back as SVG. Names come from the deck's meanings, so that card and chat say the same."""

from typing import Final

from bot.pictures.cards.courts.court import RANKS, court
from bot.pictures.cards.majors import fifth, first, fourth, second, third
from bot.pictures.cards.minors import (
    cups_high,
    cups_low,
    pentacles_high,
    pentacles_low,
    swords_high,
    swords_low,
    wands_high,
    wands_low,
)
from bot.pictures.frame import card
from bot.pictures.motifs import sky
from models.readings.deck import MAJORS, SUITS
from prompts.meanings import meanings

MAJOR_SCENES: Final = (
    *first.SCENES,
    *second.SCENES,
    *third.SCENES,
    *fourth.SCENES,
    *fifth.SCENES,
)

MAJOR_TINTS: Final = (
    "dawn", "night", "sea", "meadow", "ember", "night", "dawn", "sea", "ember", "sea", "night",
    "night", "meadow", "dawn", "sea", "ember", "night", "sea", "sea", "noon", "dawn", "night",
)  # fmt: skip

PIP_SCENES: Final = {
    "wands": (*wands_low.SCENES, *wands_high.SCENES),
    "cups": (*cups_low.SCENES, *cups_high.SCENES),
    "swords": (*swords_low.SCENES, *swords_high.SCENES),
    "pentacles": (*pentacles_low.SCENES, *pentacles_high.SCENES),
}
PIPS: Final = 10
RANK_COUNT: Final = PIPS + len(RANKS)

SPELT: Final = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def card_svg(number: int) -> str:
    """The card with this number, upright. Raises LookupError outside 0 to 77."""
    scene, tint, plate = _scene(number)
    return card(sky(number) + scene, tint, plate, english_name(number), thai_name(number))


def _scene(number: int) -> tuple[str, str, str]:
    if number < MAJORS:
        return MAJOR_SCENES[number](), MAJOR_TINTS[number], roman(number)
    suit_index, rank = divmod(number - MAJORS, RANK_COUNT)
    suit = SUITS[suit_index]
    if rank < PIPS:
        return PIP_SCENES[suit][rank](), suit, roman(rank + 1)
    return court(suit, RANKS[rank - PIPS]), suit, ""


def english_name(number: int) -> str:
    """As in the meanings, with a leading figure spelt out: `Two of Cups`."""
    first, _, rest = meanings("en").card(number).name.partition(" ")
    return f"{SPELT[int(first) - 2].capitalize()} {rest}" if first.isdigit() else f"{first} {rest}".strip()


def thai_name(number: int) -> str:
    """As readers say it: the meanings' name without what stands there in brackets, which a small card has no room for."""
    return meanings("th").card(number).name.partition(" (")[0]


def roman(number: int) -> str:
    """Roman numerals up to 39; 0 stays 0, as the Fool's card has it."""
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]
    return "X" * (number // 10) + ones or "0"
