"""The morning's report: once a day, free with her first word, or pushed at eight."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.settings import Settings
from tests.helpers.desk import OWNER, Desk, shown
from tests.helpers.people import MALI
from tests.helpers.turns import Turns
from tests.integration.worker.telling.phone import Phone
from worker.runtime.parts import build
from worker.upkeep import report
from worker.upkeep.watch import Watch

MIDNIGHT = datetime(2026, 11, 28, 17, 5, tzinfo=UTC)
"""Five past midnight in Bangkok, on the 29th."""


def told_by(settings: Settings, how: str) -> Settings:
    return settings.model_copy(update={"owner_line_ids": (OWNER.line_id,), "owner_report": how})


def make(settings: Settings, now: datetime, times: int = 1) -> None:
    parts = build(settings)
    for _ in range(times):
        report.make(parts, now, {"pushes_used": 0.25})
    parts.engine.dispose()


@pytest.fixture
def busy(turns: Turns) -> None:
    """Yesterday in Bangkok: a reading of Mali's. Today: another one."""
    mali = turns.person(MALI, stars=5, joined=MIDNIGHT - timedelta(days=9))
    turns.person(OWNER, joined=MIDNIGHT - timedelta(days=9))
    for at in (MIDNIGHT - timedelta(hours=10), MIDNIGHT + timedelta(minutes=30)):
        one = turns.reading(mali)
        turns.run("update readings set created_at = :at where id = :id", at=at, id=one)


def test_it_has_the_figures_of_her_own_yesterday(busy: None, turns: Turns, settings: Settings) -> None:
    make(told_by(settings, "word"), MIDNIGHT)

    [row] = turns.all("select details, push_after from owner_notices")
    figures = row["details"] if isinstance(row["details"], dict) else json.loads(row["details"])

    assert (figures["day"], figures["readings"], figures["by_deck"], figures["new"]) == ("2026-11-28", 1, 1, 0)
    assert figures["pushes"] == 0.25
    assert row["push_after"] is None


def test_it_comes_with_her_first_word_and_once(busy: None, turns: Turns, settings: Settings) -> None:
    make(told_by(settings, "word"), MIDNIGHT, times=3)
    desk = Desk(turns, told_by(settings, "word"))

    heard = ["สรุปเมื่อวาน" in shown(desk.says("สวัสดี")) for _ in range(2)]

    assert heard == [True, False]


def test_the_next_days_takes_its_place(busy: None, turns: Turns, settings: Settings) -> None:
    for days in range(3):
        make(told_by(settings, "word"), MIDNIGHT + timedelta(days=days))

    assert turns.one("select count(*) from owner_notices") == 1


def test_it_is_pushed_at_eight_if_she_wants_it_so(busy: None, turns: Turns, settings: Settings) -> None:
    wanted = told_by(settings, "push")
    make(wanted, MIDNIGHT)

    assert turns.one("select push_after from owner_notices") == datetime(2026, 11, 29, 1, 0, tzinfo=UTC)


def test_it_is_left_out_if_she_wants_none(busy: None, turns: Turns, settings: Settings) -> None:
    make(told_by(settings, "off"), MIDNIGHT)

    assert turns.one("select count(*) from owner_notices") == 0


def test_the_watch_makes_it(busy: None, turns: Turns, settings: Settings) -> None:
    parts = replace(build(told_by(settings, "word")), line=Phone(), now=lambda: MIDNIGHT)

    Watch(parts).round()

    assert turns.one("select count(*) from owner_notices where rule = 'report'") == 1
    parts.engine.dispose()
