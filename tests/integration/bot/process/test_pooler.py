"""Several machines behind one pgbouncer in transaction mode: nothing of ours leans on a connection that stays the same."""

import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any, Final

import psycopg2
import pytest
from sqlalchemy import text

from bot.owner.desk.registry import SUBJECTS
from bot.owner.desk.subject import screens_of
from bot.process.queue import Job, JobQueue, connect_redis
from models.database.engine import SHARED_SECONDS, make_engine
from models.migrations import upgrade
from models.owner import news
from models.owner.news import Written
from models.owner.news_audience import Audience
from models.watch.check import CHECKS
from sandbox.run.client import Phone
from tests.helpers.paid import delivered_once, pay_for_a_reading
from tests.helpers.processes import pooler
from tests.helpers.processes.live import gunicorn, running, worker_process
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox, until

PEOPLE: Final = 12
WORKERS: Final = 3

pytestmark = pytest.mark.skipif(not pooler.program(), reason="Debian's package pgbouncer is not installed")


@pytest.fixture
def pooled(database_url: str, servers_folder: Path) -> Iterator[str]:
    """The test's database by way of a pooler."""
    folder = servers_folder / "pgbouncer"
    folder.mkdir(mode=0o755, exist_ok=True)
    with pooler.pooler(database_url, folder) as url:
        yield url


def test_two_web_and_three_worker_processes_share_a_pooler(
    pooled: str, environment: dict[str, str], sandbox: LiveSandbox, web_address: str, rows: Rows, tmp_path: Path
) -> None:
    """People, and an owner who is watched for, looks at all of her desk and sends news."""
    owner = sandbox.control.arrive("Owner", "th")
    behind = {**environment, "DATABASE_URL": pooled, "OWNER_LINE_IDS": owner.id}

    def read(number: int) -> None:
        phone: Phone = sandbox.control.arrive(f"Mali {number}", "th")
        reading = pay_for_a_reading(phone, rows)
        delivered_once(rows, sandbox, phone, reading)

    with ExitStack() as processes:
        processes.enter_context(gunicorn(behind, web_address, tmp_path))
        for number in range(WORKERS):
            processes.enter_context(running(worker_process(behind, tmp_path, f"worker-{number}")))
        with ThreadPoolExecutor(PEOPLE // 2) as phones:
            list(phones.map(read, range(PEOPLE)))
        owner.follow()
        for screen in screens_of(SUBJECTS):
            owner.do("tap", data=f"own:s:{screen}")
        made = pushed_news(pooled, behind["REDIS_URL"])
        until(lambda: rows.one("select status from news where id = :id", id=made) == "done", what="the news is pushed")

    assert rows.one("select count(*) from readings where status = 'delivered'") == PEOPLE
    assert rows.one("select count(*) from news_recipients where state = 'sent'") == PEOPLE + 1
    assert rows.one("select count(*) from watch_facts where name = 'round'") == 1
    with make_engine(pooled).connect() as connection:
        assert {name: check(connection) for name, check in CHECKS.items()} == {name: [] for name in CHECKS}
    assert left_behind(pooled) == {(0, 0, 0, 0, '"$user", public')}


def pushed_news(url: str, redis_url: str) -> uuid.UUID:
    """News for everybody, begun and put into the queue."""
    engine = make_engine(url)
    with engine.begin() as connection:
        made = news.write(connection, Written("วันนี้มีไพ่ชุดใหม่ค่ะ", None, "none"), Audience())
        row = news.fetch(connection, made, lock=True)
        assert row
        news.begin(connection, row, "pushed")
    engine.dispose()
    with closing(connect_redis(redis_url)) as redis:
        JobQueue(redis).put(Job("news", made))
    return made


def left_behind(url: str) -> set[tuple[Any, ...]]:
    """What the server's connections still have of who used them: prepared statements, locks, channels, a temporary schema, and
    where they look for tables."""
    with ExitStack() as held:  # each on a server's connection of its own
        return {kept(held.enter_context(closing(psycopg2.connect(url)))) for _ in range(pooler.SERVER_CONNECTIONS)}


def kept(connection: Any) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select (select count(*) from pg_prepared_statements),"
            " (select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()),"
            " (select count(*) from pg_listening_channels()), cast(pg_my_temp_schema() as int), current_setting('search_path')"
        )
        return tuple(cursor.fetchone())


def test_migrations_go_through_a_pooler(pooled: str) -> None:
    assert upgrade(pooled)


def test_no_bound_but_the_common_ones_stays_with_a_connection_that_others_use_next(pooled: str) -> None:
    with ExitStack() as held:  # each on a server's connection of its own
        for seconds in (None, 2.0, *SHARED_SECONDS):
            connection = held.enter_context(make_engine(pooled, statement_seconds=seconds).connect())
            connection.execute(text("select 1"))

    with ExitStack() as held:
        found = {bound(held.enter_context(closing(psycopg2.connect(pooled)))) for _ in range(pooler.SERVER_CONNECTIONS)}

    assert found == {f"{seconds:.0f}s" for seconds in SHARED_SECONDS} | {"0"}, "0: the server's own, of who has set nothing"


def bound(connection: Any) -> str:
    """What the server's connection that this transaction has got is bound to."""
    with connection.cursor() as cursor:
        cursor.execute("show statement_timeout")
        return str(cursor.fetchone()[0])
