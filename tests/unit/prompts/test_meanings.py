"""The deck's own meanings are complete and alike in both languages."""

from dataclasses import asdict

import pytest

from models.readings.deck import DECK_SIZE, SPREADS, Card
from prompts.meanings import meanings
from tests.unit.bot.say.words.thai import FORBIDDEN, faults

LANGUAGES = ("th", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_card_has_every_meaning_both_ways(language: str) -> None:
    known = meanings(language)
    for number in range(DECK_SIZE):
        card = known.card(number)
        assert card.number == number
        assert card.name.strip()
        assert card.comfort.strip()
        for facing in (card.upright, card.reversed):
            assert all(text.strip() for text in asdict(facing).values()), (number, facing)
        assert card.upright.core != card.reversed.core
        assert card.facing(Card(number, reversed=True)) is card.reversed
        assert card.facing(Card(number, reversed=False)) is card.upright


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_cards_share_a_name(language: str) -> None:
    names = [meanings(language).card(number).name for number in range(DECK_SIZE)]
    assert len(set(names)) == DECK_SIZE


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_spread_names_all_its_positions(language: str) -> None:
    for name, cards in SPREADS.items():
        spread = meanings(language).spread(name)
        assert spread.name.strip()
        assert len(spread.positions) == cards
        assert len({position.name for position in spread.positions}) == cards
        assert all(position.place.strip() and position.question.strip() for position in spread.positions)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_hints_and_no_two_comforts_are_alike(language: str) -> None:
    cards = [meanings(language).card(number) for number in range(DECK_SIZE)]
    hints = [facing.hint for card in cards for facing in (card.upright, card.reversed)]

    assert len(set(hints)) == 2 * DECK_SIZE
    assert len({card.comfort for card in cards}) == DECK_SIZE


def test_the_thai_deck_says_nothing_that_thai_does_not() -> None:
    cards = [meanings("th").card(number) for number in range(DECK_SIZE)]
    texts = [text for card in cards for facing in (card.upright, card.reversed) for text in asdict(facing).values()]

    found = [fault for text in (*texts, *(card.comfort for card in cards)) for fault in faults(text, FORBIDDEN)]

    assert found == []


def test_what_is_none_raises() -> None:
    with pytest.raises(LookupError):
        meanings("th").card(DECK_SIZE)
    with pytest.raises(LookupError):
        meanings("th").spread("seven")
