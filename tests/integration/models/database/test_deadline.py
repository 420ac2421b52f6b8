"""Postgres behind a wire that still acknowledges and never answers: each wait ends, and the next connection works."""

from collections.abc import Iterator

import psycopg2
import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from models.database.batch import bare
from models.database.deadline import Silent
from models.database.engine import MARGIN_SECONDS, allow, make_engine
from tests.helpers.processes.relay import Relay
from tests.integration.bot.chat.robustness.wire import wiretap

SECONDS = 0.5
"""For a statement: what is answered at all is answered in less. Connecting takes longer."""


@pytest.fixture
def relay(database_url: str) -> Iterator[Relay]:
    with Relay(database_url) as relay:
        yield relay


@pytest.fixture
def engine(relay: Relay) -> Iterator[Engine]:
    engine = make_engine(relay.url, statement_seconds=SECONDS, connect_seconds=30)
    yield engine
    engine.dispose()


def one(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(text("select 1")).scalar_one())


def hold(engine: Engine, number: int) -> None:
    """Leaves `number` connections in the pool."""
    for connection in [engine.connect() for _ in range(number)]:
        connection.close()


def test_a_statement_that_nobody_answers_ends(engine: Engine, relay: Relay) -> None:
    hold(engine, 1)
    relay.lead_nowhere()

    with pytest.raises(OperationalError) as failed:
        one(engine)

    assert isinstance(failed.value.orig, Silent)
    assert f"within {SECONDS + MARGIN_SECONDS} s" in str(failed.value.orig)


def test_the_next_statement_goes_over_a_new_connection(engine: Engine, relay: Relay) -> None:
    hold(engine, 3)
    relay.lead_nowhere()
    with pytest.raises(OperationalError):
        one(engine)

    answers = [one(engine) for _ in range(3)]

    assert answers == [1, 1, 1], "the other two were thrown away with the first"


def test_a_commit_that_nobody_answers_ends(engine: Engine, relay: Relay) -> None:
    with engine.connect() as connection:
        connection.execute(text("select 1"))
        relay.lead_nowhere()
        with pytest.raises(OperationalError):
            connection.commit()


def test_connecting_ends(relay: Relay) -> None:
    engine = make_engine(relay.url, connect_seconds=SECONDS)
    relay.hanging = True

    with pytest.raises(OperationalError) as failed:
        one(engine)

    engine.dispose()
    assert isinstance(failed.value.orig, Silent)
    assert f"within {SECONDS} s" in str(failed.value.orig)


def test_a_dead_connection_is_noticed_before_its_use(relay: Relay) -> None:
    engine = make_engine(relay.url, asked_after=0)
    hold(engine, 2)
    relay.lead_nowhere()

    assert one(engine) == 1

    engine.dispose()


def test_a_connection_that_was_heard_just_now_is_not_asked_first(database_url: str) -> None:
    with wiretap(database_url) as wire:
        engine = make_engine(wire.url, asked_after=60)
        with bare(engine):
            wire.sent.clear()
        with bare(engine) as connection:
            connection.exec_driver_sql("select 1")
        engine.dispose()

    assert len(wire.sent) == 1


def test_the_servers_own_time_out_comes_first(engine: Engine) -> None:
    with engine.connect() as connection:
        with pytest.raises(OperationalError) as failed:
            connection.execute(text("select pg_sleep(5)"))
        connection.rollback()

        assert isinstance(failed.value.orig, psycopg2.errors.QueryCanceled)
        assert connection.execute(text("select 1")).scalar_one() == 1


def test_a_transaction_may_be_given_more_time(engine: Engine) -> None:
    with engine.begin() as connection:
        allow(connection, 5)
        connection.execute(text(f"select pg_sleep({SECONDS + MARGIN_SECONDS + 0.1})"))

    with pytest.raises(OperationalError), engine.begin() as connection:
        connection.execute(text(f"select pg_sleep({SECONDS + 0.1})"))


def test_the_owners_statements_may_take_any_time(relay: Relay) -> None:
    engine = make_engine(relay.url, statement_seconds=None)

    with engine.connect() as connection:
        assert connection.execute(text("show statement_timeout")).scalar_one() == "0"
        assert connection.connection.dbapi_connection.seconds is None  # type: ignore[union-attr]

    engine.dispose()
