"""Settling an order: what fits it is credited, what does not is kept for the owner to see."""

import pytest

from models.money.payment_facts import Claim
from tests.helpers.owner import book, order, settle
from tests.helpers.people import MALI
from tests.helpers.turns import Turns


def test_what_fits_is_credited(turns: Turns) -> None:
    user = turns.person(MALI)

    status = settle(turns, order(turns, user))

    assert (status, turns.owned(user)) == ("paid", (27, 0))


@pytest.mark.parametrize(
    "wrong",
    [
        {"currency": "usd"},
        {"satang": 19899},
        {"satang": 19901},
        {"order": "00000000-0000-4000-8000-000000000001"},
        {"order": None},
    ],
    ids=str,
)
def test_what_does_not_fit_is_not_credited(turns: Turns, wrong: dict[str, object]) -> None:
    user = turns.person(MALI)

    status = settle(turns, order(turns, user), **wrong)

    assert (status, turns.owned(user)) == ("mismatch", (0, 0))


def test_that_an_order_ended_unpaid_is_news_once(turns: Turns) -> None:
    made = order(turns, turns.person(MALI))

    settled = [book(turns, made, paying="expired") for _ in range(2)]

    assert [(one.status, one.notify) for one in settled] == [("expired", True), ("expired", False)]


def test_a_paid_order_stays_paid_whatever_stripe_says_of_its_page(turns: Turns) -> None:
    user = turns.person(MALI)
    made = order(turns, user)
    settle(turns, made)

    status = settle(turns, made, paying="expired")

    assert (status, turns.owned(user)) == ("paid", (27, 0))


@pytest.mark.parametrize(("days", "next_look"), [(0, 1), (2, 7), (8, 30), (31, 120), (121, None)])
def test_a_paid_order_is_looked_at_again_for_four_months(turns: Turns, days: int, next_look: int | None) -> None:
    """In case no word came of a refund or a dispute."""
    made = order(turns, turns.person(MALI))
    settle(turns, made)
    turns.run("update payment_history set paid_at = now() - make_interval(days => :days)", days=days)

    settle(turns, made)

    assert turns.one("select extract(days from look_at - paid_at)::int from payment_history") == next_look


def test_while_a_dispute_is_open_its_order_is_looked_at_daily(turns: Turns) -> None:
    made = order(turns, turns.person(MALI))

    settle(turns, made, claims=(Claim("dp_1", "dispute", "open", 19900),))

    assert turns.one("select look_at - now() between interval '23 hours' and interval '24 hours' from payment_history")


def test_money_lost_in_a_dispute_is_no_refund(turns: Turns) -> None:
    made = order(turns, turns.person(MALI))

    status = settle(turns, made, claims=(Claim("dp_1", "dispute", "taken", 19900),))

    assert (status, turns.one("select refunded_satang from payment_history")) == ("disputed", 0)
