"""A worker whose lease ran out finds that another one has the reading, and changes nothing of that one's claim."""

import uuid
from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, text

from models.database.rows import Row
from models.readings import reading_leases
from tests.helpers.people import MALI
from tests.helpers.turns import Turns


@pytest.fixture
def connection(turns: Turns) -> Iterator[Connection]:
    with turns.engine.begin() as connection:
        yield connection


@pytest.fixture
def lost(turns: Turns, connection: Connection) -> Row:
    """A queued reading as its first worker claimed it. Its lease has ended, and it was claimed again for ten minutes."""
    reading = turns.reading(turns.person(MALI, stars=9), status="queued")
    first = reading_leases.claim(connection, reading, -1)
    assert first
    assert reading_leases.claim(connection, reading, 600)
    return first


def seconds_left(connection: Connection, reading: uuid.UUID) -> float:
    left = text("select extract(epoch from lease_until - clock_timestamp()) from readings where id = :id")
    return float(connection.execute(left, {"id": reading}).scalar_one())


def test_its_release_does_not_end_the_later_claim(connection: Connection, lost: Row) -> None:
    reading_leases.release(connection, lost["id"], lost["attempts"], 0)

    assert seconds_left(connection, lost["id"]) > 300


def test_its_renewal_does_not_lengthen_the_later_claim(connection: Connection, lost: Row) -> None:
    reading_leases.renew_all(connection, {lost["id"]: lost["attempts"]}, 9000)

    assert seconds_left(connection, lost["id"]) <= 600


def test_it_is_not_claimed_by_the_first_any_more(connection: Connection, lost: Row) -> None:
    assert reading_leases.still_claimed(connection, lost, 9000) is False
    assert seconds_left(connection, lost["id"]) <= 600
