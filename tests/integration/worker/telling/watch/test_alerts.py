"""The watch: the owner is told at once, once, and when it is over."""

from dataclasses import replace

from psycopg2.errors import ReadOnlySqlTransaction
from sqlalchemy import Engine
from sqlalchemy.exc import InternalError, OperationalError

from bot.settings import Settings
from bot.watch.keys import Key
from bot.watch.rules.judging import CALM
from models.owner import alerts
from tests.helpers.desk import OWNER, Desk, shown
from tests.helpers.people import MALI
from tests.helpers.turns import Turns
from tests.integration.worker.telling.watch.house import MINUTE, House
from worker.upkeep.watch import Watch


def test_a_quiet_hour_tells_nothing(house: House) -> None:
    house.rounds(3)

    assert house.line.tries == 0
    assert house.turns.one("select count(*) from watch_alerts") == 0


def test_she_is_told_once_and_when_it_is_over(house: House) -> None:
    house.dispute()
    house.rounds(5)
    begun = (house.line.heard("มีลูกค้าโต้แย้ง"), house.line.heard("หายแล้ว"))
    house.dispute("returned")

    house.rounds(int(CALM / MINUTE) + 2)

    assert begun == (1, 0)
    assert (house.line.heard("มีลูกค้าโต้แย้ง"), house.line.heard("หายแล้ว")) == (2, 1)
    assert len(house.line.pushed) == 2
    assert house.untold() == []


def test_several_things_at_once_are_one_push(house: House) -> None:
    house.dispute()
    for name in ("openai", "stripe"):
        Key(name, house.parts.redis).refused("401")

    house.rounds()

    assert len(house.line.pushed) == 1
    assert house.line.heard("Stripe ไม่รับคีย์ของเรา") == 1


def test_what_comes_back_within_hours_is_not_pushed_again(house: House) -> None:
    for state in ("open", "returned", "open"):
        house.dispute(state)
        house.rounds(int(CALM / MINUTE) + 2)

    assert (house.line.heard("มีลูกค้าโต้แย้ง"), house.line.heard("หายแล้ว")) == (2, 1)
    assert house.untold() == ["begins"]


def test_what_was_over_before_she_heard_of_it_is_told_as_one(house: House, turns: Turns) -> None:
    turns.run("update users set blocked_at = now() where line_id = :owner", owner=OWNER.line_id)
    house.dispute()
    house.rounds()
    house.dispute("returned")
    house.rounds(int(CALM / MINUTE) + 2)

    said = shown(Desk(turns, house.settings).says("สวัสดี"))

    assert "หายแล้ว" in said
    assert turns.one("select count(*) from owner_notices") == 1


def test_a_dead_worker_is_over_when_one_works_again(house: House) -> None:
    with house.parts.engine.begin() as connection:
        house.watch.teller.hold(connection, {"worker_dead": 1.0}, house.now, only=("worker_dead",))
        house.watch.teller.hold(connection, {"worker_dead": 1.0}, house.now + MINUTE, only=("worker_dead",))
    house.rounds(int(CALM / MINUTE) + 3)

    assert (house.line.heard("ไม่มี worker"), house.line.heard("หายแล้ว")) == (2, 1)


def test_line_is_asked_for_the_months_pushes_every_quarter_of_an_hour(house: House) -> None:
    passed = [0.0]
    house.watch = Watch(replace(house.parts, now=lambda: house.now), lambda: passed[0])

    for seconds in (0.0, 60.0, 899.0, 900.0):
        passed[0] = seconds
        house.rounds()

    assert house.line.asked == ["consumption", "quota"] * 2


def test_a_redis_that_is_away_is_told(house: House, settings: Settings) -> None:
    from bot.process.queue import connect_redis
    from sandbox.run.processes import free_port

    away = connect_redis(f"redis://127.0.0.1:{free_port()}/0")
    house.watch = Watch(replace(house.parts, now=lambda: house.now, redis=away))

    house.rounds(4)

    assert house.line.heard("Redis ไม่ตอบ") == 1


def test_a_database_that_takes_no_writes_is_told_once_a_day_by_all_workers(house: House, turns: Turns, engine: Engine) -> None:
    house.rounds()
    error = InternalError("insert", {}, ReadOnlySqlTransaction())
    error.orig = type("ReadOnly", (Exception,), {"pgcode": "25006"})()
    others = [Watch(replace(house.parts, now=lambda: house.now)) for _ in range(2)]
    for watch in (house.watch, *others):
        watch._outage.over()
        for _ in range(3):
            watch._outage.failed(error)

    house.rounds()

    assert house.line.heard("ฐานข้อมูลเขียนไม่ได้") == 2, "that it began, from three workers under one key; and that it is over"
    assert len(house.line.pushed) == 2


def test_a_moment_without_the_database_is_not_told(house: House) -> None:
    error = OperationalError("select", {}, Exception())
    house.watch._outage.failed(error)
    house.now += MINUTE
    house.watch._outage.failed(error)

    house.rounds()

    assert house.line.tries == 0


def test_somebody_who_asked_for_a_person_is_told_of_until_an_owner_was_shown_it(house: House, turns: Turns) -> None:
    mali = turns.one("select id from users where line_id = :line", line=MALI.line_id)
    turns.run(
        "insert into inbox_messages (id, user_id, message_id, text, at, state)"
        " values (gen_random_uuid(), :mali, 'm', 'ขอคุยกับคนค่ะ', now() - interval '20 minutes', 'open')",
        mali=mali,
    )
    house.rounds(2)
    turns.run("update inbox_messages set shown_at = now()")

    house.rounds(int(CALM / MINUTE) + 2)

    assert house.line.heard("มีคนรอคำตอบจากคุณ") == 1
    assert house.untold() == []


def test_books_that_do_not_close_are_told(house: House, turns: Turns) -> None:
    with house.parts.engine.begin() as connection:
        alerts.note(connection, alerts.BOOKS, 1)

    house.rounds()

    assert house.line.heard("บัญชีดาวไม่ลงตัว") == 1
