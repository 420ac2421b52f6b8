"""Leases with a heartbeat: whoever lives keeps its reading, whoever died loses it soon."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from sqlalchemy import event, text

from tests.helpers.people import MALI
from tests.helpers.processes.quick_worker import QUICK
from tests.helpers.processes.relay import Relay
from tests.helpers.support import until
from tests.helpers.turns import Turns
from tests.integration.worker.process.leases.leasing import LONG, Making, Teller, lease_left, row
from worker.readings import reading
from worker.runtime.parts import Parts
from worker.runtime.timing import Timing


def test_a_slow_model_does_not_lose_its_reading(turns: Turns, process: Making, teller: Teller, paid: uuid.UUID) -> None:
    """It takes so long that its lease is renewed three times; another process tries each time."""
    first, second = process(LONG), process(LONG)

    def half_of_it_passes() -> None:
        for _ in range(3):
            turns.run("update readings set lease_until = clock_timestamp() + make_interval(secs => :left)", left=LONG.lease / 2)
            until(lambda: lease_left(turns) > LONG.lease * 0.75, what="it is renewed")
            reading.read(second, paid)

    teller.meanwhile = half_of_it_passes

    reading.read(first, paid)

    assert teller.asked == 1
    assert row(turns) == ("delivered", 1)


def test_a_claim_that_is_too_long_is_not_renewed(turns: Turns, process: Making, paid: uuid.UUID) -> None:
    """A thread that hangs for good must lose its reading."""
    hanging = process()
    hanging.leases._timing = replace(QUICK, longest_claim=0.5)

    with hanging.leases.claim(paid):
        until(lambda: lease_left(turns) < 0, what="the lease ends")

        reading.read(process(), paid)

    assert row(turns) == ("delivered", 2)


def test_a_heartbeat_does_not_renew_what_was_given_back_meanwhile(turns: Turns, parts: Parts, paid: uuid.UUID) -> None:
    """It knew of the claim when it began."""
    renewing, given_back = threading.Event(), threading.Event()

    def linger(*_: object) -> None:
        renewing.set()
        given_back.wait(0.2)

    with parts.leases.claim(paid) as lease:
        assert lease is not None
        event.listen(parts.leases._beats, "before_cursor_execute", linger)
        assert renewing.wait(60)
        lease.again_in = 0.0
    given_back.set()
    until(lambda: not parts.leases._beating, what="the heartbeat has ended")

    assert lease_left(turns) <= 0


def test_while_a_lease_waits_to_be_given_back_the_others_are_renewed(turns: Turns, process: Making, paid: uuid.UUID) -> None:
    """Somebody else has its row for long, such as a turn that hangs."""
    parts, mali = process(LONG), turns.person(MALI, stars=4)
    with turns.engine.begin() as connection:
        other = turns.begin(connection, mali)
    claimed, locked = threading.Event(), threading.Event()

    def give_back() -> None:
        with parts.leases.claim(paid) as lease:
            assert lease is not None
            claimed.set()
            locked.wait(60)
            lease.again_in = 0.0

    with parts.leases.claim(other), ThreadPoolExecutor(1) as giving:
        given_back = giving.submit(give_back)
        claimed.wait(60)
        with turns.engine.begin() as holder:
            holder.execute(text("select from readings where id = :id for update"), {"id": paid})
            locked.set()
            until(lambda: turns.one(WAITING), what="it waits for its row")
            turns.run("update readings set lease_until = now() + interval '9 seconds' where id = :id", id=other)

            until(lambda: lease_left(turns, other) > LONG.lease / 2, 5, what="the other is renewed")
        given_back.result()

    assert lease_left(turns, paid) <= 0


WAITING = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"


def test_leases_are_renewed_as_soon_as_the_database_is_back(turns: Turns, parts: Parts, wire: Relay, paid: uuid.UUID) -> None:
    with parts.leases.claim(paid):
        wire.cut = True
        until(lambda: lease_left(turns) < 0, what="the lease ends")
        wire.cut = False

        until(lambda: lease_left(turns) > 0, what="it is renewed")


def test_in_production_a_dead_workers_reading_is_enqueued_within_20_seconds() -> None:
    timing = Timing()
    assert timing.lease + timing.sweep < 15, "the rest is for the queue"


def test_in_production_a_lease_outlives_three_lost_heartbeats() -> None:
    timing = Timing()
    assert timing.lease > 3 * timing.beat
