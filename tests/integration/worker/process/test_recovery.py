"""Lost work is found and enqueued again: the worker is killed at each point, and the reading still arrives once.

The workers wait for less long than in production (`tests.helpers.processes.quick_worker`); nothing else helps them.
"""

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import redis

from sandbox.run.client import Phone
from sandbox.run.processes import Process
from tests.helpers.paid import delivered_once, pay_for_a_reading, readings_shown, status
from tests.helpers.processes.live import worker_process
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox, until

Start = Callable[[], Process]


@pytest.fixture
def start_worker(environment: dict[str, str], tmp_path: Path) -> Iterator[Start]:
    """Starts a worker as a process of its own; what still runs at the end is killed."""
    started: list[Process] = []

    def start() -> Process:
        worker = worker_process(environment, tmp_path, f"worker-{len(started)}", "tests.helpers.processes.quick_worker")
        worker.launch()
        started.append(worker)
        worker.await_ready()
        return worker

    yield start
    for worker in started:
        worker.kill()


def killed(worker: Process) -> None:
    worker.signal(signal.SIGKILL)
    assert worker.wait(60) == -signal.SIGKILL


def ways(sandbox: LiveSandbox) -> set[str]:
    """By reply, by push: how LINE's deliveries came."""
    return {one["via"] for one in sandbox.control.record()["deliveries"]}


def test_queued_but_not_in_the_queue(
    mali_phone: Phone, rows: Rows, sandbox: LiveSandbox, redis_url: str, start_worker: Start
) -> None:
    """Redis lost everything after the stars were spent."""
    reading = pay_for_a_reading(mali_phone, rows)
    with redis.Redis.from_url(redis_url) as client:
        client.flushdb()
    rows.run("update readings set created_at = created_at - interval '10 seconds'")

    start_worker()

    delivered_once(rows, sandbox, mali_phone, reading)


def test_claimed_by_a_worker_that_was_killed(mali_phone: Phone, rows: Rows, sandbox: LiveSandbox, start_worker: Start) -> None:
    """Another worker lives; the reply token does too."""
    sandbox.control.switch(model={"mode": "slow", "delay_ms": 20_000, "times": 1})
    first = start_worker()
    reading = pay_for_a_reading(mali_phone, rows)
    until(lambda: rows.one("select lease_until is not null from readings"), what="the worker is at it")
    start_worker()

    killed(first)

    sandbox.control.switch(model={"mode": "normal", "delay_ms": 0})
    delivered_once(rows, sandbox, mali_phone, reading)
    assert ways(sandbox) == {"reply"}


def test_interpreted_but_not_delivered(mali_phone: Phone, rows: Rows, sandbox: LiveSandbox, start_worker: Start) -> None:
    """Killed while the reply hung, before LINE took it: the next worker finds that the token still delivers."""
    first = start_worker()
    sandbox.control.switch(model={"delay_ms": 300})
    reading = pay_for_a_reading(mali_phone, rows)
    sandbox.control.switch(reply_fail={"kind": "timeout_before", "times": 1})
    until(lambda: rows.one("select reply_tried_at is not null from readings"), what="the reply was begun")

    killed(first)

    assert status(rows, reading) == "interpreted"
    start_worker()
    delivered_once(rows, sandbox, mali_phone, reading)
    assert ways(sandbox) == {"reply"}


def test_delivered_but_not_settled(mali_phone: Phone, rows: Rows, sandbox: LiveSandbox, start_worker: Start) -> None:
    """Killed after LINE took the reply and before the row said so: nobody gets it twice."""
    first = start_worker()
    sandbox.control.switch(model={"delay_ms": 300})
    reading = pay_for_a_reading(mali_phone, rows)
    sandbox.control.switch(reply_fail={"kind": "timeout_after", "times": 1})
    until(lambda: readings_shown(sandbox, mali_phone, reading), what="LINE has it")

    killed(first)

    assert status(rows, reading) == "interpreted"
    start_worker()
    delivered_once(rows, sandbox, mali_phone, reading)


def test_answered_but_not_sent(mali_phone: Phone, rows: Rows, sandbox: LiveSandbox, start_worker: Start) -> None:
    """The web process died between the commit and the reply: the sweep finds the stored reply and sends it."""
    sandbox.control.switch(reply_fail={"kind": "500", "times": 1})
    event = mali_phone.follow()["eventId"]
    assert rows.one("select outcome from webhook_events where id = :id", id=event) == "pending"
    rows.run("update webhook_events set received_at = received_at - interval '6 seconds'")

    start_worker()

    until(lambda: rows.one("select outcome from webhook_events where id = :id", id=event) == "sent", what="sent")
    assert ways(sandbox) == {"reply"}


def test_a_worker_that_is_asked_to_stop_ends_what_it_has_begun(
    mali_phone: Phone, rows: Rows, sandbox: LiveSandbox, start_worker: Start
) -> None:
    sandbox.control.switch(model={"delay_ms": 1500})
    worker = start_worker()
    reading = pay_for_a_reading(mali_phone, rows)
    until(lambda: rows.one("select lease_until is not null from readings"), what="the worker is at it")

    worker.signal(signal.SIGTERM)

    assert worker.wait(60) == 0
    delivered_once(rows, sandbox, mali_phone, reading)
