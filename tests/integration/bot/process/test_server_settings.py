"""What a host may have set on the server, the database or the role changes nothing: MiMi chats, draws, reads and is paid."""

import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

import pytest
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from bot.chat.dialogue.states import Conversation
from bot.chat.events import Tapped
from bot.chat.turn import close_turn, open_turn
from bot.settings import Settings
from models.database.batch import bare
from models.database.engine import make_engine
from models.people.turns import Repeated
from tests.helpers.owner import order, settle
from tests.helpers.people import MALI, Person
from tests.helpers.rows import Rows
from tests.helpers.support import until
from tests.helpers.turns import Quiet, Turns, some_interpretation
from worker.question import Interpreted, Question
from worker.readings import reading
from worker.runtime.parts import Parts, build
from worker.upkeep.sweep import sweep_all

QUESTION: Final = r"งานใหม่จะเป็นอย่างไรคะ \' \n"

SETTINGS: Final = [
    "bytea_output = 'escape'",
    "default_transaction_isolation = 'serializable'",
    "default_transaction_isolation = 'repeatable read'",
    "lock_timeout = '1ms'",
    "statement_timeout = '1ms'",
    "idle_in_transaction_session_timeout = '1ms'",
    "client_encoding = 'latin1'",
    "datestyle = 'German, DMY'",
    "timezone = 'America/St_Johns'",
    "extra_float_digits = -15",
    "search_path = '$user', public, extensions",
]


class Teller:
    def interpret(self, question: Question) -> Interpreted:
        return Interpreted(some_interpretation(len(question.cards)), "fallback")


class Taking(Quiet):
    def show_loading(self, line_id: str, seconds: int = 60) -> None:
        """Nobody looks."""


@contextmanager
def set_by_the_host(rows: Rows, setting: str) -> Iterator[None]:
    """For connections that begin while this lasts."""
    name = rows.one("select current_database()")
    rows.run(f'alter database "{name}" set {setting}')
    try:
        yield
    finally:
        rows.run(f'alter database "{name}" reset {setting.partition(" ")[0]}')


@contextmanager
def process(settings: Settings) -> Iterator[tuple[Turns, Parts]]:
    """A web process and a worker that begin now."""
    turns, parts = Turns(make_engine(settings.database_url)), build(settings)
    try:
        yield turns, replace(parts, line=Taking(), interpreter=Teller())
    finally:
        turns.engine.dispose()
        parts.engine.dispose()


def asks_draws_and_is_read_to(turns: Turns, parts: Parts, who: Person, user: uuid.UUID) -> None:
    turns.say(who, QUESTION)
    place = turns.one("select place from conversations where user_id = :user", user=user)
    for data in (f"mood:calm:{place}", f"spread:three:{place}", f"draw:0:{place}", f"draw:all:{place}"):
        turns.tap(who, data)
    [read] = turns.jobs.put_in

    reading.read(parts, uuid.UUID(str(read.argument)))

    rows = turns.all("select status, question from readings where user_id = :user", user=user)
    assert rows == [{"status": "delivered", "question": QUESTION}]


def sends_what_line_delivers_twice_at_once(turns: Turns, who: Person) -> None:
    event = Tapped(f"twice-{who.line_id}", who.line_id, datetime.now(UTC), None, data="balance")
    with ThreadPoolExecutor(1) as second, open_turn(turns.engine, event) as first:
        came = second.submit(opened, turns, event)
        until(lambda: came.done() or waits(turns), what="the second one waits")
        close_turn(first, Conversation(question="the first one's"), [], {}, datetime.now(UTC))
        assert isinstance(came.exception(), Repeated)


def opened(turns: Turns, event: Tapped) -> None:
    with open_turn(turns.engine, event):
        """It must not come to that."""


def waits(turns: Turns) -> bool:
    locked = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
    return bool(turns.one(locked))


def tops_up(turns: Turns, user: uuid.UUID) -> None:
    stars, coins = turns.owned(user)

    status = settle(turns, order(turns, user))

    assert (status, turns.owned(user)) == ("paid", (stars + 27, coins))


def lives_a_day(turns: Turns, parts: Parts, who: Person) -> None:
    user = turns.person(who, stars=3)
    asks_draws_and_is_read_to(turns, parts, who, user)
    sends_what_line_delivers_twice_at_once(turns, who)
    tops_up(turns, user)
    sweep_all(parts)
    assert turns.broken() == {}


def test_nothing_that_a_host_may_set_gets_in_the_way(rows: Rows, settings: Settings, subtests: pytest.Subtests) -> None:
    for number, setting in enumerate(SETTINGS, 1):
        who = replace(MALI, key=f"mali {number}")
        with subtests.test(setting), capture_logs(), set_by_the_host(rows, setting), process(settings) as (turns, parts):
            lives_a_day(turns, parts, who)


@pytest.mark.parametrize("bound", ["transaction_timeout", "idle_session_timeout"])
def test_no_connection_has_the_end_that_a_host_has_set(rows: Rows, settings: Settings, bound: str) -> None:
    """Postgres closes it then: in the middle of a push or of a migration, or while it is kept for the next request."""
    with set_by_the_host(rows, f"{bound} = '1min'"):
        engine = make_engine(settings.database_url)
        with engine.connect() as connection:
            end = connection.exec_driver_sql(f"show {bound}").scalar_one()
        engine.dispose()

    assert end == "0"


def test_while_a_host_allows_no_writing_line_keeps_the_event_and_the_worker_the_reading(rows: Rows, settings: Settings) -> None:
    """As hosts do when the disk is full. Nothing is answered that was not carried out."""
    event = Tapped("asked", MALI.line_id, datetime.now(UTC), "token", data="balance")
    paid = Turns(rows.engine)
    queued = paid.reading(paid.person(MALI, stars=3), status="queued", reply_token="of the draw")
    with capture_logs(), set_by_the_host(rows, "default_transaction_read_only = on"), process(settings) as (turns, parts):
        with pytest.raises(OperationalError, match="read-only"):
            turns.handler.handle(event)
        reading.read(parts, queued)
        assert turns.line.replies == {}

    with capture_logs(), process(settings) as (turns, parts):
        turns.handler.handle(event)
        reading.read(parts, queued)

    assert list(turns.line.replies) == ["token"]
    assert rows.one("select status from readings") == "delivered"


def test_a_turn_on_a_server_that_is_no_more_the_main_one_goes_on_with_the_one_that_is(rows: Rows) -> None:
    """The pooled connection still leads to the old one, which may only be read by now."""
    turns = Turns(rows.engine)
    turns.person(MALI)
    with bare(rows.engine) as connection:
        connection.exec_driver_sql("set default_transaction_read_only = on")

    with capture_logs():
        answered = turns.tap(MALI, "balance")

    assert answered
    assert rows.one("select outcome from webhook_events") == "sent"
