"""What people and workers do finds its rows by an index: no table that grows is read from end to end.

The database may not scan a table where an index would do, so its plans are those for large tables. Postgres itself counts what
it scanned, within functions and for foreign keys too.
"""

import uuid
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from bot.settings import Settings
from sandbox.run.client import Phone
from tests.helpers.paid import pay_for_a_reading
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox, until
from tests.integration.pay.pay_setup import PaySetup, pay_setup
from worker.readings import reading
from worker.upkeep import announcements, nightly
from worker.upkeep.sweep import sweep_all

DISTRUSTED = "alembic_version"
"""The one table that never grows."""


@pytest.fixture
def by_index_only(rows: Rows, database_url: str) -> None:
    """Before the processes connect: it holds for new connections."""
    rows.run(f"alter database {urlsplit(database_url).path[1:]} set enable_seqscan = off")
    rows.engine.dispose()  # its own connection was opened before
    rows.run("select pg_stat_reset()")


@pytest.fixture
def setup(by_index_only: None, web: str, sandbox: LiveSandbox, rows: Rows, settings: Settings) -> Iterator[PaySetup]:
    with pay_setup(web, sandbox, rows, settings) as setup:
        yield setup


def test_no_table_that_grows_is_read_from_end_to_end(setup: PaySetup, sandbox: LiveSandbox) -> None:
    mali, tom = sandbox.control.arrive("Mali", "th"), sandbox.control.arrive("Tom", "en")

    everything(setup, mali, tom)

    assert scanned(setup.rows) == {}


def everything(setup: PaySetup, mali: Phone, tom: Phone) -> None:
    """All that people do often, the worker's jobs for it, its sweep, and what is done each night but the check of the books."""
    parts, rows = setup.parts, setup.rows
    read = uuid.UUID(pay_for_a_reading(mali, rows))
    reading.read(parts, read)
    for data in ("daily", "balance", "history", "invite", "exchange", "topup", f"open:{read}", f"share:{read}", f"rate:5:{read}"):
        mali.do("tap", data=data)
    for data, then in ((f"word:{read}", "อ่านได้ตรงใจมากเลยค่ะ"), (f"followup:{read}", "แล้วเดือนหน้าล่ะคะ")):
        mali.do("tap", data=data)
        mali.say(then)
    mali.say("จ่ายแล้วค่ะ")
    reading.read(parts, rows.one("select id from readings where parent_id = :id", id=read))
    tom.follow()
    tom.say(rows.one("select code from users u join referral_links l on l.user_id = u.id where line_id = :id", id=mali.id))
    session = setup.session(mali)
    setup.pay(session)
    until(lambda: setup.state(session) == "paid", what="Stripe's events are handled")
    for user in rows.all("select id from users"):
        announcements.announce(parts, user["id"])
    sweep_all(parts)
    nightly.delete_old_events(parts)
    mali.do("unsend", messageId=rows.one("select message_id from readings where id = :id", id=read))
    mali.do("unfollow")
    tom.say("ลบข้อมูล")
    tom.say("yes")


def scanned(rows: Rows) -> dict[str, int]:
    """How often each table was read from end to end. The others' connections end first: then what they did is counted."""
    others = "from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
    rows.all(f"select pg_terminate_backend(pid) {others}")
    until(lambda: rows.one(f"select count(*) {others}") == 0, what="their connections are closed")
    found = rows.all("select relname as name, seq_scan as times from pg_stat_user_tables where seq_scan > 0")
    return {table["name"]: table["times"] for table in found if table["name"] != DISTRUSTED}
