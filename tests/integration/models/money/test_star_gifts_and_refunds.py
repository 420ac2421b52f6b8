"""Gifts of stars whose giver gets the money back."""

import uuid

import pytest

from models.money.payment_facts import Claim
from tests.helpers.owner import order, settle
from tests.helpers.people import MALI, PIM
from tests.helpers.turns import Turns
from tests.integration.models.money.giving import give, take, take_back


@pytest.fixture
def bought(turns: Turns) -> tuple[uuid.UUID, uuid.UUID]:
    """Mali bought 27 stars and has no others; her order."""
    mali = turns.person(MALI)
    made = order(turns, mali)
    settle(turns, made)
    return mali, made


def test_what_the_friend_has_taken_is_theirs_and_the_giver_owes_it(turns: Turns, bought: tuple[uuid.UUID, uuid.UUID]) -> None:
    (mali, made), pim = bought, turns.person(PIM)
    take(turns, pim, give(turns, mali, 10))

    settle(turns, made, claims=(Claim("dp_1", "dispute", "open", 19900),))
    settle(turns, made, claims=(Claim("dp_1", "dispute", "taken", 19900),))

    assert turns.owned(pim) == (10, 0)
    assert turns.all("select stars, stars_owed from users where id = :id", id=mali) == [{"stars": 0, "stars_owed": 10}]
    assert not turns.broken()


def test_on_its_way_it_waits_while_the_givers_payment_is_disputed(turns: Turns, bought: tuple[uuid.UUID, uuid.UUID]) -> None:
    (mali, made), pim = bought, turns.person(PIM)
    gift = give(turns, mali, 10)

    settle(turns, made, claims=(Claim("dp_1", "dispute", "open", 19900),))
    meanwhile = take(turns, pim, gift).result
    settle(turns, made, claims=(Claim("dp_1", "dispute", "returned", 19900),))

    assert meanwhile == "held"
    assert take(turns, pim, gift).result == "ok"
    assert not turns.broken()


def test_when_the_money_went_back_the_gift_comes_back_and_pays_what_is_owed(
    turns: Turns, bought: tuple[uuid.UUID, uuid.UUID]
) -> None:
    (mali, made), pim = bought, turns.person(PIM)
    gift = give(turns, mali, 10)

    settle(turns, made, claims=(Claim("re_1", "refund", "taken", 19900),))
    meanwhile = take(turns, pim, gift).result
    take_back(turns, mali, gift)

    assert meanwhile == "held"
    assert turns.all("select stars, stars_owed from users where id = :id", id=mali) == [{"stars": 0, "stars_owed": 0}]
    assert not turns.broken()
