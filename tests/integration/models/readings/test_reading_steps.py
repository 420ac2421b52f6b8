"""The steps of a reading, one by one: what counts, what is settled once, and who carries one that waits."""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection

from models.readings import reading_refunds, reading_steps
from tests.helpers.people import MALI
from tests.helpers.turns import Turns


@pytest.fixture
def user(turns: Turns) -> uuid.UUID:
    return turns.person(MALI, stars=9)


@pytest.fixture
def connection(turns: Turns) -> Iterator[Connection]:
    with turns.engine.begin() as connection:
        yield connection


@pytest.mark.parametrize(("kind", "counted"), [("reading", 2), ("follow_up", 1), ("daily", 1)])
def test_only_readings_count_towards_the_level(turns: Turns, user: uuid.UUID, kind: str, counted: int) -> None:
    first = turns.reading(user)

    turns.reading(user, kind=kind, parent_id=first if kind == "follow_up" else None)

    assert turns.one("select total_readings from users") == counted


@pytest.mark.parametrize("status", ["delivered", "waiting"])
def test_a_reading_that_came_is_settled_already(turns: Turns, connection: Connection, user: uuid.UUID, status: str) -> None:
    reading = turns.reading(user)

    settled = reading_steps.settle(connection, reading, status)

    assert settled is False


def test_a_reading_whose_stars_went_back_is_not_delivered_any_more(turns: Turns, connection: Connection, user: uuid.UUID) -> None:
    reading = turns.reading(user, status="queued")
    reading_refunds.refund(connection, reading, "failed")

    settled = reading_steps.settle(connection, reading, "delivered")

    assert settled is False
    assert (reading_steps.fetch(connection, reading) or {})["status"] == "refunded"


@pytest.mark.parametrize("status", ["interpreted", "waiting", "delivered"])
def test_what_was_read_is_not_given_back_as_failed(turns: Turns, connection: Connection, user: uuid.UUID, status: str) -> None:
    reading = turns.reading(user, status=status)

    refunded = reading_refunds.refund(connection, reading, "failed")

    assert refunded is None
    assert turns.owned(user) == (8, 10)


def test_a_waiting_reading_is_carried_by_one_reply(turns: Turns, connection: Connection, user: uuid.UUID) -> None:
    waiting = turns.reading(user, status="waiting")

    taken = [reading_steps.take_waiting(connection, user, event) for event in ("event-1", "event-2")]

    assert [row and row["id"] for row in taken] == [waiting, None]


@pytest.mark.parametrize(("kind", "counted"), [("reading", 1), ("follow_up", 1), ("daily", 0)])
def test_a_card_of_the_day_does_not_count_towards_the_days_limit(
    turns: Turns, connection: Connection, user: uuid.UUID, kind: str, counted: int
) -> None:
    turns.begin(connection, user, kind=kind)

    begun = reading_steps.begun_since(connection, user, datetime.now(UTC) - timedelta(hours=1))

    assert begun == counted
