"""How many Redis commands and SQL statements the worker takes: hosted Redis bills by the command.

Each ceiling is the number of the day on which it was written.
"""

import os
import signal
import threading
import uuid
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

import pytest
from rq import Queue
from sqlalchemy import event, text

from bot.process.queue import NOTE_SECONDS, QUEUE, Job, JobQueue, connect_redis
from bot.settings import Settings
from tests.helpers.people import NOK
from tests.helpers.redis_commands import Heard, hearing
from tests.helpers.support import until
from tests.helpers.turns import Quiet, Turns, some_interpretation
from tests.integration.bot.chat.robustness.wire import wiretap
from worker.process.clock import Clock
from worker.process.threads import HEARTBEAT_SECONDS, JobThreads, ThreadedWorker
from worker.question import Interpreted, Question
from worker.readings import reading
from worker.runtime import parts as installed
from worker.runtime.parts import Parts, build
from worker.runtime.timing import Timing
from worker.upkeep.sweep import sweep_all
from worker.upkeep.watch import EVERY_SECONDS, Watch

OF_A_JOB: Final = 4
"""LMOVE, HGETALL, DEL, LREM."""

OF_ENQUEUING: Final = 3
"""SADD, HSET, RPUSH."""

OF_A_MINUTE: Final = 2
OF_A_SWEEP: Final = {"statements": 10, "commands": 3}
OF_A_ROUND: Final = {"commands": 2, "statements": 6}
OF_A_READING: Final = 6
"""Messages to Postgres: the claim, the interpretation, the attempt to reply, the end, and two for the menu under the chat."""

OF_A_READING_WITH_A_LEVEL: Final = 14

IDLE_A_SECOND: Final = 0.25


class Silent(Quiet):
    """Nobody looks at the typing."""

    def show_loading(self, line_id: str, seconds: int = 60) -> None:
        pass


class Unmetered(Silent):
    """A plan without a limit of pushes."""

    def call(self, *_: Any, **__: Any) -> dict[str, Any]:
        return {}


class Teller:
    def interpret(self, question: Question) -> Interpreted:
        return Interpreted(some_interpretation(len(question.cards)), "fallback")


def process_of(settings: Settings) -> Parts:
    return replace(build(settings), line=Silent(), interpreter=Teller())


@pytest.fixture
def parts(settings: Settings) -> Iterator[Parts]:
    built = process_of(settings)
    installed.install(built)
    yield built
    built.engine.dispose()


@pytest.fixture
def queue(parts: Parts) -> Iterator[Queue]:
    made = Queue(QUEUE, connection=connect_redis(parts.settings.redis_url))
    yield made
    made.connection.close()


def statements(parts: Parts) -> list[str]:
    """What is sent to the database from now on."""
    sent: list[str] = []
    event.listen(parts.engine, "before_cursor_execute", lambda *said: sent.append(said[2]))
    return sent


def waiting_readings(turns: Turns, count: int) -> list[uuid.UUID]:
    """Readings that the sweep looks at, each of another person."""
    people = [turns.person(replace(NOK, key=f"nok {number}"), stars=1) for number in range(count)]
    with turns.engine.begin() as connection:
        readings = [turns.begin(connection, person) for person in people]
    turns.run("update readings set created_at = created_at - interval '1 minute'")
    return readings


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


@pytest.mark.parametrize("short", [2_000, 5], ids=["a short queue", "a long queue"])
@pytest.mark.parametrize("count", [10, 40])
def test_a_sweep_over_a_backlog_costs_the_same_however_long_it_is(parts: Parts, turns: Turns, short: int, count: int) -> None:
    queue = JobQueue(parts.redis, short=short)
    parts = replace(parts, queue=queue)
    for one in waiting_readings(turns, count):
        queue.put(Job("read", one))
    sent = statements(parts)

    with hearing(parts.settings.redis_url) as heard:
        put = sweep_all(parts)

    assert put == 0
    assert len(sent) <= OF_A_SWEEP["statements"]
    assert heard.counts.total() <= OF_A_SWEEP["commands"]


@pytest.mark.parametrize("short", [2_000, 5], ids=["a short queue", "a long queue"])
def test_of_a_backlog_only_what_the_queue_has_lost_is_enqueued(parts: Parts, turns: Turns, short: int) -> None:
    queue = JobQueue(parts.redis, short=short)
    readings = waiting_readings(turns, 12)
    for one in readings:
        queue.put(Job("read", one))
    job = Job("read", readings[3])
    parts.redis.lrem("rq:queue:mimi", 1, job.id)
    parts.redis.delete(f"rq:job:{job.id}")

    put = sweep_all(replace(parts, queue=queue))

    assert put == 1
    assert parts.redis.lpos("rq:queue:mimi", job.id) == 11


def test_what_a_worker_took_and_did_not_begin_is_enqueued_from_a_long_queue_too(parts: Parts, turns: Turns) -> None:
    """It was killed after the job had left the queue, and before its data was deleted."""
    queue = JobQueue(parts.redis, short=5)
    readings = waiting_readings(turns, 12)
    for one in readings:
        queue.put(Job("read", one))
    parts.redis.lmove("rq:queue:mimi", "rq:queue:mimi:intermediate")

    assert sweep_all(replace(parts, queue=queue)) == 1


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
