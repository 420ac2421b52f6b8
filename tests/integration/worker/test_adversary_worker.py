"""The worker against a LINE that hangs, refuses or takes things at the wrong moment, and against itself."""

import itertools
import json
import threading
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from rq.job import Job as RqJob
from rq.job import JobStatus

from bot.chat.handler import Handler
from bot.line.client import FAST
from bot.line.errors import LineError, LinePermanent, MonthlyLimit, Unauthorised
from bot.process.queue import Job, JobQueue, connect_redis
from bot.say.buttons.forget_offer import forget_offer
from bot.say.limits import Message
from bot.say.words import words_for
from bot.settings import Settings
from models.money import ledger
from models.money.ledger import Reason
from models.readings import reading_leases, reading_refunds
from tests.helpers.people import NOK
from tests.helpers.processes.relay import Relay
from tests.helpers.support import until
from tests.helpers.turns import BANGKOK, LINKS, PSEUDONYMS, Quiet, Turns, some_interpretation
from worker import danger
from worker.question import AllDeclined, CannotInterpret, Interpreted, Question
from worker.readings import reading
from worker.runtime.leases import Leases
from worker.runtime.parts import Parts, build
from worker.upkeep import announcements
from worker.upkeep.sweep import sweep_all


class Watched(Quiet):
    """LINE that does with each call what the next of `moods` says: an error, something to be done first, or nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.moods: Iterator[LineError | Callable[[], object] | None] = itertools.repeat(None)
        self.pushed: dict[uuid.UUID, list[Message]] = {}

    def reply(self, token: str, messages: Sequence[Message], timeout: tuple[float, float] = FAST) -> None:
        self._feel()
        super().reply(token, messages, timeout)

    def push(self, line_id: str, messages: Sequence[Message], retry_key: uuid.UUID) -> None:
        self._feel()
        self.pushed.setdefault(retry_key, list(messages))

    def show_loading(self, line_id: str, seconds: int = 60) -> None:
        """Nobody looks."""

    def _feel(self) -> None:
        mood = next(self.moods)
        if isinstance(mood, LineError):
            raise mood
        if mood:
            mood()

    @property
    def heard(self) -> str:
        return json.dumps([*self.replies.values(), *self.pushed.values()], ensure_ascii=False)


class Teller:
    """Interprets at once; `meanwhile` happens before it answers."""

    def __init__(self) -> None:
        self.meanwhile: Callable[[], object] = lambda: None
        self.asked = 0
        self.valid = True

    def interpret(self, question: Question) -> Interpreted:
        self.asked += 1
        self.meanwhile()
        return Interpreted(some_interpretation(len(question.cards)).model_copy(update={"valid": self.valid}), "fallback")


@pytest.fixture
def line() -> Watched:
    return Watched()


@pytest.fixture
def teller() -> Teller:
    return Teller()


@pytest.fixture
def parts(settings: Settings, line: Watched, teller: Teller) -> Iterator[Parts]:
    parts = build(settings)
    yield replace(parts, line=line, interpreter=teller)
    parts.engine.dispose()


@pytest.fixture(autouse=True)
def chat(turns: Turns, line: Watched) -> Iterator[uuid.UUID]:
    """Nok, with four stars, chats with MiMi on the same LINE. Whatever was tried, the books hold."""
    turns.line = line
    turns.handler = Handler(turns.engine, line, turns.jobs, LINKS, BANGKOK, PSEUDONYMS)
    yield turns.person(NOK, stars=4)
    assert turns.broken() == {}


def status(turns: Turns) -> str:
    return str(turns.one("select status from readings"))


def queued(turns: Turns, user: uuid.UUID, token: str | None = None) -> uuid.UUID:
    with turns.engine.begin() as connection:
        return turns.begin(connection, user, reply_token=token)


def another_process(parts: Parts) -> Parts:
    """The same, but for what a process remembers of its readings."""
    return replace(parts, leases=Leases.on(parts.engine, parts.settings.database_url, parts.timing))


def later(turns: Turns) -> None:
    turns.run("update readings set lease_until = clock_timestamp() - interval '1 second'")


def test_a_channel_token_that_was_revoked_for_hours_loses_no_reading(
    turns: Turns, parts: Parts, line: Watched, chat: uuid.UUID
) -> None:
    """401 says nothing about the messages: once the owner has seen to it, what was paid for arrives as it should look."""
    paid, waiting = queued(turns, chat, "token"), turns.reading(chat, status="interpreted", cost_stars=0, kind="daily")
    turns.run("update readings set kind = 'reading', status = 'waiting' where id = :id", id=waiting)
    line.moods = itertools.repeat(Unauthorised("401"))
    reading.read(parts, paid)
    later(turns)
    turns.tap(NOK, "balance")
    turns.run("update readings set reply_token_at = reply_token_at - interval '1 day'")
    turns.run("update webhook_events set received_at = received_at - interval '1 day'")
    for event in turns.all("select id from webhook_events where outcome = 'pending'"):
        turns.handler._answers.send_pending(event["id"])
    line.moods = itertools.repeat(None)
    reading.read(parts, paid)
    turns.tap(NOK, "balance")
    assert turns.all("select status, failure from readings") == [{"status": "delivered", "failure": None}] * 2
    assert [line.heard.count(f"rate:5:{one}") for one in (paid, waiting)] == [1, 1]


def test_a_reading_that_line_takes_in_no_form_costs_no_other_answer(
    turns: Turns, parts: Parts, line: Watched, chat: uuid.UUID
) -> None:
    line.moods = itertools.repeat(LinePermanent("400"))
    reading.read(parts, queued(turns, chat))
    line.moods = itertools.repeat(None)
    assert status(turns) == "waiting"
    assert "rate:5" not in json.dumps(turns.tap(NOK, "balance"))
    assert turns.say(NOK, "แล้วความรักล่ะคะ จะเป็นอย่างไร") != []


def test_news_that_is_being_pushed_is_not_told_beside_it(turns: Turns, parts: Parts, line: Watched, chat: uuid.UUID) -> None:
    with turns.engine.begin() as connection:
        ledger.move(connection, chat, "coin", 7, Reason.OWNER_GRANT, "gift", note="ของขวัญวันเกิด")
    line.moods = iter([lambda: turns.tap(NOK, "help"), *[None] * 9])
    announcements.announce(parts, chat)
    turns.tap(NOK, "help")
    assert line.heard.count("ของขวัญวันเกิด") == 1


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


def test_killed_between_the_refund_and_the_word_of_it(turns: Turns, parts: Parts, line: Watched, chat: uuid.UUID) -> None:
    paid = queued(turns, chat, "token")
    with turns.engine.begin() as connection:
        assert reading_refunds.refund(connection, paid, "failed")
    turns.run("update ledger_entries set created_at = created_at - interval '1 minute'")
    assert sweep_all(parts) == 1
    for _ in range(2):
        reading.read(parts, paid)
        announcements.announce(parts, chat)
    assert len(line.pushed) == 1
    assert turns.owned(chat) == (4, 0)


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


def refused_follow_up(turns: Turns, teller: Teller, user: uuid.UUID, token: str | None = None) -> uuid.UUID:
    """The free one on a reading, not begun; the interpreter will find that it is none."""
    parent = turns.reading(user)
    teller.valid = False
    with turns.engine.begin() as connection:
        return turns.begin(connection, user, kind="follow_up", parent_id=parent, cost_stars=0, reply_token=token)


def test_a_refused_free_follow_up_is_told_with_the_next_event(
    turns: Turns, parts: Parts, line: Watched, teller: Teller, chat: uuid.UUID
) -> None:
    """There is no token, and the month's pushes are used up."""
    line.moods = itertools.repeat(MonthlyLimit("429"))
    reading.read(parts, refused_follow_up(turns, teller, chat))
    line.moods = itertools.repeat(None)

    first, second = (json.dumps(turns.tap(NOK, "balance"), ensure_ascii=False) for _ in range(2))

    free = words_for("th")("refunded-free")
    assert (free in first, free in second) == (True, False)
    assert turns.owned(chat)[0] == 3, "one star was paid for the reading itself, none moved for the follow-up"


def test_a_refused_free_follow_up_that_was_told_at_once_is_told_once(
    turns: Turns, parts: Parts, teller: Teller, chat: uuid.UUID
) -> None:
    reading.read(parts, refused_follow_up(turns, teller, chat, "token"))

    assert turns.one("select count(*) from ledger_entries where tell and told_at is null") == 0
    assert words_for("th")("refunded-free") not in json.dumps(turns.tap(NOK, "balance"), ensure_ascii=False)


def test_an_entry_that_moves_nothing_is_not_shown_among_the_movements(
    turns: Turns, parts: Parts, teller: Teller, chat: uuid.UUID
) -> None:
    reading.read(parts, refused_follow_up(turns, teller, chat, "token"))

    with turns.engine.connect() as connection:
        amounts = [movement["amount"] for movement in ledger.movements(connection, chat)]

    assert amounts == [10, -1, 4], "of the level reached, the reading, the gift"


@pytest.mark.parametrize("error", [LinePermanent("400"), Unauthorised("401"), MonthlyLimit("429")])
def test_what_is_permanent_is_not_pushed_again_at_once(
    turns: Turns, parts: Parts, line: Watched, chat: uuid.UUID, error: LineError
) -> None:
    line.moods = iter([error, LinePermanent("400")])  # plain words after a refusal; a third call would find nothing here
    paid = queued(turns, chat)

    reading.read(parts, paid)

    assert status(turns) == ("interpreted" if isinstance(error, Unauthorised) else "waiting")


def test_plain_words_are_pushed_under_a_key_of_their_own(turns: Turns, parts: Parts, line: Watched, chat: uuid.UUID) -> None:
    """LINE may have kept the first key for what it refused."""
    line.moods = iter([LinePermanent("400"), None])
    paid = queued(turns, chat)

    reading.read(parts, paid)

    assert list(line.pushed) == [uuid.uuid5(paid, "plain")]


def test_after_a_mistake_it_is_tried_again_after_longer_and_longer_pauses(
    turns: Turns, parts: Parts, teller: Teller, chat: uuid.UUID
) -> None:
    def fail() -> None:
        raise RuntimeError("a mistake of ours")

    teller.meanwhile = fail
    paid = queued(turns, chat)
    least, most = [], []
    for _ in range(3):
        began = turns.one("select clock_timestamp()")
        with pytest.raises(RuntimeError):
            reading.read(parts, paid)
        until, ended = turns.all("select lease_until, clock_timestamp() from readings")[0].values()
        least.append((until - ended).total_seconds())
        most.append((until - began).total_seconds())
        later(turns)

    assert [low <= pause <= high for low, pause, high in zip(least, (5, 10, 15), most, strict=True)] == [True] * 3


def test_what_was_taken_back_is_not_asked_about(turns: Turns, parts: Parts, teller: Teller, chat: uuid.UUID) -> None:
    paid = queued(turns, chat)
    turns.run("update readings set question = null")

    reading.read(parts, paid)

    assert turns.all("select status, failure from readings") == [{"status": "refunded", "failure": "unsent"}]
    assert (teller.asked, turns.owned(chat)) == (0, (4, 0))


def test_help_that_a_free_further_question_could_not_bring_stays_due(
    turns: Turns, parts: Parts, line: Watched, chat: uuid.UUID
) -> None:
    """No stars go back whose announcement would say it."""
    parent = turns.reading(chat)
    with turns.engine.begin() as connection:
        asked = turns.begin(connection, chat, kind="follow_up", parent_id=parent, cost_stars=0)
        row = reading_leases.claim(connection, asked, 60)
    assert row
    line.moods = itertools.repeat(MonthlyLimit("429"))

    danger.stop_reading(parts, row, "self_harm", "model", {})

    assert turns.one("select help_due is not null from conversations")


@pytest.mark.parametrize(
    ("error", "failure", "kept"), [(AllDeclined("no", {}), "declined", False), (CannotInterpret("no", {}), "failed", True)]
)
def test_a_question_that_no_model_would_answer_is_not_kept(
    turns: Turns, parts: Parts, teller: Teller, chat: uuid.UUID, error: CannotInterpret, failure: str, kept: bool
) -> None:
    def decline() -> None:
        raise error

    teller.meanwhile = decline

    reading.read(parts, queued(turns, chat))

    assert turns.all("select status, failure, question is not null as kept from readings") == [
        {"status": "refunded", "failure": failure, "kept": kept}
    ]
