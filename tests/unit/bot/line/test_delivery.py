"""Reply, push or wait: what each answer of LINE's means, over a hand-written LINE."""

import uuid
from collections.abc import Sequence

import pytest

from bot.line import delivery
from bot.line.delivery import Outcome, ReplyToken
from bot.line.errors import (
    InvalidReplyToken,
    LineError,
    LinePermanent,
    LineTemporary,
    MonthlyLimit,
    NotDone,
    TimedOut,
    Unauthorised,
    Unreachable,
)
from bot.say.limits import Message

HELLO: list[Message] = [{"type": "text", "text": "hello"}]
KEY = uuid.UUID(int=1)


class FakeLine:
    """Answers as it is told, and remembers what it was asked."""

    def __init__(self, *answers: LineError | None) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    def reply(self, token: str, messages: Sequence[Message], timeout: tuple[float, float] = (1, 1)) -> None:
        self._answer(f"reply {token}")

    def push(self, line_id: str, messages: Sequence[Message], retry_key: uuid.UUID) -> None:
        self._answer(f"push {line_id} {retry_key}")

    def _answer(self, asked: str) -> None:
        self.asked.append(asked)
        if answer := self.answers.pop(0):
            raise answer


def token(*, age: float = 5, line_age: float | None = 5, tried: bool = False) -> ReplyToken:
    return ReplyToken("t", age, line_age, tried)


@pytest.mark.parametrize(
    ("answer", "tried", "outcome"),
    [
        (None, False, Outcome.SENT),
        (None, True, Outcome.SENT),
        (InvalidReplyToken(), False, Outcome.EXPIRED),
        (InvalidReplyToken(), True, Outcome.SENT),
        (TimedOut(), False, Outcome.UNSURE),
        (TimedOut(), True, Outcome.UNSURE),
        (LineTemporary(), False, Outcome.UNSURE),
        (NotDone(), False, Outcome.LATER),
        (NotDone(), True, Outcome.LATER),
        (LinePermanent(), False, Outcome.REFUSED),
        (Unauthorised(), False, Outcome.UNAUTHORISED),
    ],
)
def test_what_a_reply_came_to(answer: LineError | None, tried: bool, outcome: Outcome) -> None:
    assert delivery.reply(FakeLine(answer), token(tried=tried), HELLO) is outcome


@pytest.mark.parametrize("line_age", [None, 55.0, 60.0, 3600.0])
def test_a_used_or_dead_token_that_is_not_young_by_lines_clock_proves_nothing(line_age: float | None) -> None:
    assert delivery.reply(FakeLine(InvalidReplyToken()), token(line_age=line_age, tried=True), HELLO) is Outcome.DOUBTFUL


def test_a_token_that_grew_old_while_line_was_asked_proves_nothing() -> None:
    seconds = iter([100.0, 108.0])

    outcome = delivery.reply(FakeLine(InvalidReplyToken()), token(line_age=50, tried=True), HELLO, clock=lambda: next(seconds))

    assert outcome is Outcome.DOUBTFUL


@pytest.mark.parametrize("line_age", [None, 5.0, 3600.0])
def test_a_dead_token_that_was_never_tried_has_certainly_delivered_nothing(line_age: float | None) -> None:
    assert delivery.reply(FakeLine(InvalidReplyToken()), token(line_age=line_age), HELLO) is Outcome.EXPIRED


@pytest.mark.parametrize("line_age", [None, 90.0])
def test_a_token_that_is_old_by_lines_clock_alone_is_tried(line_age: float | None) -> None:
    """The clocks may differ, and a try costs nothing."""
    assert delivery.reply(FakeLine(None), token(line_age=line_age), HELLO) is Outcome.SENT


@pytest.mark.parametrize("age", [50.0, 80.0])
def test_an_old_token_is_not_tried(age: float) -> None:
    line = FakeLine()

    assert delivery.reply(line, token(age=age), HELLO) is Outcome.EXPIRED

    assert line.asked == []


def test_a_token_that_may_have_been_used_is_tried_again_until_its_minute_is_over() -> None:
    assert delivery.reply(FakeLine(None), token(age=59, line_age=59, tried=True), HELLO) is Outcome.SENT


def test_when_its_minute_is_over_nobody_can_tell() -> None:
    line = FakeLine()

    assert delivery.reply(line, token(age=60, tried=True), HELLO) is Outcome.DOUBTFUL

    assert line.asked == []


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (None, Outcome.SENT),
        (MonthlyLimit(), Outcome.NO_QUOTA),
        (TimedOut(), Outcome.LATER),
        (LineTemporary(), Outcome.LATER),
        (NotDone(), Outcome.LATER),
        (LinePermanent(), Outcome.REFUSED),
        (Unreachable(), Outcome.UNREACHABLE),
        (Unauthorised(), Outcome.UNAUTHORISED),
    ],
)
def test_what_a_push_came_to(answer: LineError | None, outcome: Outcome) -> None:
    line = FakeLine(answer)
    assert delivery.push(line, "U1", HELLO, KEY) is outcome
    assert line.asked == [f"push U1 {KEY}"]
