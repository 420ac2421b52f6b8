"""Who sees which menu under the chat, by language; and the owner's command that publishes them."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from structlog.testing import capture_logs
from typer.testing import CliRunner

from bot.chat.events import Followed
from bot.owner.cli import app
from bot.process.queue import Job
from bot.say.text import bound
from bot.say.words import words_for
from bot.settings import Settings
from sandbox.line.richmenus.menus import CHANGES_AN_HOUR
from tests.helpers.messages.menus import Account
from tests.helpers.people import ANA, MALI, MEI, TOM, Person
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox
from tests.helpers.turns import Turns
from worker.runtime import rich_menu
from worker.runtime.parts import Parts


@pytest.fixture
def account(settings: Settings, sandbox: LiveSandbox) -> Account:
    return Account(settings, sandbox)


def test_a_change_of_language_shows_the_other_menu_from_a_job(account: Account, turns: Turns, parts: Parts) -> None:
    account.publish()
    tom = replace(TOM, language="th")
    user = turns.person(tom)
    line_id = account.arrive(TOM)
    turns.run("update users set line_id = :line", line=line_id)
    for language, number in (("en", 1), ("th", 0), ("en", 1)):
        turns.run("update users set language = :language", language=language)
        rich_menu.link(parts, user, anew=True)
        assert account.seen_by(line_id) == account.menus[number].name


def test_the_turn_that_changes_the_language_only_enqueues(turns: Turns) -> None:
    user = turns.person(MALI)
    turns.say(MALI, "English")
    assert turns.jobs.put_in == [Job("menu", user)]


@pytest.mark.parametrize(("words", "language"), [("English", "en"), ("ภาษาไทย", "th")])
def test_a_change_of_language_is_answered_in_the_new_one(turns: Turns, words: str, language: str) -> None:
    turns.person(replace(MALI, language="th" if language == "en" else "en"))

    answers = turns.say(MALI, words)

    assert bound(words_for(language)("language-set")) in json.dumps(answers, ensure_ascii=False)


@pytest.mark.parametrize(
    ("who", "language"), [(MALI, "th"), (TOM, "en"), (MEI, "en"), (ANA, "th")], ids=lambda one: str(one)[:30]
)
def test_a_newcomer_is_spoken_to_in_the_language_of_their_line(turns: Turns, who: Person, language: str) -> None:
    """English to whoever has neither; Thai where LINE does not tell."""
    turns.tap(who, "balance")

    assert turns.one("select language from users") == language


def test_a_newcomer_with_another_language_gets_their_menu_and_a_thai_one_needs_none(turns: Turns) -> None:
    turns.handle(Followed("ev-new", MALI.line_id, datetime.now(UTC), "token-new", unblocked=False))
    assert turns.jobs.put_in == []
    turns.tap(TOM, "balance")
    tom = turns.one("select id from users where line_id = :line", line=TOM.line_id)
    assert turns.jobs.put_in == [Job("menu", tom)]


def test_a_menu_that_was_replaced_meanwhile_is_looked_up_again(account: Account, turns: Turns, parts: Parts) -> None:
    account.publish()
    user = turns.person(TOM)
    line_id = account.arrive(TOM)
    turns.run("update users set line_id = :line", line=line_id)
    rich_menu.link(parts, user)
    account.publish(changed="mimi-en")
    rich_menu.link(parts, user, anew=True)
    assert account.seen_by(line_id) == account.menus[1].name


def test_a_menu_that_was_never_published_is_named_in_the_log(turns: Turns, parts: Parts, account: Account) -> None:
    user = turns.person(TOM)
    turns.run("update users set line_id = :line", line=account.arrive(TOM))

    with capture_logs() as logs:
        rich_menu.link(parts, user)

    assert [(line["event"], line["language"]) for line in logs] == [("no_menu", "en")]


def test_the_command_publishes_says_what_it_did_and_links_who_is_in_the_books(
    environment: dict[str, str], account: Account, turns: Turns, rows: Rows, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    turns.person(TOM)
    line_id = account.arrive(TOM)
    rows.run("update users set line_id = :line", line=line_id)
    first = CliRunner().invoke(app, ["richmenu"], env=environment)
    assert first.exit_code == 0, first.output
    assert "Published mimi-th-" in first.output
    assert "Given to 1 people" in first.output
    assert account.seen_by(line_id) == account.menus[1].name
    again = CliRunner().invoke(app, ["richmenu"], env=environment)
    assert (again.exit_code, again.output) == (0, "The menus are up to date.\n")


def test_the_command_says_when_line_wants_to_be_left_alone(
    environment: dict[str, str], account: Account, sandbox: LiveSandbox, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    account.there.changes = [sandbox.world.now()] * CHANGES_AN_HOUR
    result = CliRunner().invoke(app, ["richmenu"], env=environment)
    assert result.exit_code == 3
    assert "Try again later" in result.stderr
