"""Asking LINE again: a few times when it is away, never when it refuses."""

import pytest

from bot.line.client import Refused, TimedOut, Unavailable
from bot.line.retrying import PAUSES, patiently


class Line:
    """Answers with what it is given, in order."""

    def __init__(self, *answers: Exception | str) -> None:
        self.answers = list(answers)
        self.waited: list[float] = []

    def ask(self) -> str:
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def test_what_is_answered_at_once_costs_no_pause() -> None:
    line = Line("well")
    assert patiently(line.ask, wait=line.waited.append) == "well"
    assert line.waited == []


def test_what_is_away_is_asked_again_after_longer_and_longer_pauses() -> None:
    line = Line(Unavailable(), TimedOut(), "well")
    assert patiently(line.ask, wait=line.waited.append) == "well"
    assert line.waited == sorted(line.waited) == list(PAUSES[:2])


def test_patience_ends() -> None:
    line = Line(*(Unavailable(str(number)) for number in range(9)))
    with pytest.raises(Unavailable, match=str(len(PAUSES))):
        patiently(line.ask, wait=line.waited.append)
    assert line.waited == list(PAUSES)


def test_a_refusal_is_final() -> None:
    line = Line(Refused("no"), "well")
    with pytest.raises(Refused):
        patiently(line.ask, wait=line.waited.append)
    assert line.waited == []
