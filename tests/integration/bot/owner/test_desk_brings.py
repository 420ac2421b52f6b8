"""What comes with an owner's reply, and what never does: help lines stand alone, and no notice costs her the others."""

import uuid

import pytest

from bot.process.queue import Job
from bot.settings import Settings
from models.owner import notices
from tests.helpers.desk import OWNER, Desk, shown
from tests.helpers.turns import Turns

ALERT = "บัญชีดาวไม่ลงตัว"


@pytest.fixture
def owner(turns: Turns) -> uuid.UUID:
    return turns.person(OWNER)


@pytest.fixture
def desk(turns: Turns, settings: Settings, owner: uuid.UUID) -> Desk:
    return Desk(turns, settings)


def notice(turns: Turns, rule: str = "books_broken") -> None:
    with turns.engine.begin() as connection:
        notices.add(connection, [OWNER.line_id], rule, rule, "begins", 1)


def test_help_lines_that_are_due_come_without_an_alert(desk: Desk, turns: Turns, owner: uuid.UUID) -> None:
    notice(turns)
    turns.run("update conversations set help_due = 'any', help_due_at = now() where user_id = :id", id=owner)

    due, after = shown(desk.says("สวัสดี")), shown(desk.says("สวัสดี"))

    assert "1323" in due
    assert ALERT not in due
    assert ALERT in after


def test_the_kind_question_comes_without_an_alert(desk: Desk, turns: Turns) -> None:
    notice(turns)

    assert ALERT not in shown(desk.taps("cry"))


def test_a_rule_of_another_release_is_told_by_its_name_and_the_others_with_it(desk: Desk, turns: Turns) -> None:
    notice(turns, "rule_of_tomorrow")
    notice(turns)

    said = shown(desk.says("สวัสดี"))

    assert "rule_of_tomorrow" in said
    assert ALERT in said


def test_an_owner_who_is_new_gets_her_menu_whatever_she_says_first(turns: Turns, settings: Settings) -> None:
    Desk(turns, settings).says("ยอดวันนี้")

    assert Job("menu", turns.one("select id from users")) in turns.jobs.put_in
