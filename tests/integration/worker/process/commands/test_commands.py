"""How many Redis commands and SQL statements the worker takes: hosted Redis bills by the command."""

import os
import signal
import threading
import uuid
from dataclasses import replace
from typing import Any

from rq import Queue
from sqlalchemy import text

from bot.process.queue import NOTE_SECONDS, Job
from bot.settings import Settings
from tests.helpers.people import NOK
from tests.helpers.redis_commands import Heard, hearing
from tests.helpers.support import until
from tests.helpers.turns import Turns
from tests.integration.bot.chat.robustness.wire import wiretap
from tests.integration.worker.process.commands.ceilings import (
    IDLE_A_SECOND,
    OF_A_JOB,
    OF_A_MINUTE,
    OF_A_READING,
    OF_A_READING_WITH_A_LEVEL,
    OF_A_ROUND,
    OF_ENQUEUING,
)
from tests.integration.worker.process.commands.silent import Silent, process_of, statements, waiting_readings
from worker.process.clock import Clock
from worker.process.threads import HEARTBEAT_SECONDS, JobThreads, ThreadedWorker
from worker.readings import reading
from worker.runtime.parts import Parts
from worker.runtime.timing import Timing
from worker.upkeep.watch import EVERY_SECONDS, Watch


class Unmetered(Silent):
    """A plan without a limit of pushes."""

    def call(self, *_: Any, **__: Any) -> dict[str, Any]:
        return {}


def commands_of_jobs(parts: Parts, queue: Queue, jobs: int) -> int:
    """From a worker's start to its end, for jobs that find nothing to do."""
    for _ in range(jobs):
        assert parts.queue.put(Job("tell", uuid.uuid4()))
    threads = JobThreads(2)
    with hearing(parts.settings.redis_url) as heard:
        ThreadedWorker(queue, threads, Timing(job_wait=1, redis_answer=1)).work(burst=True, logging_level="WARNING")
        threads.finish()
    return heard.counts.total()


def test_a_job_more_is_four_commands_more(parts: Parts, queue: Queue) -> None:
    """And one that the job itself sends: whether the month's pushes are used up."""
    few = commands_of_jobs(parts, queue, 2)

    assert (commands_of_jobs(parts, queue, 12) - few) / 10 <= OF_A_JOB + 1


def test_enqueuing_is_three_commands_at_once(parts: Parts) -> None:
    parts.queue.put(Job("read", "first"))  # which connects
    with hearing(parts.settings.redis_url) as heard:
        parts.queue.put(Job("read", "second"))

    assert heard.counts.total() <= OF_ENQUEUING


def test_a_quiet_minute_of_the_clock(parts: Parts) -> None:
    now = [0.0]
    clock = Clock(parts, JobThreads(1, lambda: now[0]), lambda: now[0])
    clock.tick()
    with hearing(parts.settings.redis_url) as heard:
        for second in range(60):
            now[0] = second + 1.0
            clock.tick()

    assert heard.counts.total() <= OF_A_MINUTE


def test_a_quiet_round_of_the_watch(parts: Parts) -> None:
    """Once a minute, where there are owners: which keys are refused, and how full Redis is."""
    owned = parts.settings.model_copy(update={"owner_line_ids": (NOK.line_id,), "owner_report": "off"})
    watch = Watch(replace(parts, settings=owned, line=Unmetered()))
    watch.round()
    with parts.engine.begin() as connection:
        connection.execute(text("update watch_facts set at = at - interval '1 minute'"))
    sent = statements(parts)

    with hearing(parts.settings.redis_url) as heard:
        watch.round()

    assert heard.counts.total() <= OF_A_ROUND["commands"]
    assert len(sent) <= OF_A_ROUND["statements"]


def test_without_owners_nothing_is_watched(parts: Parts) -> None:
    sent = statements(parts)

    Watch(parts).begin()

    assert sent == []


def test_a_worker_that_waits_sends_one_command_each_time(parts: Parts, queue: Queue) -> None:
    """What else it sends while it waits does not grow with the waiting."""
    worker = ThreadedWorker(queue, JobThreads(1), Timing(job_wait=1, redis_answer=1))
    with hearing(parts.settings.redis_url) as heard:
        stop_after(heard, "blmove", 3)
        worker.work(logging_level="WARNING")
    counts = heard.counts

    assert counts.pop("blmove") >= 3
    assert counts["hset"] <= 3, "born, seen, gone"
    assert max(counts.values()) <= 6


def stop_after(heard: Heard, command: str, times: int) -> None:
    """Sends this process SIGTERM once the command was heard so often."""

    def look() -> None:
        until(lambda: heard.counts[command] >= times)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=look, daemon=True).start()


def test_at_rest_in_production() -> None:
    """Each wait, three for RQ's heartbeat, one note for the health check, and a round of the watch."""
    waits = 1 / Timing().job_wait + 3 / HEARTBEAT_SECONDS + 1 / NOTE_SECONDS
    assert waits + OF_A_ROUND["commands"] / EVERY_SECONDS <= IDLE_A_SECOND


def messages_of_a_reading(settings: Settings, turns: Turns, *, level: int) -> int:
    """What travels to Postgres for a reading of somebody who is at that level with two readings behind them."""
    with wiretap(settings.database_url) as wire:
        parts = process_of(settings.model_copy(update={"database_url": wire.url}))
        before, one = waiting_readings(turns, 2)
        turns.run("update readings set reply_token = 'token', reply_token_at = now()")
        reading.read(parts, before)  # the first looks for what a new connection needs
        turns.run("update users set total_readings = 2, level = :level", level=level)
        wire.sent.clear()

        reading.read(parts, one)

        sent = len(wire.sent)
        parts.engine.dispose()
    assert turns.one("select status from readings where id = :id", id=one) == "delivered"
    return sent


def test_a_reading_is_so_many_messages(settings: Settings, turns: Turns) -> None:
    assert messages_of_a_reading(settings, turns, level=3) <= OF_A_READING


def test_a_reading_that_raises_a_level_is_so_many_messages(settings: Settings, turns: Turns) -> None:
    assert messages_of_a_reading(settings, turns, level=2) <= OF_A_READING_WITH_A_LEVEL
