"""An interpretation in one message: the reading, its count and the invite code; a level is raised elsewhere."""

import uuid
from typing import Any

import pytest

from models.database.batch import bare
from models.database.rows import Row
from models.readings import reading_refunds, reading_saving, reading_steps
from tests.helpers.people import MALI
from tests.helpers.turns import Turns, some_interpretation


@pytest.fixture
def user(turns: Turns) -> uuid.UUID:
    """Two readings behind them; the third raises the level from 2 to 3."""
    user = turns.person(MALI, stars=9)
    turns.run("update users set total_readings = 1, level = 2")
    return user


def queued(turns: Turns, user: uuid.UUID, **more: Any) -> Row:
    reading = turns.reading(user, status="queued", **more)
    with turns.engine.begin() as connection:
        row = reading_steps.fetch(connection, reading)
    assert row
    return row


def save(turns: Turns, row: Row) -> Row | None:
    with bare(turns.engine) as connection:
        return reading_saving.save_alone(connection, row, turns.columns(some_interpretation(3)))


def test_the_row_comes_back_as_it_is_then(turns: Turns, user: uuid.UUID) -> None:
    row = queued(turns, user)

    saved = save(turns, row)

    with turns.engine.begin() as connection:
        fetched = reading_steps.fetch(connection, row["id"]) or {}
    assert saved == {**fetched, "total_readings": 1}
    assert saved["status"] == "interpreted"
    assert saved["invite_code"]


@pytest.mark.parametrize(("kind", "counted"), [("reading", 2), ("follow_up", 1)])
def test_only_readings_count(turns: Turns, user: uuid.UUID, kind: str, counted: int) -> None:
    first = turns.reading(user)
    turns.run("update users set total_readings = 1, level = 2")
    row = queued(turns, user, kind=kind, **({"parent_id": first} if kind == "follow_up" else {}))

    save(turns, row)

    assert turns.one("select total_readings from users") == counted


def test_a_reading_that_raises_a_level_is_not_alone(turns: Turns, user: uuid.UUID) -> None:
    turns.run("update users set total_readings = 2")

    assert reading_saving.alone(queued(turns, user)) is False


def test_a_level_that_another_reading_has_come_near_meanwhile_is_not_passed_over(turns: Turns, user: uuid.UUID) -> None:
    row = queued(turns, user)
    turns.run("update users set total_readings = 2")

    saved = save(turns, row)

    assert saved is None
    assert turns.one("select status from readings") == "queued"
    assert turns.one("select total_readings from users") == 2


def test_what_was_saved_is_not_saved_again(turns: Turns, user: uuid.UUID) -> None:
    row = queued(turns, user)
    save(turns, row)

    again = save(turns, row)

    assert again is None
    assert turns.one("select total_readings from users") == 2


def test_a_reading_whose_stars_went_back_stays_as_it_is(turns: Turns, user: uuid.UUID) -> None:
    row = queued(turns, user)
    with turns.engine.begin() as connection:
        reading_refunds.refund(connection, row["id"], "failed")

    saved = save(turns, row)

    assert saved is None
    assert turns.one("select total_readings from users") == 1
    assert turns.one("select interpretation is null from readings")
