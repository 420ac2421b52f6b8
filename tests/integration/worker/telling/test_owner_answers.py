"""Answers of the owner's that she wants pushed: each arrives once, whatever happens in between."""

import json
import uuid
from collections.abc import Sequence

import pytest

from bot.line.errors import LineError, MonthlyLimit, TimedOut
from bot.say.limits import Message
from models.owner import inbox, inbox_answers
from tests.helpers.people import MALI
from tests.helpers.turns import Quiet, Turns
from worker.runtime.parts import Parts
from worker.upkeep import owner_answers
from worker.upkeep.sweep import due

ANSWER = "ตรวจแล้วค่ะ เรื่องนี้เรียบร้อยแล้วนะคะ"


class Line(Quiet):
    """LINE, which delivers each key once; `fails` is raised after it did."""

    def __init__(self) -> None:
        super().__init__()
        self.fails: LineError | None = None
        self.delivered: dict[uuid.UUID, list[Message]] = {}
        self.asked = 0

    def push(self, line_id: str, messages: Sequence[Message], retry_key: uuid.UUID) -> None:
        self.asked += 1
        fails, self.fails = self.fails, None
        if isinstance(fails, MonthlyLimit):
            raise fails
        self.delivered.setdefault(retry_key, list(messages))
        if fails:
            raise fails


@pytest.fixture
def line() -> Line:
    return Line()


@pytest.fixture
def answer(turns: Turns) -> uuid.UUID:
    """The owner has answered Mali, to be pushed."""
    user = turns.person(MALI)
    with turns.engine.begin() as connection:
        written = inbox.put(connection, user, "จ่ายแล้วไม่ได้ดาวค่ะ", "m-inbox")
        assert written
        return inbox_answers.answer(connection, written, ANSWER, pushes=True)[0]


def carried(turns: Turns) -> bool:
    """Whether Mali's next reply brings the answer along."""
    return ANSWER in json.dumps(turns.tap(MALI, "balance"), ensure_ascii=False).replace("\u2060", "")


def test_twice_the_same_job_pushes_once(turns: Turns, parts: Parts, line: Line, answer: uuid.UUID) -> None:
    for _ in range(2):
        owner_answers.push(parts, answer)

    assert (line.asked, list(line.delivered), carried(turns)) == (1, [answer], False)


def test_a_lost_answer_of_lines_is_asked_again_under_the_same_key(
    turns: Turns, parts: Parts, line: Line, answer: uuid.UUID
) -> None:
    line.fails = TimedOut("no answer")
    owner_answers.push(parts, answer)
    between = carried(turns)
    turns.run("update inbox_answers set push_until = push_until - interval '1 minute'")

    owner_answers.push(parts, answer)

    assert not between, "a push may have delivered it"
    assert (line.asked, list(line.delivered)) == (2, [answer])


def test_without_quota_it_goes_along_with_the_next_reply(turns: Turns, parts: Parts, line: Line, answer: uuid.UUID) -> None:
    line.fails = MonthlyLimit("You have reached your monthly limit.")

    owner_answers.push(parts, answer)

    assert (line.delivered, carried(turns)) == ({}, True)


@pytest.mark.parametrize("gone", ["blocked_at = now()", "forgotten_at = now()"])
def test_who_cannot_be_reached_is_not_pushed_to(turns: Turns, parts: Parts, line: Line, answer: uuid.UUID, gone: str) -> None:
    turns.run(f"update users set {gone}")

    owner_answers.push(parts, answer)

    assert line.asked == 0


def test_a_lost_job_is_found_by_the_sweep_until_it_is_done(turns: Turns, parts: Parts, answer: uuid.UUID) -> None:
    turns.run("update inbox_answers set at = at - interval '2 minutes'")

    def found() -> list[str]:
        with parts.engine.connect() as connection:
            return [job.id for job in due(connection) if job.name == "push_answer"]

    before = found()
    owner_answers.push(parts, answer)

    assert (before, found()) == ([f"push_answer-{answer}"], [])


def test_the_sweep_looks_for_nobody_who_has_blocked_mimi(turns: Turns, parts: Parts, answer: uuid.UUID) -> None:
    turns.run("update inbox_answers set at = at - interval '2 minutes'")
    turns.run("update users set blocked_at = now()")

    with parts.engine.connect() as connection:
        found = [job.name for job in due(connection)]

    assert "push_answer" not in found
