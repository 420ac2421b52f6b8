"""The menu under the chat goes with the person: at the table, with a fresh reading, at rest; and is never in the way."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.settings import Settings
from sandbox.run.client import Phone
from tests.helpers.messages.menus import Account
from tests.helpers.people import MALI
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox
from tests.integration.worker.rich_menu.somebody import QUESTION, Somebody
from worker.readings import reading
from worker.runtime import rich_menu
from worker.runtime.parts import Parts


def test_at_the_table_and_back_when_it_is_cancelled(somebody: Somebody) -> None:
    somebody.comes_to_the_table()
    somebody.sweep()
    somebody.turns.tap(MALI, "cancel")
    somebody.sweep()

    somebody.sweep()

    assert somebody.told.places == ["table-th", "rest-th"]
    assert somebody.due_at is None


def test_whoever_falls_silent_at_the_table_is_at_rest_after_half_an_hour(somebody: Somebody) -> None:
    somebody.comes_to_the_table()
    somebody.sweep()
    somebody.later(minutes=29)
    somebody.sweep()
    before = list(somebody.told.places)
    somebody.later(minutes=2)

    somebody.sweep()

    assert (before, somebody.told.places) == (["table-th"], ["table-th", "rest-th"])


def test_nothing_is_done_for_what_has_passed_before_the_sweep_came(somebody: Somebody) -> None:
    somebody.comes_to_the_table()
    somebody.turns.tap(MALI, "draw:all:1")

    somebody.sweep()

    assert somebody.told.places == []


def test_a_reading_is_fresh_for_a_day(somebody: Somebody) -> None:
    somebody.turns.reading(somebody.user)
    rich_menu.link(somebody.parts, somebody.user)
    somebody.later(hours=25)

    somebody.sweep()

    assert somebody.told.places == ["reading-th", "rest-th"]


def test_a_reading_under_way_keeps_the_menu_until_it_comes(somebody: Somebody) -> None:
    somebody.comes_to_the_table()
    somebody.sweep()
    somebody.turns.tap(MALI, "draw:all:1")
    somebody.later(seconds=91)

    somebody.sweep()

    assert somebody.told.places == ["table-th"]
    assert somebody.due_at
    assert somebody.due_at > datetime.now(UTC)


def test_a_whole_reading_is_two_calls_and_no_push(
    settings: Settings, sandbox: LiveSandbox, parts: Parts, rows: Rows, mali_phone: Phone, web: str
) -> None:
    account = Account(settings, sandbox)
    account.publish()
    mali_phone.follow()
    mali_phone.say(QUESTION)
    mali_phone.do("tap", data="spread:three:1")
    user = rows.one("select id from users")
    rich_menu.link(parts, user)
    at_the_table = account.seen_by(mali_phone.id)
    mali_phone.do("tap", data="draw")

    reading.read(parts, rows.one("select id from readings"))

    assert at_the_table == account.menu("table", "th")
    assert account.seen_by(mali_phone.id) == account.menu("reading", "th")
    linked = [call for call in sandbox.control.record()["calls"] if f"/user/{mali_phone.id}/richmenu" in call["path"]]
    assert [call["status"] for call in linked] == [200, 200]


def test_an_owner_has_a_menu_of_her_own_but_at_the_table(somebody: Somebody) -> None:
    owners = somebody.parts.settings.model_copy(update={"owner_line_ids": (MALI.line_id,)})
    somebody.parts = replace(somebody.parts, settings=owners)
    somebody.turns.reading(somebody.user)
    rich_menu.link(somebody.parts, somebody.user)
    somebody.comes_to_the_table()
    somebody.sweep()
    somebody.turns.tap(MALI, "cancel")

    somebody.sweep()

    assert somebody.told.places == ["owner-th", "table-th", "owner-th"]


def test_who_is_an_owner_no_more_gets_everybodys_menu(somebody: Somebody) -> None:
    owners = somebody.parts.settings.model_copy(update={"owner_line_ids": (MALI.line_id,)})
    rich_menu.link(replace(somebody.parts, settings=owners), somebody.user)

    rich_menu.link(somebody.parts, somebody.user)

    assert somebody.told.places == ["owner-th", "rest-th"]
