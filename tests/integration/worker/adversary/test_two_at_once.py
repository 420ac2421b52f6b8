"""The worker beside another one, and beside the person: each thing is done and counted once."""

import json
import threading
import uuid
from datetime import UTC, datetime

import pytest
from rq.job import Job as RqJob
from rq.job import JobStatus

from bot.process.queue import Job, JobQueue, connect_redis
from bot.say.buttons.forget_offer import forget_offer
from models.money import ledger
from models.money.ledger import Reason
from models.readings import reading_leases
from tests.helpers.people import NOK
from tests.helpers.processes.relay import Relay
from tests.helpers.support import until
from tests.helpers.turns import Turns
from tests.integration.worker.adversary.watched import Teller, Watched, another_process, later, queued, status
from worker.readings import reading
from worker.runtime.parts import Parts
from worker.upkeep import announcements
from worker.upkeep.sweep import sweep_all


def test_news_that_is_being_pushed_is_not_told_beside_it(turns: Turns, parts: Parts, line: Watched, chat: uuid.UUID) -> None:
    with turns.engine.begin() as connection:
        ledger.move(connection, chat, "coin", 7, Reason.OWNER_GRANT, "gift", note="ของขวัญวันเกิด")
    line.moods = iter([lambda: turns.tap(NOK, "help"), *[None] * 9])
    announcements.announce(parts, chat)
    turns.tap(NOK, "help")
    assert line.heard.count("ของขวัญวันเกิด") == 1


def test_stars_that_come_back_are_not_told_of_beside_the_word_of_it(
    turns: Turns, parts: Parts, line: Watched, teller: Teller, chat: uuid.UUID
) -> None:
    paid = queued(turns, chat, "token")
    teller.valid = False
    line.moods = iter([lambda: turns.tap(NOK, "balance"), *[None] * 9])

    reading.read(parts, paid)
    turns.tap(NOK, "balance")

    told = [
        messages
        for messages in line.replies.values()
        if "คืน 1" in json.dumps(messages, ensure_ascii=False).replace("\u00a0", " ")
    ]
    assert len(told) == 1


def test_two_workers_at_one_reading_count_it_once(turns: Turns, parts: Parts, teller: Teller, chat: uuid.UUID) -> None:
    """The first one's lease ran out while the model thought; both have an interpretation in the end."""
    paid = queued(turns, chat, "token")
    gate = threading.Barrier(2)
    teller.meanwhile = lambda: gate.wait(60)
    first = threading.Thread(target=reading.read, args=(parts, paid))
    first.start()
    until(lambda: turns.one("select lease_until is not null from readings"))
    later(turns)
    reading.read(another_process(parts), paid)
    first.join(60)
    assert turns.all("select total_readings, level, coins from users") == [{"total_readings": 1, "level": 2, "coins": 10}]
    assert status(turns) == "delivered"


def test_while_one_worker_is_at_a_reading_another_does_nothing(
    turns: Turns, parts: Parts, teller: Teller, chat: uuid.UUID
) -> None:
    paid = queued(turns, chat, "token")
    again = iter([lambda: reading.read(parts, paid)])
    teller.meanwhile = lambda: next(again, lambda: None)()

    reading.read(parts, paid)

    assert (teller.asked, status(turns)) == (1, "delivered")


@pytest.mark.parametrize("data", ["forget", "block"])
def test_who_leaves_while_the_model_thinks(
    turns: Turns, parts: Parts, line: Watched, teller: Teller, chat: uuid.UUID, data: str
) -> None:
    paid = queued(turns, chat, "token")
    at = "update users set blocked_at = now()"
    yes = f"forget:yes:{forget_offer(datetime.now(UTC))}"
    teller.meanwhile = (lambda: turns.run(at)) if data == "block" else (lambda: turns.tap(NOK, yes))
    reading.read(parts, paid)
    assert status(turns) == ("waiting" if data == "block" else "refunded")
    assert f"rate:5:{paid}" not in line.heard


def test_the_sweep_leaves_alone_what_is_leased_and_takes_up_what_a_dead_worker_had(
    turns: Turns, parts: Parts, chat: uuid.UUID
) -> None:
    paid = queued(turns, chat)
    turns.run("update readings set created_at = created_at - interval '1 minute'")
    with turns.engine.begin() as connection:
        assert reading_leases.claim(connection, paid, 60)
    assert sweep_all(parts) == 0
    parts.queue.put(job := Job("read", paid))
    started = RqJob.fetch(job.id, connection=parts.redis)
    started.set_status(JobStatus.STARTED)
    parts.redis.delete("rq:queue:mimi")
    later(turns)
    assert sweep_all(parts) == 1
    assert parts.redis.llen("rq:queue:mimi") == 1
    assert sweep_all(parts) == 0


def test_a_queue_that_hangs_costs_its_time_out_once(redis_url: str) -> None:
    with Relay(redis_url) as wire:
        queue = JobQueue(connect_redis(wire.url, patience=1.0))
        assert queue.put(Job("read", "first"))
        wire.hanging = True
        before = wire.trips
        put = [queue.put_missing([Job("read", number)]) or queue.put(Job("read", number)) for number in "abcdefghij"]
        asked = wire.trips - before
    assert (any(put), asked) == (False, 1)
