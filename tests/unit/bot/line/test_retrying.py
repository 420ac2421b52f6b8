"""Asking LINE again: a few times when it is away, never when it refuses."""

import pytest

from bot.line.errors import LinePermanent, LineTemporary, TimedOut
from bot.line.retrying import PAUSES, with_retries


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
    assert with_retries(line.ask, wait=line.waited.append) == "well"
    assert line.waited == []


def test_what_is_away_is_asked_again_after_longer_and_longer_pauses() -> None:
    line = Line(LineTemporary(), TimedOut(), "well")
    assert with_retries(line.ask, wait=line.waited.append) == "well"
    assert line.waited == sorted(line.waited) == list(PAUSES[:2])


def test_after_the_last_try_its_error_is_raised() -> None:
    line = Line(*(LineTemporary(str(number)) for number in range(9)))
    with pytest.raises(LineTemporary, match=str(len(PAUSES))):
        with_retries(line.ask, wait=line.waited.append)
    assert line.waited == list(PAUSES)


@pytest.mark.parametrize("error", [LinePermanent, *sorted(LinePermanent.__subclasses__(), key=lambda kind: kind.__name__)])
def test_what_is_permanent_is_never_retried(error: type[LinePermanent]) -> None:
    line = Line(error("no"), "well")

    with pytest.raises(error):
        with_retries(line.ask, wait=line.waited.append)

    assert line.answers == ["well"]
