"""Announcements are pushed without a lock, once each: a hanging LINE keeps nobody from their chat, nor from leaving."""

import json
import uuid
from collections.abc import Callable, Sequence

import pytest
from sqlalchemy import text

from bot.chat.dialogue.effects import Forget
from bot.chat.handler import Handler
from bot.line.errors import LineError, MonthlyLimit, TimedOut
from bot.process.queue import Job
from bot.say.limits import Message
from bot.watch import metrics
from models.money import announcing, ledger
from models.money.ledger import Reason
from tests.helpers.people import NOK
from tests.helpers.turns import BANGKOK, LINKS, PSEUDONYMS, Quiet, Turns
from worker.runtime.parts import Parts
from worker.upkeep import announcements
from worker.upkeep.sweep import SWEEP_LOCK, due, sweep_all

GIFT = "ของขวัญวันเกิด"


class Slow(Quiet):
    """LINE, where something happens during each push: `during` is called, or raised after LINE has taken it."""

    def __init__(self) -> None:
        super().__init__()
        self.during: Callable[[], object] | LineError | None = None
        self.pushes = 0
        self.pushed: dict[uuid.UUID, list[Message]] = {}

    def push(self, line_id: str, messages: Sequence[Message], retry_key: uuid.UUID) -> None:
        self.pushes += 1
        during, self.during = self.during, None
        if isinstance(during, MonthlyLimit):
            raise during
        self.pushed.setdefault(retry_key, list(messages))
        if isinstance(during, LineError):
            raise during
        if during:
            during()

    @property
    def heard(self) -> int:
        """How often the gift was announced."""
        return json.dumps([*self.replies.values(), *self.pushed.values()], ensure_ascii=False).count(GIFT)


@pytest.fixture
def line() -> Slow:
    return Slow()


@pytest.fixture
def nok(turns: Turns, line: Slow) -> uuid.UUID:
    """Nok, who was given coins and has not heard of it."""
    turns.line = line
    turns.handler = Handler(turns.engine, line, turns.jobs, LINKS, BANGKOK, PSEUDONYMS)
    user = turns.person(NOK)
    with turns.engine.begin() as connection:
        ledger.move(connection, user, "coin", 7, Reason.OWNER_GRANT, "gift", note=GIFT)
    return user


def test_data_is_deleted_at_once_while_a_push_hangs(turns: Turns, parts: Parts, line: Slow, nok: uuid.UUID) -> None:
    line.during = lambda: turns.effect(NOK, Forget())

    announcements.announce(parts, nok)

    assert turns.one("select forgotten_at is not null from users where id = :id", id=nok)
    assert turns.broken() == {}


def test_what_is_being_pushed_is_not_pushed_beside_it(parts: Parts, line: Slow, nok: uuid.UUID) -> None:
    line.during = lambda: announcements.announce(parts, nok)

    announcements.announce(parts, nok)

    assert line.pushes == 1


def test_what_a_push_may_have_told_is_left_to_the_same_push(turns: Turns, parts: Parts, line: Slow, nok: uuid.UUID) -> None:
    line.during = TimedOut("no answer")
    announcements.announce(parts, nok)

    turns.tap(NOK, "balance")
    announcements.announce(parts, nok)

    assert (line.heard, line.pushes) == (1, 2)
    assert turns.one("select count(*) from ledger_entries where tell and told_at is null") == 0


def test_a_push_of_a_worker_that_died_is_tried_again_under_its_key(
    turns: Turns, parts: Parts, line: Slow, nok: uuid.UUID
) -> None:
    with turns.engine.begin() as connection:
        announcing.claim_push(connection, turns.one("select id from ledger_entries where tell"))
    announcements.announce(parts, nok)
    too_early = line.pushes
    turns.run("update ledger_entries set push_until = clock_timestamp() - interval '1 second' where tell")

    announcements.announce(parts, nok)

    assert (too_early, line.pushes, line.heard) == (0, 1, 1)


def test_a_push_that_nobody_repeats_any_more_comes_with_the_next_reply(
    turns: Turns, parts: Parts, line: Slow, nok: uuid.UUID
) -> None:
    counted = metrics.REPEATS_IN_DOUBT.labels("announcement")._value.get()
    line.during = TimedOut("no answer")
    announcements.announce(parts, nok)
    turns.run("update ledger_entries set push_until = push_until - interval '11 minutes' where tell")

    turns.tap(NOK, "balance")

    assert line.heard == 2
    assert metrics.REPEATS_IN_DOUBT.labels("announcement")._value.get() == counted + 1


def test_without_quota_it_comes_with_the_next_reply(turns: Turns, parts: Parts, line: Slow, nok: uuid.UUID) -> None:
    line.during = MonthlyLimit("the month's pushes")
    announcements.announce(parts, nok)

    turns.tap(NOK, "balance")

    assert line.heard == 1


@pytest.mark.parametrize("gone", ["blocked_at", "forgotten_at"])
def test_who_is_gone_by_then_is_not_pushed_to(turns: Turns, parts: Parts, line: Slow, nok: uuid.UUID, gone: str) -> None:
    turns.run(f"update users set {gone} = now()")

    announcements.announce(parts, nok)

    assert line.pushes == 0


def test_the_sweep_looks_for_nobody_who_has_blocked_mimi(turns: Turns, nok: uuid.UUID) -> None:
    """Their news would be looked at every few seconds, for nothing."""
    turns.run("update ledger_entries set created_at = created_at - interval '1 minute'")
    with turns.engine.connect() as connection:
        before = due(connection)
    turns.run("update users set blocked_at = now()")

    with turns.engine.connect() as connection:
        after = due(connection)

    assert (before, after) == ([Job("tell", nok)], [])


def test_while_another_process_sweeps_nothing_is_enqueued(turns: Turns, parts: Parts, nok: uuid.UUID) -> None:
    turns.run("update ledger_entries set created_at = created_at - interval '1 minute'")
    with turns.engine.begin() as connection:
        connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": SWEEP_LOCK})
        beside = sweep_all(parts)

    assert (beside, sweep_all(parts)) == (0, 1)
