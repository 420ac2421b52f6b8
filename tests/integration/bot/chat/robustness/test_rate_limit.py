"""How much one person may ask: events a minute on a real Redis, present or away, and readings a day."""

import itertools
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import redis

from bot.chat.events import Event, Followed, Said, Tapped, Unfollowed, Unsent
from bot.chat.handler import Handler
from bot.chat.limits.rate_limit import Limiter, Verdict
from bot.process.minute_counter import AWAY_SECONDS
from bot.say.text import bound
from bot.say.words import words_for
from sandbox.run.processes import free_port
from sandbox.run.valkey import Valkey
from tests.helpers.people import KEN, MALI, SOM, TOM
from tests.helpers.processes.relay import Relay
from tests.helpers.turns import BANGKOK, LINKS, PSEUDONYMS, Turns

_numbers = itertools.count()

WELCOME, TOO_MANY, SILENCE = Verdict.WELCOME, Verdict.TOO_MANY, Verdict.SILENCE


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def limiter(url: str, events: int = 3, clock: Clock | None = None, patience: float = 5) -> Limiter:
    clock = clock or Clock()
    return Limiter(url, events_per_minute=events, patience=patience, clock=clock, now=clock)


def test_the_first_one_too_many_is_answered_and_the_rest_of_the_minute_is_not(redis_url: str) -> None:
    one, another = limiter(redis_url), limiter(redis_url)
    verdicts = [machine.admit("Uken") for machine in (one, another, one, another, one, another)]
    assert verdicts == [WELCOME, WELCOME, WELCOME, TOO_MANY, SILENCE, SILENCE]
    assert one.admit("Umali") is WELCOME


def test_the_minute_ends(redis_url: str, clock: Clock) -> None:
    limits = limiter(redis_url, events=1, clock=clock)
    within = [limits.admit("Uken") for _ in range(3)]

    clock.now += 60

    assert within == [WELCOME, TOO_MANY, SILENCE]
    assert [limits.admit("Uken") for _ in range(2)] == [WELCOME, TOO_MANY]


def test_redis_forgets_each_minute_by_itself(redis_url: str, clock: Clock) -> None:
    one, another = limiter(redis_url, clock=clock), limiter(redis_url, clock=clock)
    for machine in (one, another, one):
        machine.admit("Uken")
    clock.now += 60
    one.admit("Uken")

    with redis.Redis.from_url(redis_url) as client:
        left = [client.ttl(window) for window in client.keys("mimi:events:*")]

    assert len(left) == 2
    assert all(0 < seconds <= 120 for seconds in left)


def test_it_takes_one_round_trip(redis_url: str) -> None:
    with Relay(redis_url) as wire:
        limits = limiter(wire.url)
        limits.admit("Umali")
        before = wire.trips

        verdicts = [limits.admit("Uken") for _ in range(5)]

    assert verdicts[-1] is SILENCE
    assert wire.trips - before == 5


def test_it_takes_one_plain_command(redis_url: str) -> None:
    limits = limiter(redis_url)
    limits.admit("Umali")
    with redis.Redis.from_url(redis_url) as client:
        before = client.info("commandstats")

        for _ in range(5):
            limits.admit("Uken")

        after = client.info("commandstats")
    sent = {name: after[name]["calls"] - before.get(name, {"calls": 0})["calls"] for name in after}
    assert {name: calls for name, calls in sent.items() if calls and name != "cmdstat_info"} == {"cmdstat_hincrby": 5}


def test_a_closed_port_lets_everybody_through_and_is_left_alone_for_some_seconds(clock: Clock) -> None:
    limits = limiter(f"redis://127.0.0.1:{free_port()}/0", events=1, clock=clock)
    assert [limits.admit("Uken") for _ in range(50)] == [WELCOME] * 50


def test_a_redis_that_hangs_costs_its_time_out_once_and_not_with_every_event(redis_url: str, clock: Clock) -> None:
    with Relay(redis_url) as wire:
        limits = limiter(wire.url, events=1, clock=clock, patience=1)
        wire.hanging = True
        before = wire.trips
        assert [limits.admit("Uken") for _ in range(50)] == [WELCOME] * 50
        asked = wire.trips
        assert asked - before == 1
        clock.now += AWAY_SECONDS - 0.1
        limits.admit("Uken")
        assert wire.trips == asked
        wire.hanging = False
        clock.now += 0.2
        assert [limits.admit("Uken") for _ in range(2)] == [WELCOME, TOO_MANY]


def test_after_a_restart_it_counts_again(servers_folder: Path, clock: Clock) -> None:
    with Valkey.start(servers_folder / "restarted") as server:
        limits = limiter(server.url, events=1, clock=clock)
        assert [limits.admit("Uken") for _ in range(2)] == [WELCOME, TOO_MANY]
        server.stop()
        assert limits.admit("Uken") is WELCOME
        server.restart()
        clock.now += AWAY_SECONDS
        assert [limits.admit("Utom") for _ in range(2)] == [WELCOME, TOO_MANY]


class Chat:
    """Whole turns with limits, all on the day on which they began."""

    def __init__(self, turns: Turns, limits: Limiter | None = None, *, readings: int | None = None) -> None:
        self.turns = turns
        self.began = datetime.now(BANGKOK)
        house = (turns.engine, turns.line, turns.jobs, LINKS, BANGKOK, PSEUDONYMS)
        self.handler = Handler(*house, limits, readings, now=lambda: self.began)

    def send(self, event_type: type[Event], who: str, **what: Any) -> list[str]:
        """The texts of the answer."""
        number = next(_numbers)
        token = f"limited-{number}"
        self.handler.handle(event_type(f"ev-limited-{number}", who, datetime.now(UTC), token, **what))
        return [message.get("text") or message["altText"] for message in self.turns.line.replies.get(token, [])]


@pytest.fixture
def chat(turns: Turns, redis_url: str) -> Chat:
    return Chat(turns, limiter(redis_url, events=3))


@pytest.mark.parametrize("who", [KEN, MALI])
def test_over_the_limit_one_kind_answer_in_their_language_and_no_trace(chat: Chat, who: Any) -> None:
    chat.turns.person(who)
    for _ in range(3):
        assert chat.send(Tapped, who.line_id, data="balance")
    assert chat.send(Tapped, who.line_id, data="balance") == [bound(words_for(who.language)("rate-limited"))]
    assert chat.send(Said, who.line_id, text="MIMI-ABC234", message_id="m1") == []
    assert chat.turns.one("select count(*) from webhook_events") == 3


def test_over_the_limit_a_plain_cry_is_heard(chat: Chat) -> None:
    user = chat.turns.person(MALI)
    for _ in range(6):
        chat.send(Tapped, MALI.line_id, data="balance")

    heard = chat.send(Said, MALI.line_id, text="อยากตาย", message_id="m1")

    assert heard == [words_for("th")("safety-alt-self_harm")]
    assert chat.turns.one("select state from conversations where user_id = :user", user=user) == "idle"


@pytest.mark.parametrize("cancel", [(Said, {"text": "ยกเลิกค่ะ", "message_id": "m1"}), (Tapped, {"data": "cancel"})])
def test_a_cancel_is_heard_over_every_limit(chat: Chat, cancel: tuple[type[Event], dict[str, str]]) -> None:
    chat.turns.person(MALI)
    for _ in range(5):
        chat.send(Tapped, MALI.line_id, data="balance")
    kind, what = cancel

    assert chat.send(kind, MALI.line_id, **what) == [words_for("th")("cancelled-nothing")]


def test_the_word_to_slow_down_comes_before_silence_though_a_cancel_came_first(chat: Chat) -> None:
    chat.turns.person(MALI)
    for _ in range(3):
        chat.send(Tapped, MALI.line_id, data="balance")

    said = [chat.send(Tapped, MALI.line_id, data=data) for data in ("cancel", "balance", "cancel", "balance")]

    cancelled = [words_for("th")("cancelled-nothing")]
    assert said == [cancelled, [bound(words_for("th")("rate-limited"))], cancelled, []]


def test_a_stranger_is_limited_too_and_answered_in_thai(turns: Turns, redis_url: str) -> None:
    limits = limiter(redis_url, events=1)
    limits.admit(TOM.line_id)
    assert Chat(turns, limits).send(Tapped, TOM.line_id, data="balance") == [bound(words_for("th")("rate-limited"))]
    assert turns.one("select count(*) from users") == 0


def test_coming_and_going_and_taking_back_are_never_limited(chat: Chat) -> None:
    chat.turns.person(MALI)
    for _ in range(6):
        chat.send(Tapped, MALI.line_id, data="balance")
    chat.send(Unsent, MALI.line_id, message_id="m1")
    chat.send(Unfollowed, MALI.line_id)
    assert chat.turns.one("select blocked_at is not null from users") is True
    assert chat.send(Followed, MALI.line_id, unblocked=True)
    assert chat.turns.one("select count(*) from webhook_events") == 6


def draw(chat: Chat) -> list[str]:
    chat.send(Said, SOM.line_id, text="งานใหม่จะเป็นอย่างไรคะ", message_id="m1")
    place = chat.turns.one("select place from conversations")
    for data in (f"mood:calm:{place}", f"spread:three:{place}"):
        chat.send(Tapped, SOM.line_id, data=data)
    return chat.send(Tapped, SOM.line_id, data=f"draw:all:{place}")


def test_the_days_readings_end_and_the_next_day_begins_at_local_midnight(turns: Turns) -> None:
    chat = Chat(turns, readings=2)
    user = turns.person(SOM, stars=9)
    midnight = chat.began.replace(hour=0, minute=0, second=0, microsecond=0)
    for begun in (midnight - timedelta(seconds=1), midnight):
        reading = turns.reading(user)
        turns.run("update readings set created_at = :at where id = :id", at=begun, id=reading)
    owned = turns.owned(user)
    assert draw(chat) == []
    assert [job.name for job in turns.jobs.put_in] == ["read"]
    turns.run("update readings set status = 'refunded' where status = 'queued'")
    assert draw(chat) == [words_for("th")("readings-enough")]
    assert turns.owned(user) == (owned[0] - 1, owned[1])
    assert turns.one("select state from conversations") == "idle"


def test_a_further_question_is_a_reading_of_that_day(turns: Turns) -> None:
    two, one = Chat(turns, readings=2), Chat(turns, readings=1)
    user = turns.person(SOM, stars=9)
    tap = {"data": f"followup:{turns.reading(user)}"}
    enough = [words_for("th")("readings-enough")]
    assert two.send(Tapped, SOM.line_id, **tap) not in ([], enough)
    assert one.send(Tapped, SOM.line_id, **tap) == enough
