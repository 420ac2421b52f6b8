"""Settling an order: what fits it is credited, what does not is kept for the owner to see."""

import pytest

from tests.helpers.owner import order, settle
from tests.helpers.people import MALI
from tests.helpers.turns import Turns


def test_what_fits_is_credited(turns: Turns) -> None:
    user = turns.person(MALI)

    status = settle(turns, order(turns, user))

    assert (status, turns.owned(user)) == ("paid", (27, 0))


@pytest.mark.parametrize(
    "wrong",
    [
        {"currency": "usd"},
        {"satang": 19899},
        {"satang": 19901},
        {"order": "00000000-0000-4000-8000-000000000001"},
        {"order": None},
    ],
    ids=str,
)
def test_what_does_not_fit_is_not_credited(turns: Turns, wrong: dict[str, object]) -> None:
    user = turns.person(MALI)

    status = settle(turns, order(turns, user), **wrong)

    assert (status, turns.owned(user)) == ("mismatch", (0, 0))
