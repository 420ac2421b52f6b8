"""The rule of several statements in one message (`models.database.batch`), point by point, on a real Postgres."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError

from models.database.batch import bare, batch, run
from models.database.engine import make_engine
from tests.helpers.rows import Rows
from tests.integration.bot.chat.robustness.wire import wiretap

INSERT = "insert into stripe_events (id, type, payload, received_at) values (:id, 'test', '{}', now())"
COUNT = "select count(*) as events from stripe_events"


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    with bare(engine) as connection:
        yield connection


def events(rows: Rows) -> int:
    return int(rows.one(COUNT))


def test_a_batch_is_one_round_trip(database_url: str) -> None:
    with wiretap(database_url) as wire:
        engine = make_engine(wire.url)
        with bare(engine) as connection:
            wire.sent.clear()
            run(connection, batch("begin", INSERT, COUNT, "commit"), {"id": "e1"})
        engine.dispose()

    assert len(wire.sent) == 1


def test_only_the_last_statements_row_comes_back(connection: Connection) -> None:
    row = run(connection, batch("select 1 as first", INSERT, "select 2 as last"), {"id": "e1"})

    assert row is not None
    assert row._asdict() == {"last": 2}


def test_a_batch_whose_last_statement_has_no_rows_gives_none(connection: Connection) -> None:
    assert run(connection, batch("select 1", INSERT), {"id": "e1"}) is None


def test_every_statement_may_use_every_parameter(connection: Connection, rows: Rows) -> None:
    run(connection, batch(INSERT, "update stripe_events set type = :type where id = :id"), {"id": "e1", "type": "paid"})

    assert rows.all("select id, type from stripe_events") == [{"id": "e1", "type": "paid"}]


def test_what_begin_opens_is_seen_by_others_only_after_commit(connection: Connection, rows: Rows) -> None:
    run(connection, batch("begin", INSERT), {"id": "e1"})
    before = events(rows)
    run(connection, batch(INSERT, "commit"), {"id": "e2"})

    assert (before, events(rows)) == (0, 2)


def test_what_begin_opens_is_undone_by_rollback(connection: Connection, rows: Rows) -> None:
    run(connection, batch("begin", INSERT), {"id": "e1"})

    run(connection, batch("rollback"), {})

    assert events(rows) == 0


def test_a_batch_without_begin_is_a_transaction_of_its_own(connection: Connection, rows: Rows) -> None:
    with pytest.raises(IntegrityError):
        run(connection, batch(INSERT, INSERT), {"id": "e1"})

    assert events(rows) == 0


def test_a_connection_with_a_transaction_of_the_drivers_is_refused(engine: Engine, rows: Rows) -> None:
    with engine.connect() as connection, pytest.raises(RuntimeError, match="bare"):
        run(connection, batch(INSERT), {"id": "e1"})

    assert events(rows) == 0
