"""Several machines behind one pgbouncer in transaction mode: nothing of ours leans on a connection that stays the same."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any, Final

import psycopg2
import pytest
from sqlalchemy import text

from models.db import SHARED_SECONDS, make_engine
from models.migrations import upgrade
from models.watch.check import CHECKS
from sandbox.run.client import Phone
from tests.helpers.paid import delivered_once, pay_for_a_reading
from tests.helpers.processes import pooler
from tests.helpers.processes.live import gunicorn, running, worker_process
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox

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
    behind = {**environment, "DATABASE_URL": pooled}

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

    assert rows.one("select count(*) from readings where status = 'delivered'") == PEOPLE
    with make_engine(pooled).connect() as connection:
        assert {name: check(connection) for name, check in CHECKS.items()} == {name: [] for name in CHECKS}


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
