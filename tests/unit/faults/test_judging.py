"""The judging of `make faults` notices what it is there for: each rule, broken on purpose."""

from dataclasses import replace
from typing import Any, Final

import pytest

from tests.faults.judging import Evidence, Outcome, ReadingFacts, Seen, TopupFacts, judge

ENDED: Final = 1000.0
REPLY: Final = Seen("reply", ENDED + 5, token_since=ENDED + 2)
GOOD: Final = ReadingFacts("delivered", asked_at=ENDED - 3, settled_at=ENDED + 5, seen=(REPLY,))
PAID: Final = TopupFacts(asked_at=ENDED - 2, credits=1, settled_at=ENDED)
WELL: Final = Evidence(readings=(GOOD, GOOD), topups=(PAID,), back_at=ENDED + 1)


def judged(*, unknowable: bool = False, by_reply: bool = False, within: float = 20, **changed: Any) -> Outcome:
    rules: dict[str, Any] = {"within": within, "unknowable": unknowable, "by_reply": by_reply}
    return judge("a fault", replace(WELL, **changed), began_at=ENDED - 10, ended_at=ENDED, **rules)


def reading(**changed: Any) -> tuple[ReadingFacts, ...]:
    return GOOD, replace(GOOD, **changed)


def test_what_went_well_has_no_problems() -> None:
    outcome = judged()

    assert outcome.problems == ()
    assert (outcome.readings, outcome.once, outcome.topups, outcome.recovered_s) == (2, 2, 1, 5)


@pytest.mark.parametrize(
    ("planted", "problem"),
    [
        ({"readings": reading(seen=())}, "1 lost"),
        ({"readings": reading(seen=(REPLY, REPLY))}, "1 twice"),
        ({"topups": (replace(PAID, credits=2),)}, "1 twice"),
        ({"readings": reading(status="queued", seen=())}, "1 stuck"),
        ({"readings": reading(status="interpreted", seen=())}, "1 stuck"),
        ({"readings": reading(status="waiting", seen=())}, "1 stuck"),
        ({"topups": (replace(PAID, credits=0),)}, "1 stuck"),
        ({"without": 1}, "1 stuck"),
        ({"unsaid": 1}, "1 stuck"),
        ({"broken": {"I1": 2}}, "2 rows break I1"),
        ({"readings": reading(settled_at=ENDED + 21)}, "recovered after 21 s, not within 20 s"),
        ({"topups": (replace(PAID, settled_at=ENDED + 40),)}, "recovered after 40 s, not within 20 s"),
        ({"readings": reading(seen=(Seen("push", ENDED),)), "by_reply": True}, "1 by push"),
        ({"back_at": ENDED + 30}, "recovered after 30 s, not within 20 s"),
    ],
)
def test_each_rule_is_noticed_when_it_is_broken(planted: dict[str, Any], problem: str) -> None:
    assert judged(**planted).problems == (problem,)


def test_stars_that_went_back_are_no_problem() -> None:
    outcome = judged(readings=reading(status="refunded", seen=()))

    assert (outcome.refunded, outcome.problems) == (1, ())


def test_what_was_asked_after_the_end_does_not_count_as_recovering() -> None:
    outcome = judged(readings=reading(asked_at=ENDED + 1, settled_at=ENDED + 60))

    assert outcome.recovered_s == 5


PUSHED_LATE: Final = Seen("push", ENDED + 58)
PUSHED_SOON: Final = Seen("push", ENDED + 30)


def test_a_repeat_that_line_could_not_prevent_is_counted_apart() -> None:
    outcome = judged(unknowable=True, within=90, readings=reading(seen=(REPLY, PUSHED_LATE)))

    assert (outcome.in_doubt, outcome.twice, outcome.problems) == (1, 0, ())


@pytest.mark.parametrize(
    ("unknowable", "seen"),
    [
        (False, (REPLY, PUSHED_LATE)),
        (True, (REPLY, PUSHED_SOON)),
        (True, (Seen("push", ENDED), PUSHED_LATE)),
        (True, (REPLY, PUSHED_LATE, PUSHED_LATE)),
    ],
    ids=["nothing was unknowable", "the token could still tell", "a push has a retry key", "three times"],
)
def test_no_other_repeat_is_excused(unknowable: bool, seen: tuple[Seen, ...]) -> None:
    assert judged(unknowable=unknowable, within=90, readings=reading(seen=seen)).twice == 1


def test_nobody_knows_how_old_the_token_of_a_repeated_event_is() -> None:
    again = replace(REPLY, sent_again=True)

    assert judged(unknowable=True, readings=reading(seen=(again, PUSHED_SOON))).in_doubt == 1
