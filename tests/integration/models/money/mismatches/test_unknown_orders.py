"""An order that Stripe does not know, or knows of again; and where nothing was paid."""

import uuid

import pytest

from models.money import mismatch_steps
from models.money.mismatch_steps import NotPossible
from tests.helpers.owner import book, order, settle
from tests.helpers.people import MALI
from tests.helpers.turns import Turns


@pytest.fixture
def unknown(turns: Turns) -> uuid.UUID:
    """An order that Stripe does not know, closed."""
    made = order(turns, turns.person(MALI))
    session = turns.one("select stripe_payment_id from payment_history")
    with turns.engine.begin() as connection:
        assert [mismatch_steps.close_unknown(connection, made, session) for _ in range(2)] == [True, False]
    return made


def test_an_order_unknown_to_stripe_is_told_to_nobody_but_the_owner(turns: Turns, unknown: uuid.UUID) -> None:
    assert turns.all("select status, look_at, told_at is not null as told from payment_history") == [
        {"status": "expired", "look_at": None, "told": True}
    ]
    assert [row["kind"] for row in turns.broken()["I3"]] == ["unknown"]


@pytest.mark.parametrize(("paying", "ends", "stars"), [("paid", "credited", 27), ("expired", "noted", 0)])
def test_an_unknown_order_that_stripe_knows_again_is_settled_by_that(
    turns: Turns, unknown: uuid.UUID, paying: str, ends: str, stars: int
) -> None:
    book(turns, unknown, paying=paying)

    assert turns.one("select state from payment_mismatches") == ends
    assert (turns.one("select stars from users"), turns.broken()) == (stars, {})


def test_an_unknown_order_that_was_noted_is_credited_when_stripe_says_that_it_was_paid(turns: Turns, unknown: uuid.UUID) -> None:
    with turns.engine.begin() as connection:
        mismatch_steps.note(connection, turns.one("select id from payment_mismatches"), "owner", "of the old key")

    book(turns, unknown)

    assert turns.one("select state from payment_mismatches") == "credited"
    assert (turns.one("select stars from users"), turns.broken()) == (27, {})


def test_an_unknown_order_that_was_noted_and_is_paid_in_another_amount_is_decided_again(turns: Turns, unknown: uuid.UUID) -> None:
    with turns.engine.begin() as connection:
        mismatch_steps.note(connection, turns.one("select id from payment_mismatches"), "owner", "of the old key")

    book(turns, unknown, satang=9900)

    assert turns.all("select kind, state, by from payment_mismatches") == [{"kind": "amount", "state": "open", "by": None}]
    assert [row["state"] for row in turns.broken()["I3"]] == ["open"]


def test_an_unknown_payment_cannot_be_refunded_with_this_key(turns: Turns, unknown: uuid.UUID) -> None:
    mismatch = turns.one("select id from payment_mismatches")

    with pytest.raises(NotPossible, match="unknown"), turns.engine.begin() as connection:
        mismatch_steps.begin_refund(connection, mismatch, "cli", "hers")


def test_where_nothing_was_paid_nothing_goes_back(turns: Turns) -> None:
    settle(turns, order(turns, turns.person(MALI)), satang=0)
    mismatch = turns.one("select id from payment_mismatches")

    with pytest.raises(NotPossible, match="free"), turns.engine.begin() as connection:
        mismatch_steps.begin_refund(connection, mismatch, "cli", "hers")
