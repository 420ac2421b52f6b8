"""Odd orders and refusals: no reading is lost or said twice, nobody falls silent, nobody forgotten is written down again."""

import json
import threading
import uuid
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.chat.events import Event, Followed, Said, Tapped, Unfollowed, Unsent
from bot.chat.handler import Handler
from bot.chat.outbox import Answers
from bot.line.client import FAST, Line, Profile
from bot.line.delivery import Outcome
from bot.line.errors import InvalidReplyToken, LinePermanent, TimedOut
from bot.say.buttons.forget_offer import forget_offer
from bot.say.limits import Message
from models.money import ledger
from models.money.ledger import Reason
from tests.helpers.people import MALI, NOK, Person
from tests.helpers.turns import BANGKOK, LINKS, PSEUDONYMS, Quiet, Turns

QUESTION = "งานใหม่จะเป็นอย่างไรคะ"


class Moody(Quiet):
    """LINE that does with each reply what `mood` says of it: an error, or None to take it."""

    def __init__(self) -> None:
        super().__init__()
        self.mood: Callable[[str, str], Exception | None] = lambda token, said: None
        self.profiles: dict[str, Any] = {"displayName": MALI.name, "language": "th"}

    def reply(self, token: str, messages: Sequence[Message], timeout: tuple[float, float] = FAST) -> None:
        if error := self.mood(token, json.dumps(messages, ensure_ascii=False)):
            raise error
        super().reply(token, messages, timeout)

    def call(self, *_: Any, **__: Any) -> dict[str, Any]:
        return self.profiles

    def profile(self, line_id: str, timeout: tuple[float, float] = FAST) -> Profile:
        return Line.profile(self, line_id)

    @property
    def heard(self) -> str:
        """All that people have been told."""
        return json.dumps(list(self.replies.values()), ensure_ascii=False)


@pytest.fixture
def line(turns: Turns) -> Moody:
    line = Moody()
    turns.line = line
    turns.handler = Handler(turns.engine, line, turns.jobs, LINKS, BANGKOK, PSEUDONYMS)
    return line


@pytest.fixture(autouse=True)
def books(turns: Turns) -> Iterator[None]:
    """Whatever was tried, the books hold."""
    yield
    assert turns.broken() == {}


def event(kind: type[Event], who: Person, name: str, **what: Any) -> Event:
    now, token = datetime.now(UTC), None if kind in (Unfollowed, Unsent) else f"token-{name}"
    return kind(name, who.line_id, now, token, reply_token_since=now, **what)


def status(turns: Turns, reading: uuid.UUID) -> str:
    return str(turns.one("select status from readings where id = :id", id=reading))


def test_a_waiting_reading_that_line_does_not_take_makes_nobody_mute(turns: Turns, line: Moody) -> None:
    """LINE answers 400 to whatever carries it: the plain words of it are taken instead, and every other answer comes."""
    reading = turns.reading(turns.person(NOK, stars=1), status="waiting")
    line.mood = lambda token, said: LinePermanent("400 a property is invalid") if f"rate:5:{reading}" in said else None
    for _ in range(3):
        turns.tap(NOK, "balance")
    assert status(turns, reading) == "delivered"
    assert line.heard.count("ไพ่ใบนี้อ่อนโยน") == 3
    assert turns.tap(NOK, "balance") != []


def test_a_waiting_reading_that_line_takes_in_no_form_is_left_in_the_history(turns: Turns, line: Moody) -> None:
    reading = turns.reading(turns.person(NOK, stars=1), status="waiting")
    line.mood = lambda token, said: LinePermanent("400 a property is invalid") if "ไพ่ใบนี้อ่อนโยน" in said else None
    answers = [turns.tap(NOK, "balance") for _ in range(4)]
    assert answers[-1] != []
    assert status(turns, reading) == "waiting"


def test_news_and_a_waiting_reading_at_once_are_all_told(turns: Turns, line: Moody) -> None:
    user = turns.person(NOK, stars=1)
    reading = turns.reading(user, status="waiting")
    with turns.engine.begin() as connection:
        for number in range(5):
            ledger.move(connection, user, "coin", 7, Reason.OWNER_GRANT, f"gift-{number}", note=f"ของขวัญที่{number}")
    for _ in range(4):
        turns.tap(NOK, "balance")
    assert status(turns, reading) == "delivered"
    assert [number for number in range(5) if f"ของขวัญที่{number}" not in line.heard] == []
    assert turns.one("select count(*) from ledger_entries where tell and told_at is null") == 0


def test_a_block_that_line_tells_of_late_does_not_silence_who_is_back(turns: Turns) -> None:
    """Order may change: the block is redelivered after they came back and wrote again."""
    turns.person(NOK, stars=1)
    turns.handle(event(Followed, NOK, "back", unblocked=True))
    turns.handle(event(Unfollowed, NOK, "late"))
    turns.say(NOK, QUESTION)
    assert turns.one("select blocked_at from users") is None


@pytest.mark.parametrize("kind", [Unfollowed, Unsent])
def test_who_had_their_data_deleted_and_leaves_is_not_written_down_again(turns: Turns, kind: type[Event]) -> None:
    turns.person(NOK, stars=1)
    turns.tap(NOK, f"forget:yes:{forget_offer(datetime.now(UTC))}")
    turns.handle(event(kind, NOK, "gone", **({"message_id": "m1"} if kind is Unsent else {})))
    assert turns.one("select count(*) from users where line_id = :id or forgotten_at is null", id=NOK.line_id) == 0


def test_a_stored_reply_that_was_never_tried_and_comes_too_late_is_not_taken_for_delivered(turns: Turns, line: Moody) -> None:
    """The worker comes to it in the last second; LINE's minute is over, and what it carried waits on."""
    reading = turns.reading(turns.person(NOK, stars=1), status="waiting")
    turns.handler.handle(late := event(Tapped, NOK, "late", data="balance"), 0)
    line.mood = lambda token, said: InvalidReplyToken("400 Invalid reply token")
    assert Answers(turns.engine, line).send_pending(late.id) is Outcome.EXPIRED
    line.mood = lambda token, said: None
    assert status(turns, reading) == "waiting"
    turns.tap(NOK, "balance")
    assert status(turns, reading) == "delivered"


def test_a_carrying_reply_that_timed_out_after_line_took_it_is_not_said_twice(turns: Turns, line: Moody) -> None:
    reading = turns.reading(turns.person(NOK, stars=1), status="waiting")
    line.mood = lambda token, said: TimedOut("reply")
    turns.handler.handle(sent := event(Tapped, NOK, "sent", data="balance"))
    line.mood = lambda token, said: InvalidReplyToken("400 Invalid reply token")
    assert Answers(turns.engine, line).send_pending(sent.id) is Outcome.SENT
    line.mood = lambda token, said: None
    assert status(turns, reading) == "delivered"
    turns.tap(NOK, "balance")
    assert f"rate:5:{reading}" not in line.heard


def at_once(*deeds: Callable[[], object]) -> None:
    """All together; none may raise."""
    gate, failures = threading.Barrier(len(deeds)), list[BaseException]()

    def run(deed: Callable[[], object]) -> None:
        gate.wait(60)
        try:
            deed()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=run, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []


def test_the_first_events_of_somebody_new_all_at_once(turns: Turns) -> None:
    came = [
        *(event(Followed, MALI, f"f{number}", unblocked=False) for number in range(3)),
        *(event(Said, MALI, f"s{number}", text=QUESTION, message_id=f"m{number}") for number in range(3)),
        event(Tapped, MALI, "t", data="daily"),
    ]
    at_once(*(lambda one=one: turns.handle(one) for one in came))
    assert turns.all("select coins, name from users") == [{"coins": 100, "name": MALI.name}]
    assert turns.one("select place from conversations") == 3
    assert len(turns.line.replies) == 7


def test_the_last_card_the_exchange_and_a_waiting_reading_all_at_once(turns: Turns, line: Moody) -> None:
    """One star: one reading, however often the last card is tapped; coins become stars once for each nonce."""
    user = turns.person(NOK, stars=2, coins=150)
    waiting = turns.reading(user, status="waiting")
    turns.say(NOK, QUESTION)
    line.replies.clear()
    turns.run("update readings set carried_by = null, status = 'waiting', delivered_at = null, closed_at = null")
    turns.tap(NOK, "mood:calm:1")
    turns.run("update readings set carried_by = null, status = 'waiting', delivered_at = null, closed_at = null")
    turns.tap(NOK, "spread:three:1")
    turns.run("update readings set carried_by = null, status = 'waiting', delivered_at = null, closed_at = null")
    line.replies.clear()
    taps = ["draw:all:1"] * 4 + ["exchange:1:0123456789abcdef"] * 4 + ["balance"] * 4
    at_once(*(lambda data=data: turns.tap(NOK, data) for data in taps))
    assert turns.one("select count(*) from readings where status = 'queued'") == 1
    assert turns.owned(user)[0] == 2 - 1 - 1 + 1
    assert line.heard.count(f"rate:5:{waiting}") == 1
    assert status(turns, waiting) == "delivered"


NAMES = [
    None,
    {"th": "นก"},
    "ก" * 300,
    "นก\0ดำ",
    "\ud83d",
    " ",
    "",
    "\u202eabc\u2066",
    "👨‍👩‍👧‍👦" * 75,
    "é" + "\u0301" * 299,
    "{ $name }",
    "\n\n",
]


def test_whatever_somebody_calls_themselves_they_are_greeted(turns: Turns, line: Moody) -> None:
    for number, name in enumerate(NAMES):
        line.profiles = {"displayName": name, "pictureUrl": name, "language": name}
        turns.handle(event(Followed, Person(f"odd-{number}", "", None, "has an odd name"), f"hello-{number}", unblocked=False))
        assert line.replies[f"token-hello-{number}"]
    assert turns.one("select count(*) from users where coins = 100") == len(NAMES)
