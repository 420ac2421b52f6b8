"""Stripe's events in the books: which are to be processed, by whom, and how often."""

from collections.abc import Iterator
from typing import Any, Final

import pytest
from sqlalchemy import Connection

from models.events import stripe_events
from tests.helpers.turns import Turns

EVENT: Final[dict[str, Any]] = {"id": "evt_1", "type": "charge.refunded", "data": {"object": {}}}


@pytest.fixture
def connection(turns: Turns) -> Iterator[Connection]:
    with turns.engine.begin() as connection:
        yield connection


def test_an_event_that_came_again_just_now_is_the_web_processs_and_not_the_sweeps(turns: Turns) -> None:
    with turns.engine.begin() as first:
        stripe_events.store(first, EVENT)
    turns.run("update stripe_events set received_at = now() - interval '2 minutes', tried_at = now() - interval '2 minutes'")

    with turns.engine.begin() as again:
        to_process = stripe_events.store(again, EVENT)
        due = stripe_events.take_due(again, 10)

    assert (to_process, due) == (True, [])


def test_an_event_that_was_processed_is_processed_once(connection: Connection) -> None:
    stripe_events.store(connection, EVENT)
    stripe_events.mark_handled(connection, "evt_1", None)

    assert stripe_events.store(connection, EVENT) is False
    assert stripe_events.fetch_open(connection, "evt_1") is None
