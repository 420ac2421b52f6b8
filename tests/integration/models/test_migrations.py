"""Migrations: again, backwards to an earlier release, without rights, and while somebody holds a table."""

import json
import re
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg2
import pytest
from alembic import command

from models.events.packing import pack
from models.migrations import Locked, config, newest, upgrade
from sandbox.run.postgres import Postgres
from tests.helpers.owner import Owner
from tests.helpers.support import until


@pytest.fixture
def owner(environment: dict[str, str]) -> Owner:
    return Owner(environment)


@pytest.fixture
def at(postgres: Postgres, database_url: str) -> Iterator[psycopg2.extensions.connection]:
    """A connection to the test's database whose statements count at once."""
    connection = psycopg2.connect(database_url)
    connection.autocommit = True
    yield connection
    connection.close()


def run(connection: psycopg2.extensions.connection, statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_database_that_is_up_to_date_stays_so(owner: Owner) -> None:
    assert owner.runs("migrate").output == "The database is up to date.\n"


def test_what_was_migrated_is_said(owner: Owner, at: psycopg2.extensions.connection) -> None:
    run(at, "drop schema public cascade; create schema public")

    assert owner.runs("migrate").output == f"Migrated from nothing to {newest()}.\nThe database is up to date.\n"


def test_an_earlier_release_lives_with_a_newer_database(owner: Owner, at: psycopg2.extensions.connection) -> None:
    run(at, "update alembic_version set version_num = '9999'")

    said = owner.runs("migrate")

    assert said.output == f"The database is newer than this release ({newest()}); it stays so.\n"


def test_a_table_that_somebody_holds_is_waited_for_and_they_are_named(
    database_url: str, at: psycopg2.extensions.connection
) -> None:
    run(at, "update alembic_version set version_num = '0007'")
    run(at, "alter table conversations drop column offer; alter table reviews drop column message_id")
    holder = psycopg2.connect(database_url, application_name="backup")
    with holder.cursor() as cursor:
        cursor.execute("lock table conversations in access share mode")

    with pytest.raises(Locked) as raised:
        upgrade(database_url, lock_seconds=0.1)

    holder.close()
    first, second = str(raised.value).splitlines()
    assert first.startswith("waited too long for a table: ALTER TABLE conversations ADD COLUMN offer")
    assert re.fullmatch(r"open for \d+ s: backup \(idle in transaction\), process \d+", second)
    assert "0007" in str(_version(at)), "nothing changed"


@pytest.mark.parametrize("setting", ["lock_timeout", "transaction_timeout"])
def test_the_migration_of_another_machine_is_waited_for_whatever_a_host_has_set(
    database_url: str, at: psycopg2.extensions.connection, setting: str
) -> None:
    run(at, f"alter database {_one(at, 'select quote_ident(current_database())')} set {setting} = '300ms'")
    run(at, "select pg_advisory_lock(7766471)")
    waiting = "select count(*) from pg_stat_activity where wait_event = 'advisory' and now() - xact_start > interval '600 ms'"
    with ThreadPoolExecutor(1) as second:
        migrated = second.submit(upgrade, database_url)

        until(lambda: migrated.done() or _one(at, waiting), what="it waits for longer than the host allows")
        run(at, "select pg_advisory_unlock(7766471)")

    assert migrated.result()


def _one(connection: psycopg2.extensions.connection, asked: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(asked)
        [(found,)] = cursor.fetchall()
        return found


def _version(connection: psycopg2.extensions.connection) -> object:
    with connection.cursor() as cursor:
        cursor.execute("select version_num from alembic_version")
        return cursor.fetchone()


def test_a_user_without_rights_is_told_in_a_line(
    environment: dict[str, str], postgres: Postgres, at: psycopg2.extensions.connection, database_url: str
) -> None:
    name = f"guest_{uuid.uuid4().hex[:8]}"
    run(at, f"create role {name} login password 'guest'")
    run(at, "drop schema public cascade")
    guest = database_url.replace(f"mimi:{postgres.password}", f"{name}:guest")

    said = Owner({**environment, "DATABASE_URL": guest}).runs("migrate", exits=1)

    assert said.output.startswith("Nothing was changed. ")
    assert len(said.output.splitlines()) <= 4


def test_a_reply_that_waits_is_kept_on_the_way_back(database_url: str, at: psycopg2.extensions.connection) -> None:
    said = [{"type": "text", "text": 'ไพ่ 😀 "\\'}]
    with at.cursor() as cursor:
        cursor.execute(
            "insert into webhook_events (id, type, received_at, outcome, packed_reply)"
            " values ('e1', 'said', now(), 'pending', %s)",
            (pack(json.dumps(said, ensure_ascii=False).encode()),),
        )

    command.downgrade(config(database_url), "0025")

    with at.cursor() as cursor:
        cursor.execute("select reply from webhook_events")
        assert cursor.fetchone() == (said,)
    upgrade(database_url)


def test_functions_of_a_newer_release_that_are_there_already_are_made_again(
    database_url: str, at: psycopg2.extensions.connection
) -> None:
    """A release that went back restores a backup of its own: it does not know the newer ones, and leaves them there."""
    run(at, "update alembic_version set version_num = '0029'")

    upgrade(database_url)

    assert _version(at) == (newest(),)
