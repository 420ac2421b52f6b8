"""Leases with a heartbeat: whoever lives keeps its reading, whoever died loses it soon, and nobody delivers beside another."""

import threading
import uuid
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from typing import Protocol

import pytest
from sqlalchemy import event, text

from bot.line.client import FAST
from bot.line.errors import NotDone
from bot.say.limits import Message
from bot.settings import Settings
from models.people import turns as turns_of_people
from models.readings import reading_refunds
from tests.helpers.people import MALI, NOK
from tests.helpers.processes.quick_worker import QUICK
from tests.helpers.processes.relay import Relay
from tests.helpers.support import until
from tests.helpers.turns import BANGKOK, Quiet, Turns, some_interpretation
from worker.process.clock import Clock
from worker.process.threads import JobThreads
from worker.question import Interpreted, Question
from worker.readings import reading
from worker.runtime.parts import Parts, build
from worker.runtime.timing import Timing
from worker.upkeep.sweep import sweep_all


class Teller:
    """Interprets when `meanwhile` has happened."""

    def __init__(self) -> None:
        self.asked = 0
        self.meanwhile: Callable[[], object] = lambda: None

    def interpret(self, question: Question) -> Interpreted:
        self.asked += 1
        self.meanwhile()
        return Interpreted(some_interpretation(len(question.cards)), "fallback")


class Taking(Quiet):
    """LINE that takes everything; `meanwhile` happens after it has."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.meanwhile: Callable[[], object] = lambda: None

    def reply(self, token: str, messages: Sequence[Message], timeout: tuple[float, float] = FAST) -> None:
        self.asked.append("reply")
        self.meanwhile()

    def push(self, line_id: str, messages: Sequence[Message], retry_key: uuid.UUID) -> None:
        self.asked.append("push")

    def show_loading(self, line_id: str, seconds: int = 60) -> None:
        """Nobody looks."""


@pytest.fixture
def line() -> Taking:
    return Taking()


@pytest.fixture
def teller() -> Teller:
    return Teller()


@pytest.fixture
def wire(settings: Settings) -> Iterator[Relay]:
    with Relay(settings.database_url) as relay:
        yield relay


LONG = replace(QUICK, lease=600)
"""Nothing that a test does outlasts such a lease."""


class Making(Protocol):
    """Makes the parts of a worker process."""

    def __call__(self, timing: Timing = QUICK) -> Parts: ...


@pytest.fixture
def process(settings: Settings, wire: Relay, line: Taking, teller: Teller) -> Iterator[Making]:
    """Makes the parts of a worker process with short waits, whose database is behind the wire."""
    made: list[Parts] = []

    def make(timing: Timing = QUICK) -> Parts:
        behind = settings.model_copy(update={"database_url": wire.url})
        made.append(replace(build(behind, timing), line=line, interpreter=teller))
        return made[-1]

    yield make
    for parts in made:
        parts.engine.dispose()


@pytest.fixture
def parts(process: Making) -> Parts:
    return process()


@pytest.fixture
def paid(turns: Turns) -> Iterator[uuid.UUID]:
    """Nok's reading, queued. Whatever was tried, the books hold."""
    nok = turns.person(NOK, stars=4)
    with turns.engine.begin() as connection:
        reading = turns.begin(connection, nok, reply_token="token")
    yield reading
    assert turns.broken() == {}


def row(turns: Turns) -> tuple[str, int]:
    """Status and number of claims."""
    found = turns.all("select status, attempts from readings")[0]
    return found["status"], found["attempts"]


def lease_left(turns: Turns, of: uuid.UUID | None = None) -> float:
    left = "select extract(epoch from lease_until - clock_timestamp()) from readings where id = coalesce(:id, id)"
    return float(turns.one(left, id=of))


def expire(turns: Turns) -> None:
    turns.run("update readings set lease_until = clock_timestamp() - interval '1 second'")


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


def cut_for_a_moment(wire: Relay) -> None:
    """The database is away until it has been asked for three times."""
    wire.cut = True
    before = wire.accepted

    def restore() -> None:
        until(lambda: wire.accepted >= before + 3)
        wire.cut = False

    threading.Thread(target=restore, daemon=True).start()


def test_an_interpretation_is_kept_while_the_database_is_away(
    turns: Turns, parts: Parts, wire: Relay, teller: Teller, line: Taking, paid: uuid.UUID
) -> None:
    teller.meanwhile = lambda: cut_for_a_moment(wire)

    reading.read(parts, paid)

    assert (teller.asked, line.asked) == (1, ["reply"])
    assert row(turns) == ("delivered", 1)


def test_that_line_has_taken_it_is_kept_while_the_database_is_away(
    turns: Turns, parts: Parts, wire: Relay, line: Taking, paid: uuid.UUID
) -> None:
    line.meanwhile = lambda: cut_for_a_moment(wire)

    reading.read(parts, paid)

    assert line.asked == ["reply"]
    assert row(turns) == ("delivered", 1)


def test_in_production_a_dead_workers_reading_is_enqueued_within_20_seconds() -> None:
    timing = Timing()
    assert timing.lease + timing.sweep < 15, "the rest is for the queue"


def test_in_production_a_lease_outlives_three_lost_heartbeats() -> None:
    timing = Timing()
    assert timing.lease > 3 * timing.beat
