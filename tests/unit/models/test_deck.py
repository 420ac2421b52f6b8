"""The draw: repeatable from its seed, and fair in every position, card and orientation."""

import hashlib

import pytest

from models.readings.deck import DECK_SIZE, SHOWN_FACE_DOWN, SPREADS, Card, commitment, deal, new_seed

DEALS = 3000


def seeds() -> list[bytes]:
    """The same many seeds each time, so that the statistics below are not a matter of luck."""
    return [hashlib.sha256(f"seed {number}".encode()).digest() for number in range(DEALS)]


@pytest.fixture(scope="module")
def deals() -> list[list[Card]]:
    return [deal(seed) for seed in seeds()]


def chi_square(counts: list[int], expected: float) -> float:
    return sum((count - expected) ** 2 / expected for count in counts)


def test_the_same_seed_deals_the_same_deck() -> None:
    seed = new_seed()
    assert deal(seed) == deal(seed)
    assert len(seed) == 32
    assert new_seed() != seed


def test_a_deal_is_the_whole_deck(deals: list[list[Card]]) -> None:
    for deck in deals[:200]:
        assert sorted(card.number for card in deck) == list(range(DECK_SIZE))


@pytest.mark.parametrize("first", [0, 1, SHOWN_FACE_DOWN, DECK_SIZE])
def test_the_first_cards_of_a_deal_are_those_of_the_whole_deck(first: int, deals: list[list[Card]]) -> None:
    for seed, deck in zip(seeds()[:50], deals, strict=False):
        assert deal(seed, first) == deck[:first]


def test_the_algorithm_is_the_documented_one() -> None:
    """Computed here a second time from the description, so that anyone's own program would agree."""
    seed = bytes(range(32))
    stream = b"".join(hashlib.sha256(seed + block.to_bytes(8, "big")).digest() for block in range(40))
    words = iter([int.from_bytes(stream[at : at + 4], "big") for at in range(0, len(stream), 4)])

    def below(limit: int) -> int:
        while (word := next(words)) >= 2**32 - 2**32 % limit:
            continue
        return word % limit

    order = list(range(78))
    for last in range(77, 0, -1):
        chosen = below(last + 1)
        order[last], order[chosen] = order[chosen], order[last]
    assert [(card.number, card.reversed) for card in deal(seed)] == [(number, below(2) == 1) for number in order]


def test_each_card_is_equally_likely_in_each_place_on_the_table(deals: list[list[Card]]) -> None:
    # 77 degrees of freedom: below 130 with a probability of 0.9998 if the shuffle is fair.
    for place in range(SHOWN_FACE_DOWN):
        counts = [0] * DECK_SIZE
        for deck in deals:
            counts[deck[place].number] += 1
        assert chi_square(counts, DEALS / DECK_SIZE) < 130, place


def test_each_card_is_upright_as_often_as_reversed(deals: list[list[Card]]) -> None:
    counts = [[0, 0] for _ in range(DECK_SIZE)]
    for deck in deals:
        for card in deck:
            counts[card.number][card.reversed] += 1
    assert chi_square([count for pair in counts for count in pair], DEALS / 2) < 145


def test_orientation_does_not_hang_on_the_place(deals: list[list[Card]]) -> None:
    counts = [sum(deck[place].reversed for deck in deals) for place in range(DECK_SIZE)]
    assert sum((count - DEALS / 2) ** 2 / (DEALS / 4) for count in counts) < 130


def test_two_neighbouring_places_are_independent(deals: list[list[Card]]) -> None:
    """First card's suit against second card's suit: no pair more frequent than chance makes it."""

    def group(card: Card) -> int:
        return 0 if card.number < 22 else 1 + (card.number - 22) // 14

    sizes = [22, 14, 14, 14, 14]
    seen = [[0] * 5 for _ in range(5)]
    for deck in deals:
        seen[group(deck[0])][group(deck[1])] += 1
    statistic = 0.0
    for first in range(5):
        for second in range(5):
            pairs = sizes[first] * (sizes[second] - (first == second))
            expected = DEALS * pairs / (78 * 77)
            statistic += (seen[first][second] - expected) ** 2 / expected
    assert statistic < 55


def test_the_commitment_is_the_seeds_sha256() -> None:
    seed = bytes(32)
    assert commitment(seed) == hashlib.sha256(seed).hexdigest()


def test_every_spread_fits_on_the_table() -> None:
    assert max(SPREADS.values()) <= SHOWN_FACE_DOWN


def test_pictures_have_two_digits_and_an_r_when_reversed() -> None:
    assert Card(7, reversed=False).picture == "07.jpg"
    assert Card(77, reversed=True).picture == "77r.jpg"
