"""What falls between two stools is taken up again: at each point the process is killed, and the reading still arrives once."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import redis

from bot.settings import Settings
from sandbox.run.client import Phone
from sandbox.run.processes import Process
from tests.integration.conftest import Rows
from tests.support import LiveSandbox, until

QUESTION = "งานใหม่จะเป็นอย่างไรคะ"
Start = Callable[[], Process]


@pytest.fixture
def start_worker(environment: dict[str, str], tmp_path: Path) -> Iterator[Start]:
    """Starts `python -m worker` as a process of its own; what still runs at the end is killed."""
    started: list[Process] = []

    def start() -> Process:
        log = tmp_path / f"worker-{len(started)}.log"
        env = {**os.environ, **environment, "PYTHONUNBUFFERED": "1"}
        worker = Process("worker", [sys.executable, "-m", "worker"], log, env=env, cwd=tmp_path)
        worker.is_ready = lambda: b"worker_ready" in log.read_bytes()
        worker.launch()
        worker.await_ready()
        started.append(worker)
        return worker

    yield start
    for worker in started:
        worker.kill()


def pay_for_a_reading(phone: Phone, rows: Rows) -> str:
    """Follows, asks, chooses and draws; the reading is queued."""
    phone.follow()
    rows.run("update users set stars = stars + 3 where line_id = :id", id=phone.id)
    rows.run(
        "insert into ledger_entries (id, user_id, currency, amount, reason, key, balance_after, created_at)"
        " select gen_random_uuid(), id, 'star', 3, 'owner:grant', 'owner:grant:' || id, 3, now() from users where line_id = :id",
        id=phone.id,
    )
    phone.say(QUESTION)
    place = rows.one("select place from conversations c join users u on u.id = c.user_id where line_id = :id", id=phone.id)
    for data in (f"mood:calm:{place}", f"spread:three:{place}", f"draw:all:{place}"):
        phone.do("tap", data=data)
    return str(rows.one("select r.id from readings r join users u on u.id = r.user_id where line_id = :id", id=phone.id))


def status(rows: Rows, reading: str) -> str:
    return str(rows.one("select status from readings where id = cast(:id as uuid)", id=reading))


def leases_run_out(rows: Rows) -> None:
    """Time passes: what a dead worker held is free, and old enough for the sweep."""
    rows.run(
        "update readings set lease_until = now() - interval '1 second', created_at = created_at - interval '1 minute'"
        " where status in ('queued', 'interpreted')"
    )


def readings_shown(sandbox: LiveSandbox, phone: Phone, reading: str) -> list[dict[str, Any]]:
    """The messages that LINE took for this person and that are this reading: its buttons carry its id."""
    deliveries = [one for one in sandbox.control.record()["deliveries"] if one["to"] == phone.id]
    return [message for one in deliveries for message in one["messages"] if f"rate:5:{reading}" in str(message)]


def delivered_once(rows: Rows, sandbox: LiveSandbox, phone: Phone, reading: str) -> None:
    until(lambda: status(rows, reading) == "delivered", 40, what="the reading is delivered")
    assert len(readings_shown(sandbox, phone, reading)) == 1
    assert rows.one("select stars from users where line_id = :id", id=phone.id) == 2


def test_queued_but_not_in_the_queue(
    mali_phone: Phone, rows: Rows, sandbox: LiveSandbox, redis_url: str, start_worker: Start
) -> None:
    """Redis lost everything after the stars were spent."""
    reading = pay_for_a_reading(mali_phone, rows)
    with redis.Redis.from_url(redis_url) as client:
        client.flushdb()
    leases_run_out(rows)
    start_worker()
    delivered_once(rows, sandbox, mali_phone, reading)


def test_leased_by_a_worker_that_was_killed(mali_phone: Phone, rows: Rows, sandbox: LiveSandbox, start_worker: Start) -> None:
    sandbox.control.switch(model={"mode": "slow", "delay_ms": 20_000, "times": 1})
    first = start_worker()
    reading = pay_for_a_reading(mali_phone, rows)
    until(lambda: rows.one("select lease_until is not null from readings"), what="the worker is at it")
    first.signal(signal.SIGKILL)
    assert first.wait(5) == -signal.SIGKILL
    assert status(rows, reading) == "queued"
    sandbox.control.switch(model={"mode": "normal", "delay_ms": 0})
    leases_run_out(rows)
    start_worker()
    delivered_once(rows, sandbox, mali_phone, reading)


def test_interpreted_but_not_delivered(mali_phone: Phone, rows: Rows, sandbox: LiveSandbox, start_worker: Start) -> None:
    """Killed while the reply hung, before LINE took it: the next worker finds that the token still delivers."""
    first = start_worker()
    sandbox.control.switch(model={"delay_ms": 300})
    reading = pay_for_a_reading(mali_phone, rows)
    sandbox.control.switch(reply_fail={"kind": "timeout_before", "times": 1})
    until(lambda: rows.one("select reply_tried_at is not null from readings"), what="the reply was begun")
    first.signal(signal.SIGKILL)
    assert status(rows, reading) == "interpreted"
    leases_run_out(rows)
    start_worker()
    delivered_once(rows, sandbox, mali_phone, reading)
    assert all(one["via"] == "reply" for one in sandbox.control.record()["deliveries"] if one["to"] == mali_phone.id)


def test_delivered_but_not_settled(mali_phone: Phone, rows: Rows, sandbox: LiveSandbox, start_worker: Start) -> None:
    """Killed after LINE took the reply and before the row said so: nobody gets it twice."""
    first = start_worker()
    sandbox.control.switch(model={"delay_ms": 300})
    reading = pay_for_a_reading(mali_phone, rows)
    sandbox.control.switch(reply_fail={"kind": "timeout_after", "times": 1})
    until(lambda: readings_shown(sandbox, mali_phone, reading), what="LINE has it")
    first.signal(signal.SIGKILL)
    assert status(rows, reading) == "interpreted"
    leases_run_out(rows)
    start_worker()
    delivered_once(rows, sandbox, mali_phone, reading)


def test_answered_but_not_sent(mali_phone: Phone, rows: Rows, sandbox: LiveSandbox, start_worker: Start) -> None:
    """The web process died between the commit and the reply: the sweep finds the stored reply and sends it."""
    sandbox.control.switch(reply_fail={"kind": "500", "times": 1})
    event = mali_phone.follow()["eventId"]
    assert rows.one("select outcome from webhook_events where id = :id", id=event) == "pending"
    rows.run("update webhook_events set received_at = received_at - interval '6 seconds'")
    start_worker()
    until(lambda: rows.one("select outcome from webhook_events where id = :id", id=event) == "sent", 20, what="sent")
    assert [one["via"] for one in sandbox.control.record()["deliveries"]] == ["reply"]


def test_a_worker_that_is_asked_to_stop_ends_what_it_has_begun(
    mali_phone: Phone, rows: Rows, sandbox: LiveSandbox, start_worker: Start, settings: Settings
) -> None:
    sandbox.control.switch(model={"delay_ms": 1500})
    worker = start_worker()
    reading = pay_for_a_reading(mali_phone, rows)
    until(lambda: rows.one("select lease_until is not null from readings"), what="the worker is at it")
    worker.signal(signal.SIGTERM)
    assert worker.wait(15) == 0
    delivered_once(rows, sandbox, mali_phone, reading)
