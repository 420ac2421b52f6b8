"""Odd input: what people type and tap, what LINE and the model answer. Nothing raises, leaks, or is somebody else's."""

import json
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from bot.chat.events import Said, read_body
from bot.line.client import FAST, Line
from bot.line.errors import LinePermanent
from bot.say.checks import check
from bot.say.saved_reading import reading_messages
from bot.say.text import bound
from bot.say.words import words_for
from bot.settings import Settings
from sandbox.model.book import Book
from sandbox.run.client import Phone
from tests.helpers.model.endpoints import endpoint
from tests.helpers.model.questions import question
from tests.helpers.paid import pay_for_a_reading
from tests.helpers.people import DAO, KEN, MALI, Person
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox
from tests.helpers.turns import LINKS, Turns
from worker.interpret.llm import Llm
from worker.readings import reading
from worker.runtime.parts import build

QUESTION = "งานใหม่จะเป็นอย่างไรคะ"
MARK = "ม้าลายzebra77"


def test_a_question_taken_back_before_it_was_read_is_not_read(
    mali_phone: Phone, settings: Settings, rows: Rows, sandbox: LiveSandbox
) -> None:
    paid = pay_for_a_reading(mali_phone, rows)
    message = rows.one("select message_id from readings")
    mali_phone.do("unsend", messageId=message)
    parts = build(settings)
    reading.read(parts, uuid.UUID(paid))
    parts.engine.dispose()
    assert rows.all("select status, failure, question from readings") == [
        {"status": "refunded", "failure": "unsent", "question": None}
    ]
    assert rows.one("select stars from users") == 3
    assert Book.of(sandbox.world).calls == []
    last = sandbox.control.record()["deliveries"][-1]
    assert bound(words_for("th")("refunded-unsent", stars=words_for("th")("stars", n=1))) in json.dumps(last, ensure_ascii=False)


SOME_ID = "0b54b9c5-57c4-4f1c-8a3a-9f1f0f6a2b11"
NAMES = ["mood", "spread", "draw", "open", "rate", "review", "word", "followup", "share", "exchange", "forget", "ask", "daily"]
NAMES += ["balance", "history", "invite", "topup", "help", "language", "cancel", "go_on", "", "\0", "__class__"]
PIECES = st.one_of(
    st.sampled_from(["0", "1", "01", "٣", "-1", "all", "three", "celtic", "calm", "skip", "th", "no", "5", "21", SOME_ID]),
    st.sampled_from(["1e5", "99999999999999999999", "{}", "%s", "'; --", "deadbeefdeadbeef", "½", "\u202e", " "]),
    st.text(max_size=300),
)


BEFORE = st.sampled_from([None, "mood", "draw", "stars", "word"])


def arrive_at(turns: Turns, who: Person, before: str | None) -> None:
    """The chat goes on to where it waits for a mood, a card, stars, or a word on a reading."""
    if before is None:
        return
    turns.say(who, QUESTION)
    place = turns.one("select place from conversations c join users u on u.id = c.user_id where line_id = :id", id=who.line_id)
    taps = {"mood": (), "draw": ("mood:calm:{}", "spread:three:{}"), "stars": ("mood:calm:{}", "spread:celtic:{}")}
    for tap in taps.get(before, (f"word:{uuid.uuid4()}",)):
        turns.tap(who, tap.format(place))


def each_with_an_id(test: Callable[..., None]) -> Callable[..., None]:
    """Besides what chance brings: every button with a reading's id."""
    for name in NAMES:
        test = example(name=name, pieces=[SOME_ID], before=None)(test)
    return test


@each_with_an_id
@given(name=st.sampled_from(NAMES), pieces=st.lists(PIECES, max_size=3), before=BEFORE)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_every_button_is_answered_or_begins_a_reading(turns: Turns, name: str, pieces: list[str], before: str | None) -> None:
    """Any data, forged or from a version long gone, in any state."""
    who = Person(f"ken-{uuid.uuid4()}", KEN.name, "en", KEN.role)
    user = turns.person(who, stars=1, coins=250)
    arrive_at(turns, who, before)

    answers = turns.tap(who, ":".join([name, *pieces]))

    begun = turns.one("select count(*) from readings where user_id = :user and status = 'queued'", user=user)
    assert bool(answers) is not bool(begun)
    assert turns.broken() == {}


LONGEST = ["a" * 500, "กี่" * 500, "👨\u200d👩\u200d👧\u200d👦" * 214 + "xx", "\u202e" * 498 + "xx", "é" * 500]
"""500 characters as people see them, or 1500 code points."""


@pytest.mark.parametrize("asked", LONGEST, ids=range(5))
def test_the_longest_question_there_is_goes_all_the_way(turns: Turns, asked: str) -> None:
    turns.person(DAO, stars=9)
    turns.say(DAO, asked)
    for tap in ("mood:calm:1", "spread:celtic:1", "draw:all:1"):
        turns.tap(DAO, tap)
    (job,) = turns.jobs.put_in
    row = turns.interpreted(job.argument)

    shown = reading_messages(row, words_for("th"), LINKS)
    history = turns.tap(DAO, "history")

    assert row["question"] == asked
    check(shown)
    assert history


@pytest.mark.parametrize("asked", [f"{one}x" for one in LONGEST] + ["abcde" + "\u0301" * 1500], ids=range(6))
def test_a_question_that_is_one_character_longer_is_not_begun(turns: Turns, asked: str) -> None:
    turns.person(DAO, stars=9)

    answer = turns.say(DAO, asked)

    assert "500" in json.dumps(answer)
    assert turns.all("select state, question from conversations") == [{"state": "idle", "question": None}]


def test_nothing_of_somebody_elses_can_be_had_by_its_id(turns: Turns) -> None:
    turns.person(KEN, stars=3)
    secret = turns.reading(turns.person(MALI, stars=2), f"{MARK} คะ")
    for data in ("open", "share", "review", "word", "followup", "history"):
        assert MARK not in json.dumps(turns.tap(KEN, f"{data}:{secret}"), ensure_ascii=False)
    turns.tap(KEN, f"rate:5:{secret}")
    turns.tap(KEN, f"word:{secret}")
    turns.say(KEN, "เก่งมากเลยค่ะ ขอบคุณนะคะ")
    turns.tap(KEN, f"followup:{secret}")
    turns.say(KEN, "แล้วต่อจากนั้นล่ะคะ")
    assert turns.one("select count(*) from reviews") == 0
    assert turns.one("select count(*) from readings") == 1
    assert turns.one("select count(*) from conversations where reading_id is not null") == 0


def test_an_event_of_the_day_before_yesterday_is_carried_out_once_and_answered(turns: Turns) -> None:
    """LINE redelivers when it likes; the token may be dead by then, which only trying tells."""
    turns.person(MALI, stars=1)
    old = Said("old", MALI.line_id, datetime.now(UTC) - timedelta(days=2), "token-old", text=QUESTION, message_id="m1")
    for _ in range(2):
        assert turns.handle(old)
    assert turns.one("select place from conversations") == 1


def test_a_body_of_a_hundred_thousand_brackets_is_no_event() -> None:
    with pytest.raises(ValueError, match="JSON"):
        read_body(b'{"events":' + b"[" * 100_000)


@pytest.fixture
def odd_line() -> Iterator[Line]:
    """A LINE whose proxy answers 200 with a page, and whose refusals are in no known encoding."""

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            self.send_response(400 if self.path.endswith("push") else 200)
            self.end_headers()
            self.wfile.write(b"<html>\xff\xfe")

        do_GET = do_POST = answer  # noqa: N815 - as http.server calls them

        def log_message(self, *_: Any) -> None:
            """Tests need no log of it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield Line("token", f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    server.server_close()


def test_an_answer_of_lines_that_is_no_json_is_still_an_answer(odd_line: Line) -> None:
    odd_line.reply("token", [{"type": "text", "text": "สวัสดีค่ะ"}], FAST)
    assert odd_line.profile(MALI.line_id).name == ""
    with pytest.raises(LinePermanent):
        odd_line.push("U1", [], uuid.uuid4())


def refusing(body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    """Endpoints that check requests strictly repeat what they were sent."""
    said = f"input: {body['messages'][-1]}"
    return 422, {"error": {"message": said, "code": "bad", "type": "invalid"}}


def declining(body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    message = {"role": "assistant", "content": None, "refusal": f"I cannot speak of {MARK}."}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    return 200, {"id": "c", "object": "chat.completion", "created": 1, "model": "local", "choices": [choice]}


@pytest.mark.parametrize("answer", [refusing, declining])
def test_what_a_model_repeats_of_a_question_is_in_no_log(answer: Any, redis_url: str) -> None:
    from redis import Redis

    from worker.interpret.breaker import Breaker
    from worker.interpret.chain import Chain
    from worker.question import AllDeclined

    asked = question("th", "one", 1)
    asked = type(asked)(**{**vars(asked), "text": f"{MARK} คะ"})
    with endpoint(answer) as url, capture_logs() as logs, Redis.from_url(redis_url) as redis, suppress(AllDeclined):
        Chain(Llm("sk-test", url, "chat"), ("local",), "local", Breaker(redis)).interpret(asked)
    assert any(line["event"] == "model_failed" for line in logs)
    assert MARK not in json.dumps(logs, ensure_ascii=False, default=str)
