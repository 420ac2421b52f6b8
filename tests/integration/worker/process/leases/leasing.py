"""A worker whose model and LINE do something at the right moment, and the rows of its leases."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from bot.line.client import FAST
from bot.say.limits import Message
from tests.helpers.processes.quick_worker import QUICK
from tests.helpers.turns import Quiet, Turns, some_interpretation
from worker.question import Interpreted, Question
from worker.runtime.parts import Parts
from worker.runtime.timing import Timing


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


LONG = replace(QUICK, lease=600)
"""Nothing that a test does outlasts such a lease."""


class Making(Protocol):
    """Makes the parts of a worker process."""

    def __call__(self, timing: Timing = QUICK) -> Parts: ...


def row(turns: Turns) -> tuple[str, int]:
    """Status and number of claims."""
    found = turns.all("select status, attempts from readings")[0]
    return found["status"], found["attempts"]


def lease_left(turns: Turns, of: uuid.UUID | None = None) -> float:
    left = "select extract(epoch from lease_until - clock_timestamp()) from readings where id = coalesce(:id, id)"
    return float(turns.one(left, id=of))


def expire(turns: Turns) -> None:
    turns.run("update readings set lease_until = clock_timestamp() - interval '1 second'")
