"""What `mimi restore` changes: all of it, or nothing; over people only when that is said twice."""

import sys
import uuid
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path

import psycopg2
import pytest
from alembic import command

from bot.owner.backup import programs, restoring
from bot.owner.backup.database import Place
from bot.owner.command import AWAY
from bot.owner.failures import explained
from bot.settings import Settings
from models.database.engine import make_engine
from models.migrations import config, newest, upgrade
from models.owner import news, news_recipients
from models.owner.news import Written
from models.owner.news_audience import Audience
from models.people import forgetting
from sandbox.run.client import Phone
from sandbox.run.postgres import Postgres
from tests.helpers.owner import Owner, order, settle
from tests.helpers.paid import pay_for_a_reading, readings_shown
from tests.helpers.people import DAO, MALI
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox, until
from tests.helpers.turns import PSEUDONYMS, Turns
from worker.readings import reading
from worker.runtime.parts import build


def at(owner: Owner, url: str) -> Owner:
    return Owner({**owner.environment, "DATABASE_URL": url})


def end_the_copy(postgres: Postgres) -> None:
    """Once it has begun; it is over when this returns."""
    copying = "from pg_stat_activity where query like 'COPY public.stripe%'"
    until(lambda: postgres.ask(f"select pg_terminate_backend(pid) {copying}"), what="the copy has begun")
    until(lambda: not postgres.ask(f"select {copying}"), what="its connection is ended")


class InHalves(BytesIO):
    """A stream that does something before it gives its second half."""

    def __init__(self, whole: bytes, between: Callable[[], None]) -> None:
        super().__init__(whole)
        self._half, self._between = len(whole) // 2, between

    def read(self, size: int | None = -1) -> bytes:
        if self.tell() >= self._half:
            self._half = sys.maxsize
            self._between()
        return super().read(min(size or -1, 1 << 14))


def people(url: str) -> list[str]:
    engine = make_engine(url)
    found = [str(row["name"]) for row in Rows(engine).all("select name from users order by name")]
    engine.dispose()
    return found


def test_the_drill(
    owner: Owner,
    environment: dict[str, str],
    elsewhere: str,
    settings: Settings,
    sandbox: LiveSandbox,
    mali_phone: Phone,
    rows: Rows,
    turns: Turns,
) -> None:
    """A day's work is lost with its machine, and goes on elsewhere: the reading that was paid for arrives."""
    paid = pay_for_a_reading(mali_phone, rows)
    settle(turns, order(turns, turns.person(DAO, stars=2)))
    said = owner.runs("backup", "night.dump").output
    turns.run("delete from ledger_entries")

    restored = at(owner, elsewhere).runs("restore", "night.dump").output

    assert f"version {newest()}, people: 2" in said
    assert "The books balance" in restored
    there = Owner({**environment, "DATABASE_URL": elsewhere})
    there.runs("check")
    parts = build(settings.model_copy(update={"database_url": elsewhere}))
    reading.read(parts, uuid.UUID(paid))
    parts.engine.dispose()
    assert len(readings_shown(sandbox, mali_phone, paid)) == 1
    there.runs("check")


def test_it_is_streamed_both_ways(owner: Owner, mali: uuid.UUID, elsewhere: str) -> None:
    stream = owner.runs("backup", "-").stdout_bytes

    said = at(owner, elsewhere).runs("restore", "-", types=stream)

    assert stream.startswith(b"PGDMP")
    assert "The books balance" in said.output
    assert people(elsewhere) == [MALI.name]


def test_people_are_replaced_only_when_it_is_said_twice(owner: Owner, turns: Turns, written: str) -> None:
    url = owner.environment["DATABASE_URL"]
    name = url.rpartition("/")[2]
    turns.run("update users set name = 'now'")

    for words, types in (([], None), (["--over"], "another\n"), (["--over"], None), (["--yes-really"], None)):
        owner.runs("restore", written, *words, types=types, exits=1)
        assert people(url) == ["now"], words
    asked = owner.runs("restore", written, "--over", types=f"{name}\n").output

    assert "There are people in" in asked
    assert people(url) == [MALI.name]


def test_a_backup_that_is_not_whole_changes_nothing(owner: Owner, turns: Turns, mali: uuid.UUID) -> None:
    """Noticed before anything is touched; and if it comes as a stream, then undone."""
    turns.run(
        "insert into stripe_events (id, type, payload, received_at)"
        " select n::text, 't', to_jsonb(sha512(n::text::bytea)::text), now() from generate_series(1, 900) n"
    )
    owner.runs("backup", "whole.dump")
    whole = Path("whole.dump").read_bytes()
    turns.run("update users set name = 'now'")

    for kept in (0, 4_000, len(whole) // 2):
        Path("part.dump").write_bytes(whole[:kept])
        for words in (["part.dump"], ["-"]):
            said = owner.runs("restore", *words, "--over", "--yes-really", types=whole[:kept], exits=1).output
            assert "Nothing was changed" in said, kept
    assert people(owner.environment["DATABASE_URL"]) == ["now"]
    assert turns.one("select count(*) from stripe_events") == 900


def test_a_connection_that_is_lost_on_the_way_changes_nothing_and_shows_no_row(
    owner: Owner, postgres: Postgres, turns: Turns, mali: uuid.UUID, capfd: pytest.CaptureFixture[str]
) -> None:
    """The server ends it while a table is copied in, of which the second half comes afterwards."""
    turns.run(
        "insert into stripe_events (id, type, payload, received_at)"
        " select n::text, 't', jsonb_build_array('words', sha512(n::text::bytea)::text), now() from generate_series(1, 9000) n"
    )
    backup = InHalves(owner.runs("backup", "-").stdout_bytes, between=partial(end_the_copy, postgres))
    turns.run("update users set name = 'now'")
    place = Place.of(owner.environment["DATABASE_URL"])

    with pytest.raises(psycopg2.Error) as lost:
        restoring.restore(place, programs.restoring(), backup, "public", over=True)

    said, code = explained(lost.value)
    assert (said.partition(":")[0], code) == ("The database is away", AWAY)
    assert "words" not in said + "".join(capfd.readouterr())
    assert people(owner.environment["DATABASE_URL"]) == ["now"]


def test_who_had_their_data_deleted_since_is_forgotten_again(owner: Owner, turns: Turns, mali: uuid.UUID, written: str) -> None:
    pseudonym = PSEUDONYMS.new(MALI.line_id)
    with turns.engine.begin() as connection:
        forgetting.forget(connection, mali, pseudonym)

    said = owner.runs("restore", written, "--over", "--yes-really").output

    assert "Forgotten again, because they had their data deleted since then: 1" in said
    row = turns.all("select line_id, name, stars from users")[0]
    assert row == {"line_id": pseudonym, "name": None, "stars": 9}


def test_nobody_gets_news_twice_nor_who_wanted_no_more(owner: Owner, turns: Turns, mali: uuid.UUID) -> None:
    written = Written("ดาวลดราคาค่ะ", None, "none")
    with turns.engine.begin() as connection:
        one = news.write(connection, written, Audience())
        row = news.fetch(connection, one)
        assert row
        news.begin(connection, row, "pushed")
    owner.runs("backup", "mimi.dump")
    with turns.engine.begin() as connection:
        news_recipients.stop(connection, mali)

    said = owner.runs("restore", "mimi.dump", "--over", "--yes-really").output

    assert "Stopped, because some people have got it since then: 1" in said
    assert turns.all("select status, why from news") == [{"status": "stopped", "why": "owner"}]
    assert turns.one("select news_stopped_at is not null from users where id = :id", id=mali)


def test_an_older_backup_goes_over_a_newer_release(owner: Owner, turns: Turns, written: str) -> None:
    """What the newer release has added goes too, so that it can be added again."""
    turns.run("create table later (id uuid references users (id)); update alembic_version set version_num = '9999'")

    owner.runs("restore", written, "--over", "--yes-really")

    assert turns.one("select version_num from alembic_version") == newest()
    assert turns.one("select to_regclass('later')") is None


def test_an_older_backup_is_brought_to_the_newest_release_again(owner: Owner, turns: Turns, mali: uuid.UUID) -> None:
    """The functions and procedures that migrations made since then are gone, so that they can be made again."""
    url = owner.environment["DATABASE_URL"]
    command.downgrade(config(url), "0029")
    owner.runs("backup", "older.dump")
    upgrade(url)

    owner.runs("restore", "older.dump", "--over", "--yes-really")

    assert turns.one("select version_num from alembic_version") == newest()


def test_a_database_of_somebody_elses_with_a_table_of_that_name_is_refused(
    owner: Owner, postgres: Postgres, elsewhere: str, written: str
) -> None:
    postgres.ask("create table users (id int); insert into users values (1)", database=elsewhere.rpartition("/")[2])

    said = at(owner, elsewhere).runs("restore", written, "--over", "--yes-really", exits=1).output

    assert "is not MiMi's" in said


def test_what_depends_on_mimis_tables_is_not_dropped_along(owner: Owner, turns: Turns, written: str) -> None:
    turns.run("create view report as select name from users; update users set name = 'now'")

    said = owner.runs("restore", written, "--over", "--yes-really", exits=1).output

    assert "drop it first" in said
    assert turns.all("select name from report") == [{"name": "now"}]


def test_somebody_who_holds_a_table_is_not_waited_for_for_ever(database_url: str, turns: Turns, written: str) -> None:
    place, program = Place.of(database_url), programs.restoring()
    with turns.engine.begin() as connection:
        connection.exec_driver_sql("select 1 from users for update")
        with pytest.raises(restoring.NotRestored, match="stop the web process and the worker"):
            restoring.restore(place, program, Path(written), "public", over=True, lock_seconds=0.1)
