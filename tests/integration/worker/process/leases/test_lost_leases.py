"""Leases that went to another worker or were given back: nobody delivers beside another."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from bot.line.errors import NotDone
from models.people import turns as turns_of_people
from models.readings import reading_refunds
from tests.helpers.processes.quick_worker import QUICK
from tests.helpers.processes.relay import Relay
from tests.helpers.turns import BANGKOK, Turns
from tests.integration.worker.process.leases.leasing import Making, Taking, Teller, expire, row
from worker.process.clock import Clock
from worker.process.threads import JobThreads
from worker.readings import reading
from worker.runtime.parts import Parts
from worker.upkeep.sweep import sweep_all


def test_a_reading_in_hand_is_not_claimed_again_in_the_same_process(
    turns: Turns, parts: Parts, teller: Teller, paid: uuid.UUID
) -> None:
    """Even with its lease over, after the database was away."""

    def again() -> None:
        expire(turns)
        reading.read(parts, paid)

    teller.meanwhile = again

    reading.read(parts, paid)

    assert teller.asked == 1
    assert row(turns) == ("delivered", 1)


def test_who_lost_the_lease_leaves_the_delivery_to_the_other(
    turns: Turns, process: Making, teller: Teller, line: Taking, paid: uuid.UUID
) -> None:
    """A process that stood still for longer than its lease finds, before it asks LINE, that another was at it."""
    first, second = process(), process()

    def stand_still() -> None:
        teller.meanwhile = lambda: None
        expire(turns)
        with second.leases.claim(paid) as lease:
            assert lease is not None

    teller.meanwhile = stand_still

    reading.read(first, paid)

    assert line.asked == []
    assert row(turns) == ("interpreted", 2)


def claimed_by_another(second: Parts, turns: Turns, paid: uuid.UUID) -> None:
    expire(turns)
    with second.leases.claim(paid) as lease:
        assert lease is not None


def stopped_for_danger(second: Parts, turns: Turns, paid: uuid.UUID) -> None:
    with second.engine.begin() as connection:
        reading_refunds.refund_danger(connection, paid)


@pytest.mark.parametrize("happens", [claimed_by_another, stopped_for_danger])
def test_what_happens_between_two_attempts_is_noticed(
    turns: Turns, process: Making, line: Taking, paid: uuid.UUID, happens: Callable[[Parts, Turns, uuid.UUID], None]
) -> None:
    second = process()

    def refuse() -> None:
        raise NotDone("429")

    line.meanwhile = refuse

    reading.read(replace(process(), wait=lambda _: happens(second, turns, paid)), paid)

    assert line.asked == ["reply"]


def test_an_attempt_of_an_earlier_claim_is_not_noted(turns: Turns, parts: Parts, paid: uuid.UUID) -> None:
    with parts.leases.claim(paid) as lease, turns.engine.begin() as connection:
        assert lease is not None

        earlier = {**lease.row, "attempts": lease.attempt - 1}

        assert turns_of_people.look_for_reply(connection, earlier).noted_at is None


def test_after_a_sweep_that_failed_expired_leases_are_left_alone_for_one_round(
    turns: Turns, parts: Parts, wire: Relay, paid: uuid.UUID
) -> None:
    turns.run("update readings set created_at = created_at - interval '1 minute', attempts = 1")
    expire(turns)
    noon = datetime(2026, 11, 24, 12, tzinfo=BANGKOK)
    clock = Clock(replace(parts, timing=replace(QUICK, sweep=0), now=lambda: noon), JobThreads(1))
    wire.cut = True
    with pytest.raises(Exception, match="server closed"):
        clock.tick()
    wire.cut = False

    clock.tick()
    waiting = parts.redis.llen("rq:queue:mimi")
    clock.tick()

    assert waiting == 0
    assert parts.redis.llen("rq:queue:mimi") == 1


def test_the_sweep_leaves_claimed_readings_alone_and_takes_expired_ones(turns: Turns, parts: Parts, paid: uuid.UUID) -> None:
    turns.run("update readings set created_at = created_at - interval '1 minute'")
    with parts.leases.claim(paid):
        claimed = sweep_all(parts)
    expire(turns)

    expired = sweep_all(parts)

    assert (claimed, expired) == (0, 1)
