"""LINE waits two seconds for its 200, whatever hangs; clocks differ; servers are restarted under running processes."""

import signal
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.chat.webhook import ANSWER_WITHIN
from bot.process.queue import Job, JobQueue, connect_redis
from bot.settings import Settings
from sandbox.model.book import Book
from sandbox.run.client import Phone
from sandbox.run.postgres import Postgres
from sandbox.run.processes import wait_until
from sandbox.run.valkey import Valkey
from sandbox.switches import HANG_S
from sandbox.world import Options
from tests.helpers.paid import pay_for_a_reading, readings_shown, status
from tests.helpers.processes.live import worker
from tests.helpers.processes.relay import Relay
from tests.helpers.processes.web import web_process
from tests.helpers.rows import Rows
from tests.helpers.support import LINE_WAITS_S, LiveSandbox, until
from worker.readings import reading
from worker.runtime.parts import Parts

QUESTION = "งานใหม่จะเป็นอย่างไรคะ"

HANGS_MS = int(2000 * LINE_WAITS_S)
"""Longer than LINE waits for its answer here: who waits for that has no answer in time."""


@pytest.fixture
def web(settings: Settings, web_address: str) -> Iterator[str]:
    """With the time-outs of production: some of these tests are about them."""
    with web_process(settings, web_address, patient=False):
        yield web_address


def delivered(rows: Rows, paid: str) -> bool:
    return status(rows, paid) == "delivered"


def said(event_id: str, line_id: str, text: str = QUESTION) -> dict[str, Any]:
    return {
        "type": "message",
        "mode": "active",
        "timestamp": int(time.time() * 1000),
        "source": {"type": "user", "userId": line_id},
        "webhookEventId": event_id,
        "replyToken": f"forged-{event_id}",
        "message": {"id": f"m-{event_id}", "type": "text", "text": text},
    }


def test_half_a_second_is_left_for_what_is_no_call() -> None:
    assert Options.line_waits_s >= ANSWER_WITHIN + 0.5


def test_line_has_its_answer_in_time_when_it_hangs_itself(mali_phone: Phone, sandbox: LiveSandbox, rows: Rows) -> None:
    """A stranger's profile and the reply to them both hang."""
    sandbox.control.switch(latency_ms=HANGS_MS)
    assert mali_phone.follow()["status"] == 200
    assert rows.one("select coins from users") == 100
    assert rows.one("select outcome from webhook_events") == "pending"


def test_line_has_its_answer_in_time_when_it_hangs_at_a_redelivery(mali_phone: Phone, sandbox: LiveSandbox, rows: Rows) -> None:
    mali_phone.follow()
    sandbox.control.switch(reply_fail="500")
    event = mali_phone.say(QUESTION)["eventId"]
    rows.run("update webhook_events set received_at = received_at - interval '10 seconds' where id = :id", id=event)
    sandbox.control.switch(reply_fail="timeout_before")
    sandbox.line_waits(HANG_S - 1)
    assert sandbox.control.redeliver(event)["status"] == 200


def test_line_has_its_answer_in_time_when_redis_hangs_too(
    settings: Settings, web_address: str, sandbox: LiveSandbox, redis_url: str, rows: Rows
) -> None:
    with ExitStack() as stack:
        wire = stack.enter_context(Relay(redis_url))
        stack.enter_context(web_process(settings.model_copy(update={"redis_url": wire.url}), web_address, patient=False))
        phone = sandbox.control.arrive("มะลิ", "th")
        phone.follow()
        wire.hanging = True
        sandbox.control.switch(latency_ms=HANGS_MS)
        phones = [sandbox.control.arrive(f"เพื่อน {number}", "th") for number in range(20)]
        batch = [said("ev-first", phone.id), *(said(f"ev-{friend.id}", friend.id) for friend in phones)]
        assert sandbox.control.webhook(*batch)["status"] == 200
    assert rows.one("select count(*) from conversations where state = 'mood'") == 21


def test_line_has_its_answer_in_time_for_a_hundred_events_at_once(sandbox: LiveSandbox, web: str, rows: Rows) -> None:
    """Nobody waits for a slow LINE a hundred times: after the first few, replies are left to the worker."""
    phones = [sandbox.control.arrive(f"เพื่อน {number}", "th") for number in range(100)]
    sandbox.control.switch(latency_ms=300)
    sandbox.control.webhook(*(said(f"ev-{phone.id}", phone.id) for phone in phones))
    until(lambda: rows.one("select count(*) from webhook_events where outcome is not null") == 100, what="all are handled")
    assert len(sandbox.control.record()["calls"]) < 1.5 / 0.3 + 1


@pytest.mark.parametrize("offset", [-90, 90])
def test_a_clock_that_differs_from_lines_makes_nobody_mute(
    mali_phone: Phone, sandbox: LiveSandbox, rows: Rows, parts: Parts, offset: int
) -> None:
    """A token's minute begins when the event arrives here, whatever LINE's clock says of when it happened."""
    sandbox.control.switch(clock_offset_s=offset)
    reading.read(parts, uuid.UUID(pay_for_a_reading(mali_phone, rows)))
    deliveries = sandbox.control.record()["deliveries"]
    assert [one["via"] for one in deliveries] == ["reply"] * 5
    assert rows.one("select status from readings") == "delivered"


def test_postgres_restarted_under_the_web_process(mali_phone: Phone, postgres: Postgres, rows: Rows) -> None:
    mali_phone.follow()
    taps = [threading.Thread(target=mali_phone.do, args=("tap",), kwargs={"data": "balance"}) for _ in range(6)]
    for tap in taps:
        tap.start()
    for tap in taps:
        tap.join(60)
    postgres.restart()
    rows.engine.dispose()
    assert mali_phone.do("tap", data="balance")["status"] == 200
    assert wait_until(lambda: rows.one("select count(*) from webhook_events where outcome = 'sent'") == 8, 60)


def test_postgres_restarted_while_the_model_is_asked_costs_no_second_answer(
    mali_phone: Phone, postgres: Postgres, rows: Rows, parts: Parts, sandbox: LiveSandbox
) -> None:
    paid = pay_for_a_reading(mali_phone, rows)
    sandbox.control.switch(model={"delay_ms": 2500, "times": 1})
    thread = threading.Thread(target=reading.read, args=(parts, uuid.UUID(paid)))
    thread.start()
    until(lambda: sandbox.world.switches.model.times is None, what="the model is asked")
    postgres.restart()
    thread.join(60)
    rows.engine.dispose()
    assert status(rows, paid) == "delivered"
    assert len(Book.of(sandbox.world).calls) == 1


def test_a_worker_comes_back_by_itself_when_redis_and_postgres_did(
    environment: dict[str, str],
    mali_phone: Phone,
    tom_phone: Phone,
    rows: Rows,
    sandbox: LiveSandbox,
    postgres: Postgres,
    tmp_path: Path,
) -> None:
    """It starts while Redis is away, loses it with all that was in it, and the database; it can be stopped without either."""
    with Valkey.start(tmp_path) as redis:
        redis.stop()
        with worker({**environment, "REDIS_URL": redis.url}, tmp_path) as process:
            paid = pay_for_a_reading(mali_phone, rows)
            redis.restart()
            JobQueue(connect_redis(redis.url)).put(Job("read", uuid.UUID(paid)))
            until(partial(delivered, rows, paid), what="the reading is delivered")
            redis.kill()
            postgres.restart()
            rows.engine.dispose()
            redis.restart()
            swept = pay_for_a_reading(tom_phone, rows)
            rows.run("update readings set created_at = created_at - interval '6 seconds' where status = 'queued'")
            until(partial(delivered, rows, swept), what="the reading is delivered")
            for phone, one in ((mali_phone, paid), (tom_phone, swept)):
                assert len(readings_shown(sandbox, phone, one)) == 1
            redis.kill()
            until(lambda: process.log.read_bytes().count(b"could not connect") > 2, what="the worker misses Redis")
            process.signal(signal.SIGTERM)
            assert process.wait(60) == 0
