"""A sweep over many waiting readings: what it costs, and which it enqueues."""

from dataclasses import replace

import pytest

from bot.process.queue import Job, JobQueue
from tests.helpers.redis_commands import hearing
from tests.helpers.turns import Turns
from tests.integration.worker.process.commands.ceilings import OF_A_SWEEP
from tests.integration.worker.process.commands.silent import statements, waiting_readings
from worker.runtime.parts import Parts
from worker.upkeep.sweep import sweep_all


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
