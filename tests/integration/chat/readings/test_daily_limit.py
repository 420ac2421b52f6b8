"""How many readings may begin in a day: nothing is spent on one too many."""

from datetime import UTC, datetime, timedelta

import pytest

from models.readings import reading_steps
from models.readings.reading_steps import DayLimit, TooManyToday
from tests.helpers.people import MALI
from tests.helpers.turns import Turns

HERE = DayLimit(datetime.now(UTC) - timedelta(hours=1), most=1)


@pytest.mark.parametrize("made_of_coins", [0, 1], ids=["stars", "coins"])
def test_one_too_many_is_refused_and_costs_nothing(turns: Turns, made_of_coins: int) -> None:
    user = turns.person(MALI, stars=3, coins=300)
    turns.reading(user, cost_stars=1)
    owned = turns.owned(user)

    with pytest.raises(TooManyToday):
        turns.reading(user, cost_stars=1, made_of_coins=made_of_coins, limit=HERE)

    assert turns.owned(user) == owned
    assert turns.one("select count(*) from readings") == 1


@pytest.mark.parametrize(("most", "kind"), [(2, "reading"), (1, "daily")], ids=["one more is left", "a card of the day"])
def test_up_to_the_limit_they_begin(turns: Turns, most: int, kind: str) -> None:
    user = turns.person(MALI, stars=3)
    turns.reading(user, cost_stars=0, kind=kind)

    turns.reading(user, cost_stars=1, limit=DayLimit(HERE.began, most))

    assert turns.owned(user)[0] == 2
    assert turns.broken() == {}


def test_yesterdays_do_not_count(turns: Turns) -> None:
    user = turns.person(MALI, stars=3)
    turns.reading(user, cost_stars=1)

    turns.reading(user, cost_stars=1, limit=DayLimit(datetime.now(UTC) + timedelta(seconds=1), most=1))

    with turns.engine.connect() as connection:
        assert reading_steps.begun_since(connection, user, HERE.began) == 2
