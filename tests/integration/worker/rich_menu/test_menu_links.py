"""A menu is linked at LINE: also when two do it at once, one dies at it, or LINE is away."""

from datetime import UTC, datetime

import pytest

from bot.line.client import Line
from bot.line.errors import LinePermanent, LineTemporary, Unauthorised, Unknown
from bot.line.richmenu_link import Menus
from bot.settings import Settings
from tests.helpers.people import MALI
from tests.helpers.support import LiveSandbox
from tests.integration.worker.rich_menu.somebody import Somebody
from worker.runtime import rich_menu


def test_what_changes_while_line_is_asked_is_followed(somebody: Somebody) -> None:
    somebody.comes_to_the_table()
    somebody.told.meanwhile = [lambda: somebody.turns.tap(MALI, "cancel")]

    somebody.sweep()

    assert somebody.told.places == ["table-th", "rest-th"]


def test_two_links_at_once_end_with_where_the_person_is(somebody: Somebody) -> None:
    """The second finds the first at LINE, leaves, and has it look again."""

    def change_language() -> None:
        somebody.turns.run("update users set language = 'en'")
        rich_menu.link(somebody.parts, somebody.user, anew=True)
        assert somebody.told.places == []

    somebody.comes_to_the_table()
    somebody.told.meanwhile = [change_language]

    somebody.sweep()

    assert somebody.told.places == ["table-th", "table-en"]


def test_a_process_that_died_at_it_is_followed_by_another(somebody: Somebody) -> None:
    somebody.comes_to_the_table()
    somebody.told.error = KeyError("died")
    with pytest.raises(KeyError):
        somebody.sweep()
    somebody.told.error = None
    somebody.sweep()
    assert somebody.told.places == []
    somebody.turns.run("update rich_menus set due_at = due_at - interval '61 s', claimed_until = claimed_until - interval '61 s'")

    somebody.sweep()

    assert somebody.told.places == ["table-th"]


@pytest.mark.parametrize(
    ("error", "again"),
    [
        (LineTemporary("away"), True),
        (Unauthorised("token"), True),
        (Unknown("no menu"), False),
        (LinePermanent("400 no such person"), False),
    ],
)
def test_where_line_is_away_the_menu_stays(somebody: Somebody, error: Exception, again: bool) -> None:
    somebody.comes_to_the_table()
    somebody.told.error = error

    somebody.sweep()

    assert somebody.turns.one("select shown from rich_menus") is None
    assert (somebody.due_at is not None) is again
    assert somebody.due_at is None or somebody.due_at > datetime.now(UTC)


def test_a_menu_that_is_not_there_is_looked_for_once_in_a_while(settings: Settings, sandbox: LiveSandbox) -> None:
    menus, person = Menus(Line.from_settings(settings)), sandbox.control.arrive("มะลิ", "th").id
    for _ in range(3):
        with pytest.raises(Unknown):
            menus.link(person, "table", "th")

    asked = [call for call in sandbox.control.record()["calls"] if "/richmenu/alias/" in call["path"]]
    assert len(asked) == 1
