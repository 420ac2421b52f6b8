"""The menus under the chat on LINE's stand-in: published once, replaced when they change, shown by language."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.app import make_line, make_links
from bot.cli import app
from bot.effects import Job
from bot.line import FAST, Line, Unavailable
from bot.richmenu import RichMenu, rich_menu
from bot.richmenu_link import Menus
from bot.richmenu_publish import Published, publish
from bot.settings import Settings
from sandbox.line.menus import CHANGES_AN_HOUR
from sandbox.line.menus import Menus as LineMenus
from tests.integration.conftest import Rows
from tests.people import MALI, TOM
from tests.support import LiveSandbox
from tests.turns import Turns
from worker import menu
from worker.parts import Parts, build

PICTURES = Path(__file__).parents[2] / "bot" / "static" / "richmenu"
NOTHING = Published()


class Account:
    """The owner's channel: its menus, and who speaks English."""

    def __init__(self, settings: Settings, sandbox: LiveSandbox) -> None:
        self.sandbox = sandbox
        self.line = make_line(settings)
        self.menus = [rich_menu(name, (PICTURES / f"{name}.jpg").read_bytes(), make_links(settings)) for name in ("th", "en")]
        self.english: list[str] = []

    def publish(self, *, changed: str = "") -> Published:
        """Publishes all menus. `changed` names a language whose picture is another one, of the same size."""
        if changed:
            self.menus = [self._repainted(one) if one.language == changed else one for one in self.menus]
        return publish(self.line, self.menus, "th", self._people)

    def _repainted(self, menu: RichMenu) -> RichMenu:
        content = {**menu.content, "name": f"mimi-{menu.language}-{len(menu.picture):012x}"}
        return replace(menu, content=content, picture=menu.picture + b" ")

    def _people(self, language: str, at_once: int) -> Iterator[Sequence[str]]:
        assert language == "en"
        yield from (self.english[start : start + at_once] for start in range(0, len(self.english), at_once))

    @property
    def there(self) -> LineMenus:
        return LineMenus.of(self.sandbox.world)

    def names(self) -> list[str]:
        return sorted(one.content["name"] for one in self.there.by_id.values())

    def wanted(self) -> list[str]:
        return sorted(one.name for one in self.menus)

    def seen_by(self, line_id: str) -> str:
        """The name of the menu that is under their chat."""
        return str(self.sandbox.control.call("GET", f"/sandbox/people/{line_id}/chat")["richMenu"]["name"])

    def arrive(self, person: Any) -> str:
        return self.sandbox.control.arrive(person.name, person.language).id


@pytest.fixture
def account(settings: Settings, sandbox: LiveSandbox) -> Account:
    return Account(settings, sandbox)


def test_published_twice_is_made_once(account: Account) -> None:
    first = account.publish()
    assert sorted(first.made) == account.wanted() == account.names()
    assert first.default_set
    changes = len(account.there.changes)
    assert account.publish() == NOTHING
    assert len(account.there.changes) == changes == 2
    assert account.there.aliases.keys() == {"mimi-th", "mimi-en"}


def test_a_changed_picture_makes_a_new_menu_and_the_old_one_goes(account: Account) -> None:
    account.publish()
    tom, mali = account.arrive(TOM), account.arrive(MALI)
    account.english = [tom]
    Menus(account.line).link(tom, "en")
    old = account.wanted()
    done = account.publish(changed="en")
    thai, new = account.menus[0].name, account.menus[1].name
    assert (done.made, done.deleted, done.linked, done.default_set) == ([new], [old[0]], 1, False)
    assert account.names() == account.wanted()
    assert (account.seen_by(tom), account.seen_by(mali)) == (new, thai)
    assert account.publish() == NOTHING


def test_a_changed_default_is_seen_by_everybody_who_has_no_other(account: Account) -> None:
    account.publish()
    mali = account.arrive(MALI)
    assert account.publish(changed="th").default_set
    assert account.seen_by(mali) == account.menus[0].name
    assert account.names() == account.wanted()


def test_everybody_who_speaks_another_language_is_linked_however_many(account: Account) -> None:
    account.english = [account.arrive(replace(TOM, key=str(number))) for number in range(501)]
    assert account.publish().linked == 501
    assert {account.seen_by(line_id) for line_id in account.english[::100]} == {account.menus[1].name}


def test_menus_of_others_are_not_touched(account: Account) -> None:
    other = account.line.call("POST", "/v2/bot/richmenu", {**account.menus[0].content, "name": "a campaign"})["richMenuId"]
    account.publish()
    account.publish(changed="th")
    assert other in account.there.by_id
    assert account.names() == sorted(["a campaign", *account.wanted()])


class Broken(Line):
    """LINE that goes away at one kind of call, as if the command had been killed there."""

    def __init__(self, line: Line, at: tuple[str, str]) -> None:
        self._line, self._at = line, at

    def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        headers: dict[str, str] | None = None,
        timeout: tuple[float, float] = FAST,
        data: bool = False,
    ) -> dict[str, Any]:
        if (method, path.rsplit("/", 1)[-1]) == self._at:
            raise KeyboardInterrupt
        return self._line.call(method, path, body, headers=headers, timeout=timeout, data=data)


@pytest.mark.parametrize(
    "at", [("POST", "content"), ("POST", "alias"), ("POST", "mimi-en"), ("POST", "link"), ("GET", "richmenu")]
)
def test_killed_at_any_step_the_next_run_does_the_rest(account: Account, at: tuple[str, str]) -> None:
    tom = account.arrive(TOM)
    account.english = [tom]
    if at == ("POST", "mimi-en"):
        account.publish()
        account.menus = [account.menus[0], account._repainted(account.menus[1])]
    whole, account.line = account.line, Broken(account.line, at)
    with pytest.raises(KeyboardInterrupt):
        account.publish()
    account.line = whole
    account.publish()
    assert account.names() == account.wanted()
    assert account.publish() == NOTHING
    assert account.seen_by(account.arrive(MALI)) == account.menus[0].name


def test_killed_before_the_old_one_is_deleted_everybody_is_linked_again(account: Account) -> None:
    account.publish()
    tom = account.arrive(TOM)
    account.english = [tom]
    whole, account.line = account.line, Broken(account.line, ("POST", "link"))
    with pytest.raises(KeyboardInterrupt):
        account.publish(changed="en")
    account.line = whole
    assert account.publish().linked == 1
    assert account.seen_by(tom) == account.menus[1].name


def test_lines_hundred_an_hour_leave_the_rest_for_the_next_run(account: Account, sandbox: LiveSandbox) -> None:
    account.publish()
    account.there.changes = [sandbox.world.now()] * (CHANGES_AN_HOUR - 1)
    done = account.publish(changed="th")
    assert (len(done.made), done.deleted, len(done.not_deleted)) == (1, [], 1)
    with pytest.raises(Unavailable):
        account.publish(changed="en")
    account.there.changes = []
    assert len(account.publish().deleted) == 1
    assert account.names() == account.wanted()


@pytest.fixture
def parts(settings: Settings) -> Iterator[Parts]:
    parts = build(settings)
    yield parts
    parts.engine.dispose()


def test_a_change_of_language_shows_the_other_menu_from_a_job(account: Account, turns: Turns, parts: Parts) -> None:
    account.publish()
    tom = replace(TOM, language="th")
    user = turns.person(tom)
    line_id = account.arrive(TOM)
    turns.run("update users set line_id = :line", line=line_id)
    for language, number in (("en", 1), ("th", 0), ("en", 1)):
        turns.run("update users set language = :language", language=language)
        menu.link(parts, user)
        assert account.seen_by(line_id) == account.menus[number].name


def test_the_turn_that_changes_the_language_only_enqueues(turns: Turns) -> None:
    user = turns.person(MALI)
    turns.say(MALI, "English")
    assert turns.jobs.put_in == [Job("menu", user)]


def test_a_newcomer_with_another_language_gets_their_menu_and_a_thai_one_needs_none(turns: Turns) -> None:
    turns.tap(MALI, "balance")
    assert turns.jobs.put_in == []
    turns.tap(TOM, "balance")
    tom = turns.one("select id from users where line_id = :line", line=TOM.line_id)
    assert turns.jobs.put_in == [Job("menu", tom)]


def test_a_menu_that_was_replaced_meanwhile_is_looked_up_again(account: Account, turns: Turns, parts: Parts) -> None:
    account.publish()
    user = turns.person(TOM)
    line_id = account.arrive(TOM)
    turns.run("update users set line_id = :line", line=line_id)
    menu.link(parts, user)
    account.publish(changed="en")
    menu.link(parts, user)
    assert account.seen_by(line_id) == account.menus[1].name


def test_without_a_published_menu_nothing_breaks(turns: Turns, parts: Parts, account: Account) -> None:
    user = turns.person(TOM)
    turns.run("update users set line_id = :line", line=account.arrive(TOM))
    menu.link(parts, user)


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


def test_the_command_says_when_line_is_away(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("bot.patience.PAUSES", ())
    told = {**environment, "LINE_API_BASE": "http://127.0.0.1:9"}
    result = CliRunner().invoke(app, ["richmenu"], env=told)
    assert result.exit_code == 3
    assert "LINE is away" in result.stderr
