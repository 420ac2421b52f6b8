"""One question put to one model: what is asked again, and what is not."""

import time
from collections.abc import Callable

import pytest

from tests.helpers.questions import question
from worker.interpret import asking
from worker.interpret.asking import Budget
from worker.interpret.llm import Answer, Broken, Busy, LlmError, LlmPermanent, LlmTemporary, Request, TooSlow

ERRORS: list[Callable[[str], LlmPermanent]] = [LlmPermanent, *LlmPermanent.__subclasses__()]


class FakeLlm:
    """Raises the same error whenever it is asked, and counts how often."""

    def __init__(self, error: LlmError) -> None:
        self.error = error
        self.asked = 0

    def ask(self, request: Request, seconds: float) -> Answer:
        self.asked += 1
        raise self.error


def ask(error: LlmError) -> FakeLlm:
    """The model after one question, which ended with its error."""
    llm = FakeLlm(error)
    with pytest.raises(type(error)):
        asking.ask(llm, "gpt-6-luna", question("th", "one", 1), Budget(time.monotonic() + 60, 1))
    return llm


@pytest.mark.parametrize("error", ERRORS)
def test_what_is_permanent_is_never_retried(error: Callable[[str], LlmPermanent]) -> None:
    assert ask(error("no")).asked == 1


@pytest.mark.parametrize("error", [Broken, Busy])
def test_what_is_temporary_is_asked_once_more(error: type[LlmTemporary]) -> None:
    assert ask(error("away", after=0.0)).asked == 2


@pytest.mark.parametrize("error", [TooSlow("no answer"), Busy("wait", after=60)])
def test_what_has_no_time_left_is_not_asked_again(error: LlmTemporary) -> None:
    assert ask(error).asked == 1
