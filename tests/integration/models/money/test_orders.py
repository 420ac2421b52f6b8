"""Orders before they are paid: which one is given out again, which are closed or looked at, and whose end is announced."""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

import pytest
from sqlalchemy import Connection, text

from models.money import orders
from models.money.economy import PACKAGES, Package
from models.money.pricing.terms import Terms
from tests.helpers.owner import order
from tests.helpers.people import MALI
from tests.helpers.turns import Turns

POPULAR: Final = PACKAGES["popular"]
NOON: Final = datetime(2026, 11, 29, 12, tzinfo=UTC)


@pytest.fixture
def user(turns: Turns) -> uuid.UUID:
    return turns.person(MALI)


@pytest.fixture
def connection(turns: Turns) -> Iterator[Connection]:
    with turns.engine.begin() as connection:
        yield connection


def opened(connection: Connection, user: uuid.UUID) -> uuid.UUID:
    """An order of noon, with a page to pay it on."""
    made = orders.begin(connection, user, Terms().of(POPULAR), now=NOON)
    orders.opened(connection, made["id"], "cs_test_1", "https://pay.example/1")
    order_id: uuid.UUID = made["id"]
    return order_id


@pytest.mark.parametrize(("minutes", "same"), [(54, True), (56, False)])
def test_an_order_is_given_out_again_until_five_minutes_before_its_end(
    connection: Connection, user: uuid.UUID, minutes: int, same: bool
) -> None:
    first = opened(connection, user)

    second = orders.begin(connection, user, Terms().of(POPULAR), now=NOON + timedelta(minutes=minutes))

    assert (second["id"] == first) is same


@pytest.mark.parametrize(
    "now_sold", [replace(POPULAR, baht=299), replace(POPULAR, stars=POPULAR.stars + 10)], ids=["price", "stars"]
)
def test_a_package_that_changed_meanwhile_is_another_order(connection: Connection, user: uuid.UUID, now_sold: Package) -> None:
    first = opened(connection, user)

    second = orders.begin(connection, user, Terms().of(now_sold), now=NOON)

    assert second["id"] != first
    assert (second["amount_baht"], second["stars_granted"]) == (now_sold.baht, now_sold.total)


@pytest.mark.parametrize(("session", "status"), [(None, "expired"), ("cs_test_1", "pending")])
def test_only_an_order_without_a_session_is_abandoned(
    turns: Turns, connection: Connection, user: uuid.UUID, session: str | None, status: str
) -> None:
    """With a session it can still be paid: Stripe alone says how it ends."""
    made = order(turns, user, session=session)

    orders.abandon(connection, made, "no session was made")

    assert connection.execute(text("select status from payment_history")).scalar_one() == status


def test_two_sweeps_at_once_take_each_due_order_once_and_do_not_wait(
    turns: Turns, connection: Connection, user: uuid.UUID
) -> None:
    made = order(turns, user)
    turns.run("update payment_history set look_at = now() - interval '1 minute'")
    first = orders.take_due(connection, 10)

    with turns.engine.begin() as other:
        other.execute(text("set local lock_timeout = '1s'"))
        second = orders.take_due(other, 10)

    assert (first, second) == ([made], [])


@pytest.mark.parametrize("gone", ["blocked_at", "forgotten_at"])
def test_the_end_of_an_order_is_no_news_for_who_has_gone(
    turns: Turns, connection: Connection, user: uuid.UUID, gone: str
) -> None:
    order(turns, user, status="expired")
    turns.run("update payment_history set closed_at = now() - interval '10 minutes'")
    before = orders.people_with_ended_orders(connection, 60, 10)
    turns.run(f"update users set {gone} = now()")

    after = orders.people_with_ended_orders(connection, 60, 10)

    assert (before, after, orders.ended_unannounced(connection, user)) == ([user], [], [])
