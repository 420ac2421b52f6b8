"""Each card of our own deck has its picture in words, in both languages, short enough for a prompt."""

import re

import pytest

from models.readings.deck import DECK_SIZE
from prompts.deck import shows

NUMBERS_TH = ("", "", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ")
NOT_OURS = r"\b(dog|wolf|angel|skeleton|falling|child|crayfish|blindfold|cloaked|beggars?|couple)\b"
ONLY_ON = {"horse": {33, 47, 61, 75}, "cat": {34}, "fish": {46}, "hare": {76}, "sphinx": {7}}
"""What the usual decks show on more cards than ours does."""


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_card_is_described_in_few_words(language: str) -> None:
    lines = shows(language)

    assert len(lines) == DECK_SIZE
    assert all(10 <= len(line) <= 70 for line in lines)
    assert [line for line in lines if bool(re.search(r"[ก-๙]", line)) != (language == "th")] == []


def test_nothing_of_the_usual_decks_that_ours_does_not_show() -> None:
    assert [line for line in shows("en") if re.search(NOT_OURS, line)] == []


@pytest.mark.parametrize(("word", "cards"), ONLY_ON.items(), ids=list(ONLY_ON))
def test_an_animal_is_named_on_the_cards_that_show_it(word: str, cards: set[int]) -> None:
    assert {number for number, line in enumerate(shows("en")) if re.search(rf"\b{word}\b", line)} == cards


@pytest.mark.parametrize("first", [22, 36, 50, 64])
def test_the_number_cards_say_how_many_there_are(first: int) -> None:
    """The seven of pentacles has six and one, the sevens and fives of other suits may be told in parts."""
    for rank in (2, 3, 4, 6, 9, 10):
        assert any(word in shows("th")[first + rank - 1] for word in NUMBERS_TH[2 : rank + 1]), (first, rank)
