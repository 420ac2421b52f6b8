"""The menus under the chat on LINE's stand-in: published once, replaced when they change, whatever happens on the way."""

from dataclasses import replace
from typing import Any

import pytest

from bot.line.client import Line
from bot.line.errors import LineTemporary
from bot.line.richmenu_link import Menus
from bot.settings import Settings
from sandbox.line.richmenus.menus import CHANGES_AN_HOUR
from tests.helpers.messages.menus import NOTHING, Account
from tests.helpers.people import MALI, TOM
from tests.helpers.support import LiveSandbox


@pytest.fixture
def account(settings: Settings, sandbox: LiveSandbox) -> Account:
    return Account(settings, sandbox)


def test_published_twice_is_made_once(account: Account) -> None:
    first = account.publish()
    assert sorted(first.made) == account.wanted() == account.names()
    assert first.default_set
    changes = len(account.there.changes)
    assert account.publish() == NOTHING
    assert len(account.there.changes) == changes == len(account.menus)
    assert account.there.aliases.keys() == {menu.alias for menu in account.menus}


def test_a_changed_picture_makes_a_new_menu_and_the_old_one_goes(account: Account) -> None:
    account.publish()
    tom, mali = account.arrive(TOM), account.arrive(MALI)
    account.english = [tom]
    Menus(account.line).link(tom, "rest", "en")
    old = account.menu("rest", "en")
    done = account.publish(changed="mimi-en")
    thai, new = account.menus[0].name, account.menus[1].name
    assert (done.made, done.deleted, done.linked, done.default_set) == ([new], [old], 1, False)
    assert account.names() == account.wanted()
    assert (account.seen_by(tom), account.seen_by(mali)) == (new, thai)
    assert account.publish() == NOTHING


def test_a_changed_default_is_seen_by_everybody_who_has_no_other(account: Account) -> None:
    account.publish()
    mali = account.arrive(MALI)
    assert account.publish(changed="mimi-th").default_set
    assert account.seen_by(mali) == account.menus[0].name
    assert account.names() == account.wanted()


def test_everybody_who_speaks_another_language_is_linked_however_many(account: Account) -> None:
    account.english = [account.arrive(replace(TOM, key=str(number))) for number in range(501)]
    assert account.publish().linked == 501
    assert {account.seen_by(line_id) for line_id in account.english[::100]} == {account.menus[1].name}


def test_menus_of_others_are_not_touched(account: Account) -> None:
    other = account.line.call("POST", "/v2/bot/richmenu", {**account.menus[0].content, "name": "a campaign"})["richMenuId"]
    account.publish()
    account.publish(changed="mimi-th")
    assert other in account.there.by_id
    assert account.names() == sorted(["a campaign", *account.wanted()])


class Broken(Line):
    """LINE that goes away at one kind of call, as if the command had been killed there."""

    def __init__(self, line: Line, at: tuple[str, str]) -> None:
        self._line, self._at = line, at

    def call(self, method: str, path: str, body: Any = None, **how: Any) -> dict[str, Any]:
        if (method, path.rsplit("/", 1)[-1]) == self._at:
            raise KeyboardInterrupt
        return self._line.call(method, path, body, **how)


@pytest.mark.parametrize(
    "at", [("POST", "content"), ("POST", "alias"), ("POST", "mimi-en"), ("POST", "link"), ("GET", "richmenu")]
)
def test_killed_at_any_step_the_next_run_does_the_rest(account: Account, at: tuple[str, str]) -> None:
    tom = account.arrive(TOM)
    account.english = [tom]
    if at == ("POST", "mimi-en"):
        account.publish()
        account.menus[1] = account.repainted(account.menus[1])
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
        account.publish(changed="mimi-en")
    account.line = whole
    assert account.publish().linked == 1
    assert account.seen_by(tom) == account.menus[1].name


def test_lines_hundred_an_hour_leave_the_rest_for_the_next_run(account: Account, sandbox: LiveSandbox) -> None:
    account.publish()
    account.there.changes = [sandbox.world.now()] * (CHANGES_AN_HOUR - 1)
    done = account.publish(changed="mimi-th")
    assert (len(done.made), done.deleted, len(done.not_deleted)) == (1, [], 1)
    with pytest.raises(LineTemporary):
        account.publish(changed="mimi-en")
    account.there.changes = []
    assert len(account.publish().deleted) == 2
    assert account.names() == account.wanted()
