"""Reply, push or wait: what each answer of LINE's means, over a hand-written LINE."""

import uuid
from collections.abc import Sequence

import pytest

from bot.line import delivery
from bot.line.client import InvalidReplyToken, LineError, LinePermanent, LineTemporary, MonthlyLimit, TimedOut
from bot.line.delivery import Outcome
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
        (LinePermanent(), False, Outcome.REFUSED),
    ],
)
def test_what_a_reply_came_to(answer: LineError | None, tried: bool, outcome: Outcome) -> None:
    assert delivery.reply(FakeLine(answer), "t", HELLO, age=5, tried=tried) is outcome


@pytest.mark.parametrize(("age", "tried"), [(50.0, False), (80.0, False)])
def test_an_old_token_is_not_tried(age: float, tried: bool) -> None:
    line = FakeLine()
    assert delivery.reply(line, "t", HELLO, age=age, tried=tried) is Outcome.EXPIRED
    assert line.asked == []


def test_a_token_that_may_have_been_used_is_asked_until_its_minute_is_over() -> None:
    assert delivery.reply(FakeLine(InvalidReplyToken()), "t", HELLO, age=59, tried=True) is Outcome.SENT
    line = FakeLine()
    assert delivery.reply(line, "t", HELLO, age=60, tried=True) is Outcome.UNSURE
    assert line.asked == []


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (None, Outcome.SENT),
        (MonthlyLimit(), Outcome.NO_QUOTA),
        (TimedOut(), Outcome.LATER),
        (LineTemporary(), Outcome.LATER),
        (LinePermanent(), Outcome.REFUSED),
    ],
)
def test_what_a_push_came_to(answer: LineError | None, outcome: Outcome) -> None:
    line = FakeLine(answer)
    assert delivery.push(line, "U1", HELLO, KEY) is outcome
    assert line.asked == [f"push U1 {KEY}"]
