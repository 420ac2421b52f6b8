"""An event is carried out once, though it is written down only when its turn closes: the person's lock keeps others waiting."""

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.chat.dialogue.states import Conversation
from bot.chat.events import Event, Tapped
from bot.chat.failed_turns import close_failed_turn, run_again_if_undone
from bot.chat.turn import Newcomer, Opened, Stranger, close_turn, open_turn
from models.people.turns import Repeated
from tests.helpers.people import MALI
from tests.helpers.support import until
from tests.helpers.turns import Turns

NEWCOMER = Newcomer("มะลิ", None, "th", [], greeted=True)


def tapped(name: str = "tapped") -> Tapped:
    return Tapped(name, MALI.line_id, datetime.now(UTC), f"token-{name}", data="balance")


def close(opened: Opened) -> None:
    close_turn(opened, Conversation(question="the first one's"), [], {}, datetime.now(UTC))


class Second:
    """Somebody else opens a turn of this event, and has to wait for the first."""

    def __init__(self, turns: Turns, event: Event) -> None:
        self._turns, self._event = turns, event
        self._came = ""
        self._thread = threading.Thread(target=self._run)
        self._thread.start()
        until(lambda: waits(turns), what="the second one waits")

    def came_to(self) -> str:
        """What came of it, once the first has ended."""
        self._thread.join(60)
        assert not self._thread.is_alive()
        return self._came

    def _run(self) -> None:
        try:
            with open_turn(self._turns.engine, self._event) as opened:
                close(opened)
                self._came = "carried out"
        except (Repeated, Stranger) as error:
            self._came = type(error).__name__


def waits(turns: Turns) -> bool:
    locked = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
    return bool(turns.one(locked))


def test_a_redelivery_during_the_first_turn_waits_and_is_a_repetition(turns: Turns) -> None:
    turns.person(MALI)

    with open_turn(turns.engine, tapped()) as opened:
        second = Second(turns, tapped())
        close(opened)

    assert second.came_to() == "Repeated"
    assert turns.all("select id from webhook_events") == [{"id": "tapped"}]


def fails(turns: Turns, opened: Opened) -> None:
    raise ZeroDivisionError


def is_lost(turns: Turns, opened: Opened) -> None:
    """The process is gone, and its connection with it."""
    pid = opened.connection.execute(text("select pg_backend_pid()")).scalar_one()
    turns.all("select pg_terminate_backend(:pid)", pid=pid)
    close(opened)


@pytest.mark.parametrize("ends", [fails, is_lost])
def test_a_turn_that_is_undone_leaves_nothing_and_its_redelivery_is_carried_out(
    turns: Turns, ends: Callable[[Turns, Opened], None]
) -> None:
    turns.person(MALI)

    with suppress(ZeroDivisionError, SQLAlchemyError), open_turn(turns.engine, tapped()) as opened:
        second = Second(turns, tapped())
        ends(turns, opened)

    assert second.came_to() == "carried out"
    assert turns.all("select id, outcome from webhook_events") == [{"id": "tapped", "outcome": "silent"}]


def test_another_event_of_somebody_new_waits_until_they_are_known(turns: Turns) -> None:
    with open_turn(turns.engine, tapped(), NEWCOMER) as opened:
        second = Second(turns, tapped("second"))
        close(opened)

    assert second.came_to() == "carried out"
    assert turns.one("select count(*) from users") == 1
    assert turns.one("select count(*) from webhook_events") == 2


def close_when_it_was_closed_as_failed(turns: Turns) -> None:
    with open_turn(turns.engine, tapped()) as opened:
        close_failed_turn(turns.engine, tapped(), [])
        close(opened)


def test_an_event_that_was_closed_as_failed_meanwhile_is_a_repetition_and_does_nothing(turns: Turns) -> None:
    turns.person(MALI)

    with pytest.raises(Repeated):
        close_when_it_was_closed_as_failed(turns)

    assert turns.one("select question from conversations") is None
    assert turns.one("select outcome from webhook_events") == "pending"


def test_a_process_of_the_release_before_has_the_event_and_it_is_not_carried_out_again(turns: Turns) -> None:
    turns.person(MALI)

    with turns.engine.begin() as before:
        before.execute(text("select from open_turn_5('tapped', 'tapped', 'token', now(), :line)"), {"line": MALI.line_id})
        second = Second(turns, tapped())
        before.execute(text("update webhook_events set outcome = 'silent' where id = 'tapped'"))

    assert second.came_to() == "Repeated"


def test_a_process_of_the_release_before_gets_an_event_that_is_being_carried_out_and_one_of_them_does_it(turns: Turns) -> None:
    """It writes the event first and waits for the person, so each waits for the other until Postgres undoes one of them: here
    this one, and the other is the first to go on."""
    turns.person(MALI)
    runs: list[str] = []

    def carry_out_as_before() -> None:
        with turns.engine.begin() as before:
            before.execute(text("set local deadlock_timeout = '1h'"))
            before.execute(text("select from open_turn_5('tapped', 'tapped', 'token', now(), :line)"), {"line": MALI.line_id})
            before.execute(text("update webhook_events set outcome = 'silent' where id = 'tapped'"))

    thread = threading.Thread(target=carry_out_as_before)

    def carry_out() -> None:
        if runs:
            thread.join(60)
        with open_turn(turns.engine, tapped()) as opened:
            runs.append("opened")
            opened.connection.execute(text("set local deadlock_timeout = '10ms'"))
            thread.start()
            until(lambda: waits(turns), what="the process of the release before waits")
            close(opened)

    with pytest.raises(Repeated):
        run_again_if_undone(carry_out)

    assert runs == ["opened"]
    assert turns.all("select id, outcome from webhook_events") == [{"id": "tapped", "outcome": "silent"}]
    assert turns.one("select question from conversations") is None
