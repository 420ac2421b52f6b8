"""How many readings may begin in a day: nothing is spent on one too many."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.handler import Handler
from bot.say.flex.render import render
from bot.say.replies.readings import DailyLimitReached
from bot.say.words import words_for
from models.readings import reading_steps
from models.readings.reading_steps import DayLimit, TooManyToday
from tests.helpers.people import MALI
from tests.helpers.turns import BANGKOK, LINKS, PSEUDONYMS, Turns

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


def test_a_follow_up_is_held_against_the_limit_when_it_begins(turns: Turns) -> None:
    """Its offer may be from before the last reading of the day."""
    began = datetime.now(UTC)
    user = turns.person(MALI, stars=3)
    reading = turns.reading(user, cost_stars=1)
    house = (turns.engine, turns.line, turns.jobs, LINKS, BANGKOK, PSEUDONYMS)
    turns.handler = Handler(*house, readings_per_day=2, now=lambda: began)
    turns.tap(MALI, f"followup:{reading}")
    turns.reading(user, cost_stars=1)

    answered = turns.say(MALI, "แล้วเขาคิดยังไงคะ")

    assert answered == render(DailyLimitReached(), words_for("th"), LINKS)
    assert turns.jobs.put_in == []
    assert turns.one("select count(*) from readings where kind = 'follow_up'") == 0
