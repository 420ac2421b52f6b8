"""What people and workers do finds its rows by an index: no table that grows is read from end to end.

The database may not scan a table where an index would do, so its plans are those for large tables. Postgres itself counts what
it scanned, within functions and for foreign keys too.
"""

import uuid
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest

from bot.settings import Settings
from bot.watch.figures.gauges import Gauges
from models.database.batch import bare
from models.money import ledger
from models.money.ledger import Reason
from sandbox.run.client import Phone
from tests.helpers.desk import OWNER, Desk
from tests.helpers.paid import pay_for_a_reading
from tests.helpers.people import MALI
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox, until
from tests.helpers.turns import Turns
from tests.integration.bot.pay.pay_setup import PaySetup
from worker.readings import reading
from worker.runtime.parts import Parts
from worker.upkeep import announcements, gifts_home, nightly, report
from worker.upkeep import news as pushing
from worker.upkeep.sweep import sweep_all
from worker.upkeep.watch import Watch

SMALL = ("alembic_version", "campaigns", "news", "owner_notices", "owner_pending", "promo_codes", "sales", "watch_alerts")
"""The tables that never grow, or by what an owner makes by hand or is told: some rows a day at most."""

SCREENS = ("menu", "alerts", "figures", "inbox", "payments", "sale", "news", "trail")
LISTS = ("person", "readings", "orders", "ledger", "notes", "acts")


@pytest.fixture
def by_index_only(rows: Rows, database_url: str) -> None:
    """Before the processes connect: it holds for new connections.

    Postgres has looked at the tables while they were empty, as it may at any time: reading one whole seems to cost nothing then.
    """
    with bare(rows.engine) as connection:
        connection.exec_driver_sql("vacuum analyze")
    rows.run(f"alter database {urlsplit(database_url).path[1:]} set enable_seqscan = off")
    rows.engine.dispose()  # its own connection was opened before
    rows.run("select pg_stat_reset()")


@pytest.fixture
def setup(by_index_only: None, setup: PaySetup) -> PaySetup:
    return setup


def test_no_table_that_grows_is_read_from_end_to_end(setup: PaySetup, sandbox: LiveSandbox) -> None:
    mali, tom = sandbox.control.arrive("Mali", "th"), sandbox.control.arrive("Tom", "en")

    everything(setup, mali, tom)

    assert scanned(setup.rows) == {}


def test_the_owners_desk_reads_none_from_end_to_end_either(by_index_only: None, rows: Rows, settings: Settings) -> None:
    """But for its reports on codes and campaigns, which add up all that came of them."""
    turns = Turns(rows.engine)
    desk = Desk(turns, settings)
    user = turns.person(OWNER, stars=3)
    turns.reading(user)

    for screen in SCREENS:
        desk.taps(f"own:s:{screen}")
    for screen in LISTS:
        desk.taps(f"own:s:{screen}:{user}")
    desk.says(f"find {OWNER.name}")

    assert scanned(rows) == {}


def test_however_many_readings_wait_a_turn_reads_none_of_others(rows: Rows) -> None:
    """Postgres last looked at the table when none waited, so an index of all that wait seems to be the quickest to read."""
    turns = Turns(rows.engine)
    turns.person(MALI, stars=3)
    rows.run("insert into users (id, line_id, created_at) select gen_random_uuid(), n, now() from generate_series(1, 500) n")
    made = "insert into readings (id, user_id, language, spread, cards, status, interpretation, created_at)"
    rows.run(f"{made} select gen_random_uuid(), id, 'th', 'one', '[]', 'delivered', '{{}}', now() from users")
    rows.run("analyze readings")
    rows.run(f"{made} select gen_random_uuid(), id, 'th', 'one', '[]', 'queued', null, now() from users where line_id < '3'")
    rows.engine.dispose()
    rows.run("select pg_stat_reset()")

    turns.say(MALI, "เขาคิดยังไงกับเราคะ")

    read = counted(rows, "select coalesce(sum(idx_tup_fetch), 0) as rows from pg_stat_user_tables where relname = 'readings'")
    assert read == [{"rows": 0}]


def test_a_turn_looks_for_its_person_twice(rows: Rows) -> None:
    """To lock their row, and for the foreign key of the event."""
    turns = Turns(rows.engine)
    turns.person(MALI)
    rows.engine.dispose()
    rows.run("select pg_stat_reset()")

    turns.say(MALI, "ช่วยด้วยค่ะ")

    assert counted(rows, "select idx_scan + seq_scan as times from pg_stat_user_tables where relname = 'users'") == [{"times": 2}]


def everything(setup: PaySetup, mali: Phone, tom: Phone) -> None:
    """All that people do often, the worker's jobs for it, its sweep and watch, the metrics, and what is done each night but the
    check of the books."""
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
    gifts_and_news(setup, mali, tom)
    session = setup.session(mali)
    setup.pay(session)
    until(lambda: setup.state(session) == "paid", what="Stripe's events are handled")
    for user in rows.all("select id from users"):
        announcements.announce(parts, user["id"])
    sweep_all(parts)
    watched(parts, tom)
    nightly.clean_up(parts)
    mali.do("unsend", messageId=rows.one("select message_id from readings where id = :id", id=read))
    mali.do("unfollow")
    tom.say("ลบข้อมูล")
    tom.say("yes")


def watched(parts: Parts, owner: Phone) -> None:
    """A round of the watch, the morning's report, and what /metrics reads."""
    settings = parts.settings.model_copy(update={"owner_line_ids": (owner.id,)})
    parts = replace(parts, settings=settings)
    Watch(parts).round()
    with parts.engine.begin() as connection:
        report.of_day(connection, parts.now().date(), parts)
    list(Gauges(parts.engine, parts.redis, dict).collect())


def gifts_and_news(setup: PaySetup, mali: Phone, tom: Phone) -> None:
    """A gift is made and taken, another is asked for and comes back; news goes along, is pushed, and ends."""
    rows, parts = setup.rows, setup.parts
    with rows.engine.begin() as connection:
        user = rows.one("select id from users where line_id = :id", id=mali.id)
        ledger.move(connection, user, "star", 5, Reason.OWNER_GRANT, "for gifts", announce=False)
    for words in ("gift 1 star", "ใช่", "gift 2 stars", "ใช่", "ส่งดาวให้เพื่อน"):
        mali.say(words)
    tom.say("GIFT-HHHHHHHHHH")
    tom.say(rows.one("select code from star_gifts where giver_id = :id and stars = 1", id=user))
    rows.run("update star_gifts set created_at = created_at - interval '15 days' where giver_id = :id", id=user)
    gifts_home.send_back(parts)
    carried, pushed = (_begun(rows, user, way) for way in ("carried", "pushed"))
    mali.do("tap", data="balance")
    pushing.push(parts, pushed)
    tom.say("หยุดรับข่าว")
    rows.run("update news set until = now() where id = :id", id=carried)
    nightly.end_old_news(parts)


def _begun(rows: Rows, user: uuid.UUID, way: str) -> uuid.UUID:
    """News for one person, without the search among everybody, which reads all of them once."""
    made = uuid.uuid4()
    until = "now() + interval '1 day'" if way == "carried" else "null"
    rows.run(
        f"insert into news (id, text_th, way, until, status, created_at) values (:id, 'ข่าวค่ะ', :way, {until}, 'running', now())",
        id=made,
        way=way,
    )
    rows.run("insert into news_recipients (news_id, user_id, language) values (:id, :user, 'th')", id=made, user=user)
    return made


def scanned(rows: Rows) -> dict[str, int]:
    """How often each table was read from end to end."""
    found = counted(rows, "select relname as name, seq_scan as times from pg_stat_user_tables where seq_scan > 0")
    return {table["name"]: table["times"] for table in found if table["name"] not in SMALL}


def counted(rows: Rows, asked: str) -> list[dict[str, Any]]:
    """What Postgres has counted. All connections end first: then what they did is counted."""
    rows.engine.dispose()
    others = "from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
    rows.all(f"select pg_terminate_backend(pid) {others}")
    until(lambda: rows.one(f"select count(*) {others}") == 0, what="their connections are closed")
    return rows.all(asked)
