"""What the other tests stand on does what it says."""

from contextlib import closing
from typing import Any

import psycopg2
import pytest
import redis

from tests.helpers.databases import Databases
from tests.helpers.support import LiveSandbox, until


def test_the_stand_ins_answer_and_tell_mimi_where_they_are(sandbox: LiveSandbox) -> None:
    phone = sandbox.control.arrive("มะลิ", "th")
    assert [person["id"] for person in sandbox.control.people()] == [phone.id]
    assert sandbox.environment["LINE_API_BASE"] == sandbox.base
    assert sandbox.environment["LINE_CHANNEL_SECRET"] == sandbox.world.options.channel_secret


def test_mimi_is_told_everything_she_must_be_told(environment: dict[str, str]) -> None:
    from bot.settings import Settings

    told = Settings.model_validate({name.lower(): value for name, value in environment.items()})

    assert (told.database_url, told.redis_url, told.line_api_base) == (
        environment["DATABASE_URL"],
        environment["REDIS_URL"],
        environment["LINE_API_BASE"],
    )


def test_a_redis_url_is_an_empty_database(redis_url: str) -> None:
    with redis.Redis.from_url(redis_url) as client:
        assert client.dbsize() == 0
        client.set("left", "behind")


def test_until_gives_what_it_found() -> None:
    looks = iter([0, "", "found"])
    assert until(lambda: next(looks), 5) == "found"


def run(url: str, statement: str) -> list[Any]:
    with closing(psycopg2.connect(url)) as connection, connection, connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def test_a_database_is_lent_again_without_its_rows_and_guests(databases: Databases) -> None:
    with databases.lend() as first:
        guest = psycopg2.connect(first)
        run(first, "insert into stripe_events (id, type, payload, received_at) values ('evt_1', 'charge', '{}', now())")

    with databases.lend() as again, closing(guest):
        assert again == first
        assert run(again, "select count(*) from stripe_events") == [(0,)]
        with pytest.raises(psycopg2.OperationalError):
            guest.cursor().execute("select 1")


def test_a_database_is_lent_again_also_after_a_test_that_ended_every_connection(databases: Databases) -> None:
    with databases.lend() as first:
        run(first, "insert into stripe_events (id, type, payload, received_at) values ('evt_1', 'charge', '{}', now())")
        run(first, "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'postgres' or pid <> pg_backend_pid()")

    with databases.lend() as again:
        assert again == first
        assert run(again, "select count(*) from stripe_events") == [(0,)]


def test_nobody_else_has_a_database_that_is_lent(databases: Databases) -> None:
    with databases.lend() as first, databases.lend() as other:
        assert other != first


@pytest.mark.parametrize(
    "change",
    [
        "create table extra (id int)",
        "alter table users add extra int",
        "drop index ix_ledger_entries_ref",
        "create or replace function extra() returns int language sql as 'select 1'",
        "alter table users alter language set default 'en'",
        "analyze users",
    ],
)
def test_a_database_that_was_changed_or_analyzed_is_never_lent_again(databases: Databases, change: str) -> None:
    with databases.lend() as first:
        run(first, change)

    with databases.lend() as next_one:
        assert next_one != first
