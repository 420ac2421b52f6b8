"""The watch: the owner is told at once, once, and when it is over; at most so often by push, the rest with her next word."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from psycopg2.errors import ReadOnlySqlTransaction
from sqlalchemy import Engine
from sqlalchemy.exc import InternalError, OperationalError

from bot.line.errors import LineTemporary, MonthlyLimit, Unauthorised
from bot.settings import Settings
from bot.watch.keys import Key
from bot.watch.rules.judging import CALM
from models.owner import alerts
from tests.helpers.desk import OWNER, Desk, shown
from tests.helpers.owner import order, settle
from tests.helpers.people import MALI, TOM
from tests.helpers.turns import Turns
from tests.integration.worker.telling.phone import Phone
from worker.runtime.parts import Parts, build
from worker.upkeep.watch import Watch

MINUTE = timedelta(minutes=1)
MORNING = datetime.now(UTC) - timedelta(hours=2)
"""Where a test's minutes begin: they pass faster than the database's, and stay behind them."""


class House:
    """A worker that watches, and its time."""

    def __init__(self, parts: Parts, turns: Turns, settings: Settings) -> None:
        self.parts, self.turns, self.settings = parts, turns, settings
        self.line: Any = parts.line
        self.now = MORNING
        self.watch = Watch(replace(parts, now=lambda: self.now))

    def rounds(self, minutes: int = 1) -> None:
        for _ in range(minutes):
            self.now += MINUTE
            self.turns.run("update watch_facts set at = at - interval '1 minute' where name = 'round'")
            self.watch.round()

    def dispute(self, state: str = "open") -> None:
        self.turns.run("update payment_claims set state = :state", state=state)

    def untold(self) -> list[str]:
        return [row["phase"] for row in self.turns.all("select phase from owner_notices where told_at is null order by made_at")]


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"owner_line_ids": (OWNER.line_id,), "owner_report": "off"})


@pytest.fixture
def house(settings: Settings, turns: Turns) -> Iterator[House]:
    built = replace(build(settings), line=Phone())
    turns.person(OWNER)
    made = order(turns, turns.person(MALI))
    settle(turns, made)
    turns.run(
        "insert into payment_claims (id, order_id, kind, state, satang, created_at, changed_at)"
        " values ('dp_1', :order, 'dispute', 'returned', 100, now(), now())",
        order=made,
    )
    yield House(built, turns, settings)
    built.engine.dispose()


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


def test_two_workers_tell_it_once(house: House) -> None:
    house.dispute()
    other = Watch(replace(house.parts, now=lambda: house.now))

    house.rounds()
    other.round()
    house.turns.run("update watch_facts set at = at - interval '1 minute'")
    other.round()

    assert house.line.tries == 1


def test_many_workers_at_the_same_moment_tell_it_once(house: House) -> None:
    house.dispute()
    house.turns.run("insert into watch_facts (name, value, at) values ('round', 0, now() - interval '1 hour')")
    watches = [Watch(replace(house.parts, now=lambda: MORNING)) for _ in range(6)]
    threads = [threading.Thread(target=watch.round) for watch in watches]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    house.watch.teller.tell(MORNING)

    assert house.line.tries == 1
    assert house.untold() == []


def test_a_push_of_which_nobody_knows_is_repeated_under_its_key(house: House) -> None:
    house.dispute()
    house.line.refuses = LineTemporary("500")
    house.rounds()
    house.line.refuses = None
    house.turns.run("update owner_notices set pushed_at = now() - interval '1 minute'")
    house.turns.run("insert into watch_facts (name, value, at) values ('books', 2, now())")

    house.rounds(2)

    keys = {key for _, key in house.line.pushed}
    assert len(keys) == 2, "what came meanwhile is a push of its own"
    assert house.line.heard("มีลูกค้าโต้แย้ง") == 1


@pytest.mark.parametrize(("minutes", "told"), [(1, False), (3, True)])
def test_what_a_push_may_have_told_comes_with_her_word_after_two_minutes(
    house: House, turns: Turns, minutes: int, told: bool
) -> None:
    house.dispute()
    house.line.refuses = LineTemporary("500")
    house.rounds(2)
    turns.run("update owner_notices set pushed_at = now() - make_interval(mins => :minutes)", minutes=minutes)

    said = shown(Desk(turns, house.settings).says("สวัสดี"))

    assert ("มีลูกค้าโต้แย้ง" in said) is told


def test_beyond_the_days_pushes_it_comes_with_her_next_word(house: House, turns: Turns) -> None:
    desk = Desk(turns, house.settings)
    house.watch = Watch(
        replace(house.parts, now=lambda: house.now, settings=house.settings.model_copy(update={"owner_pushes_per_day": 0}))
    )
    house.dispute()
    house.rounds(3)

    heard = [shown(desk.says("สวัสดี")) for _ in range(2)]

    assert house.line.tries == 0
    assert ["มีลูกค้าโต้แย้ง" in one for one in heard] == [True, False]
    house.rounds()
    assert house.untold() == []
    assert turns.one("select told_by from owner_notices") == "reply"


def test_what_her_reply_could_not_bring_comes_with_the_next(house: House, turns: Turns) -> None:
    desk = Desk(turns, house.settings)
    turns.run("update users set blocked_at = now() where line_id = :owner", owner=OWNER.line_id)
    house.dispute()
    house.rounds()
    first = shown(desk.says("สวัสดี"))
    turns.run("update webhook_events set outcome = 'expired'")

    again = shown(desk.says("สวัสดี"))

    assert house.line.tries == 0, "she had blocked MiMi"
    assert ["มีลูกค้าโต้แย้ง" in one for one in (first, again)] == [True, True]


def test_an_owner_in_danger_gets_her_help_lines_and_nothing_else(house: House, turns: Turns) -> None:
    turns.run("update users set blocked_at = now() where line_id = :owner", owner=OWNER.line_id)
    house.dispute()
    house.rounds()
    desk = Desk(turns, house.settings)

    heard = [shown(desk.says(words)) for words in ("อยากตาย", "สวัสดี")]

    assert ["มีลูกค้าโต้แย้ง" in one for one in heard] == [False, True]


def test_two_owners_are_told_each_once(house: House, turns: Turns) -> None:
    turns.person(TOM)
    both = house.settings.model_copy(update={"owner_line_ids": (OWNER.line_id, TOM.line_id)})
    house.watch = Watch(replace(house.parts, now=lambda: house.now, settings=both))
    house.dispute()

    house.rounds(3)

    assert sorted(line_id for line_id, _ in house.line.pushed) == sorted([OWNER.line_id, TOM.line_id])
    assert (house.line.heard("มีลูกค้าโต้แย้ง"), house.line.heard("Somebody disputes")) == (1, 1)


def test_each_day_has_pushes_of_its_own_by_her_clock(house: House, turns: Turns) -> None:
    one_a_day = house.settings.model_copy(update={"owner_pushes_per_day": 1})
    house.watch = Watch(replace(house.parts, now=lambda: house.now, settings=one_a_day))
    house.dispute()
    house.rounds()
    turns.run("insert into watch_facts (name, value, at) values ('books', 1, now())")
    house.rounds(2)
    on_the_first_day = house.line.tries
    turns.run("update owner_notices set pushed_at = pushed_at - interval '2 days' where pushed_at is not null")

    house.rounds()

    assert (on_the_first_day, house.line.tries) == (1, 2)


def test_nobody_else_is_told(house: House, turns: Turns) -> None:
    turns.person(TOM)
    house.dispute()
    house.rounds()
    turns.run("update owner_notices set told_at = null, told_by = null, push_id = null, push_after = null")
    desk = Desk(turns, house.settings)

    assert "มีลูกค้าโต้แย้ง" not in shown(desk.says("Hello", TOM))
    assert {line_id for line_id, _ in house.line.pushed} == {OWNER.line_id}


def test_an_owner_who_had_her_data_deleted_has_no_notices_left(house: House, turns: Turns) -> None:
    from bot.chat.dialogue.effects import Forget

    house.dispute()
    house.rounds()

    turns.effect(OWNER, Forget())

    assert turns.one("select count(*) from owner_notices") == 0
    house.rounds(3)
    assert house.line.tries == 1, "nobody is there to be pushed to"


def test_used_up_pushes_are_not_tried_again(house: House) -> None:
    house.dispute()
    house.line.refuses = MonthlyLimit("429")

    house.rounds(5)

    assert house.line.tries == 1
    assert house.untold() == ["begins"]


def test_a_refused_token_is_left_alone_for_a_while(house: House, turns: Turns) -> None:
    house.dispute()
    house.line.refuses = Unauthorised("401")
    house.rounds(5)
    tries = house.line.tries
    house.line.refuses = None
    turns.run("update owner_notices set push_after = now() - interval '1 second'")

    house.rounds()

    assert tries == 1
    assert house.line.heard("มีลูกค้าโต้แย้ง") == 1


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
