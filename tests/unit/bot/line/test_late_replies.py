"""A reply for which no time is left: the database took it, between the look at the clock and the call."""

import time
from collections.abc import Sequence
from typing import Any, cast

import pytest
from sqlalchemy import create_engine

from bot.chat.outbox import MIN_SECONDS, Answers
from bot.line.client import Line
from bot.line.delivery import Outcome

HELLO = [{"type": "text", "text": "hello"}]


class Asked:
    """LINE, which takes every reply."""

    def __init__(self) -> None:
        self.timeouts: list[tuple[float, float]] = []

    def reply(self, _token: str, _messages: Sequence[Any], timeout: tuple[float, float]) -> None:
        self.timeouts.append(timeout)


@pytest.mark.parametrize("left", [-3.0, 0.0, MIN_SECONDS / 2])
def test_line_is_not_asked_and_the_worker_replies(left: float) -> None:
    line, now = Asked(), time.monotonic()

    outcome = Answers(create_engine("sqlite://"), cast(Line, line)).reply("token", HELLO, now, now + left)

    assert (outcome, line.timeouts) == (Outcome.LATER, [])
