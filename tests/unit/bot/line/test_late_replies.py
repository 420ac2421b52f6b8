"""How much of the time that is left LINE is given: none for a reply that is too late, a part for what comes before a reply."""

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, cast

import pytest
from sqlalchemy import create_engine

from bot.chat.events import Followed
from bot.chat.introduction import introduce
from bot.chat.outbox import MIN_SECONDS, Answers
from bot.line.client import Line, Profile
from bot.line.delivery import Outcome
from models.people.pseudonyms import Pseudonyms

HELLO = [{"type": "text", "text": "hello"}]


class Asked:
    """LINE, which takes every reply."""

    def __init__(self) -> None:
        self.timeouts: list[tuple[float, float]] = []

    def reply(self, _token: str, _messages: Sequence[Any], timeout: tuple[float, float]) -> None:
        self.timeouts.append(timeout)

    def profile(self, _line_id: str, timeout: tuple[float, float]) -> Profile:
        self.timeouts.append(timeout)
        return Profile("มะลิ", None, None)


@pytest.mark.parametrize("left", [-3.0, 0.0, MIN_SECONDS / 2])
def test_line_is_not_asked_and_the_worker_replies(left: float) -> None:
    line, now = Asked(), time.monotonic()

    outcome = Answers(create_engine("sqlite://"), cast(Line, line)).reply("token", HELLO, now, now + left)

    assert (outcome, line.timeouts) == (Outcome.LATER, [])


def test_a_profile_that_hangs_leaves_time_for_the_reply() -> None:
    line, event = Asked(), Followed("e", "U1", datetime(2026, 11, 29, tzinfo=UTC), "token", unblocked=False)

    introduce(cast(Line, line), event, Pseudonyms.of("key"), time.monotonic() + 1.5)

    assert 1.5 - line.timeouts[0][1] > MIN_SECONDS
