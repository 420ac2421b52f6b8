"""A judge's marks go to the reading that they were given for; what a judge likes by its place alone counts as even."""

import json
from collections.abc import Callable
from typing import Final

import pytest

from worker.evals.judging import POINTS, Compared, compare
from worker.evals.questions import golden
from worker.fallback.reading import compose
from worker.interpret.cost import Bill
from worker.interpret.llm import Answer, Request

GOLDEN: Final = golden()[3]
PLAIN: Final = compose(GOLDEN.question)
LIKED: Final = PLAIN.model_copy(update={"closing": "The one that is liked."})

Marks = tuple[int, int]
"""For A and for B."""


class Judge:
    """Marks both readings by what stands in the request, and prefers the one with more."""

    def __init__(self, marks: Callable[[bool], Marks]) -> None:
        self.marks = marks

    def ask(self, request: Request, _: float) -> Answer:
        first, second = request.turns[0][1].split("</a>")
        a, b = self.marks(LIKED.closing in first)
        assert (LIKED.closing in first) != (LIKED.closing in second)
        said = {"a": dict.fromkeys(POINTS, a), "b": dict.fromkeys(POINTS, b), "better": "A" if a > b else "B"}
        return Answer(json.dumps(said), Bill(request.model))


def compared(judge: Judge, swapped: bool = False) -> Compared:
    found = compare(judge, "judge", GOLDEN, *((PLAIN, LIKED) if swapped else (LIKED, PLAIN)))
    assert found
    return found


@pytest.mark.parametrize("swapped", [False, True])
def test_the_one_that_is_liked_in_both_orders_wins_with_its_marks(swapped: bool) -> None:
    found = compared(Judge(lambda liked_is_first: (9, 4) if liked_is_first else (3, 8)), swapped)

    liked, plain = (found.second, found.first) if swapped else (found.first, found.second)
    assert found.better == ("second" if swapped else "first")
    assert liked == dict.fromkeys(POINTS, 8.5)
    assert plain == dict.fromkeys(POINTS, 3.5)


def test_a_judge_who_likes_what_stands_first_has_no_winner() -> None:
    found = compared(Judge(lambda _: (9, 5)))

    assert found.better == "same"
    assert found.first == found.second == dict.fromkeys(POINTS, 7)


def test_marks_out_of_range_are_no_judgement() -> None:
    assert compare(Judge(lambda _: (11, 5)), "judge", GOLDEN, LIKED, PLAIN) is None
