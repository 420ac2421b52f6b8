"""The card of today's figures: what it compares, and its chart."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from bot.owner.desk.screens.figures import TALLEST, chart, figures_card
from bot.say.checks import check
from bot.say.words import words_for
from models.owner.figures import Day
from tests.helpers.turns import BANGKOK

NOW = datetime(2026, 11, 29, 12, 0, tzinfo=BANGKOK)
TODAY = NOW.date()


def week(**today: Any) -> list[Day]:
    """Seven days with 2 readings and 199 baht each, and today."""
    before = [Day(TODAY - timedelta(days=back), 2, 1, 199, 0.001, 0) for back in range(7, 0, -1)]
    return [*before, Day(**{"day": TODAY, "readings": 5, "friends": 3, "baht": 398, "usd": 0.002, "failed": 1, **today})]


def shown(part: Any) -> list[str]:
    """All texts of a part, in their order."""
    if isinstance(part, list):
        return [text for one in part for text in shown(one)]
    if not isinstance(part, dict):
        return []
    own = [part["text"]] if part.get("type") == "text" else []
    return own + [text for value in part.values() for text in shown(value)]


def heights(days: list[Day]) -> list[str]:
    bars = chart(words_for("en"), days)["contents"][0]["contents"]
    return [bar["height"] for day in bars for bar in day["contents"][0]["contents"]]


@pytest.mark.parametrize("language", ["th", "en"])
def test_line_takes_the_card(language: str) -> None:
    message = figures_card(words_for(language), week(), NOW)

    check([message])


def test_today_stands_beside_yesterday_and_the_week() -> None:
    texts = shown(figures_card(words_for("en"), week(), NOW))

    place = texts.index("Readings")
    assert texts[place : place + 4] == ["Readings", "5", "2", "2.0"]
    assert texts[texts.index("Baht paid") + 1] == "398"


def test_the_tallest_bar_is_the_best_day_and_small_days_are_seen() -> None:
    days = week(readings=400)

    assert heights(days)[-2] == f"{TALLEST}px"
    assert heights(days)[0] == "4px"


def test_a_week_with_nothing_has_a_chart_too() -> None:
    empty = [Day(date(2026, 11, day), 0, 0, 0, 0.0, 0) for day in range(22, 30)]

    assert set(heights(empty)) == {"1px"}
    check([figures_card(words_for("th"), empty, NOW)])
