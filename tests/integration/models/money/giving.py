"""Gifts of stars: given, taken, taken back."""

import uuid

from models.offers import star_gifts
from models.offers.star_gifts import Gift, Taken
from tests.helpers.turns import Turns


def give(turns: Turns, giver: uuid.UUID, stars: int = 3, nonce: str = "0123456789abcdef") -> Gift:
    with turns.engine.begin() as connection:
        gift = star_gifts.give(connection, giver, stars, nonce)
    assert gift
    return gift


def take(turns: Turns, taker: uuid.UUID, gift: Gift, name: str | None = None) -> Taken:
    with turns.engine.begin() as connection:
        return star_gifts.take(connection, taker, gift.code, name)


def take_back(turns: Turns, giver: uuid.UUID, gift: Gift) -> int | None:
    with turns.engine.begin() as connection:
        return star_gifts.take_back(connection, giver, gift.id)
