"""The menu under the chat goes with the person: at the table, with a fresh reading, at rest; and is never in the way."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.dialogue.effects import Block, Forget, Welcome
from bot.line.client import Line
from bot.line.errors import LinePermanent, LineTemporary, Unauthorised, Unknown
from bot.line.richmenu import areas
from bot.line.richmenu_link import Menus
from bot.process.queue import Job
from bot.settings import Settings
from models.people import forgetting
from models.people.rich_menus import Place
from sandbox.run.client import Phone
from tests.helpers.messages.menus import Account
from tests.helpers.people import MALI
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox
from tests.helpers.turns import Turns
from worker.readings import reading
from worker.runtime import rich_menu
from worker.runtime.parts import Parts
from worker.upkeep.sweep import due

QUESTION = "งานใหม่จะเป็นอย่างไรคะ"


class Told(Menus):
    """LINE as far as menus go: remembers what it was told, after `meanwhile` has happened."""

    def __init__(self) -> None:
        self.places: list[str] = []
        self.meanwhile: list[Callable[[], object]] = []
        self.error: Exception | None = None

    def link(self, line_id: str, place: Place, language: str) -> None:
        if self.meanwhile:
            self.meanwhile.pop(0)()
        if self.error:
            raise self.error
        self.places.append(f"{place}-{language}")


@dataclass
class Somebody:
    """One person's chat, and what the worker does beside it."""

    turns: Turns
    parts: Parts
    told: Told
    user: uuid.UUID

    def comes_to_the_table(self) -> None:
        self.turns.say(MALI, QUESTION)
        number = self.turns.one("select place from conversations")
        self.turns.tap(MALI, f"spread:one:{number}")

    def sweep(self) -> None:
        """What is due now is done."""
        with self.turns.engine.connect() as connection:
            jobs = [job for job in due(connection) if job.name == "menu_due"]
        for job in jobs:
            rich_menu.link(self.parts, uuid.UUID(str(job.argument)))

    def later(self, **time: float) -> None:
        """As if so much time had passed."""
        past = timedelta(**time)
        self.turns.run("update conversations set updated_at = updated_at - :past", past=past)
        self.turns.run("update readings set delivered_at = delivered_at - :past", past=past)
        self.turns.run("update rich_menus set due_at = due_at - :past", past=past)

    @property
    def due_at(self) -> datetime | None:
        found: datetime | None = self.turns.one("select due_at from rich_menus")
        return found


@pytest.fixture
def somebody(turns: Turns, parts: Parts) -> Somebody:
    told = Told()
    return Somebody(turns, replace(parts, menus=told), told, turns.person(MALI, stars=3))


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


def test_whoever_blocked_mimi_is_left_alone(somebody: Somebody) -> None:
    somebody.comes_to_the_table()
    somebody.turns.run("update users set blocked_at = now()")

    somebody.sweep()

    assert (somebody.told.places, somebody.due_at) == ([], None)


def test_a_deletion_forgets_which_menu_was_shown(somebody: Somebody) -> None:
    somebody.comes_to_the_table()

    with somebody.turns.engine.begin() as connection:
        forgetting.forget(connection, somebody.user, "forgotten:x")

    assert somebody.turns.one("select count(*) from rich_menus") == 0


def test_who_writes_on_after_a_deletion_is_shown_the_menu_of_rest(somebody: Somebody) -> None:
    somebody.comes_to_the_table()
    somebody.sweep()
    somebody.turns.effect(MALI, Forget())
    somebody.turns.jobs.put_in.clear()

    somebody.turns.say(MALI, "สวัสดีค่ะ")
    rich_menu.link(somebody.parts, somebody.user, anew=True)

    assert Job("menu", somebody.user) in somebody.turns.jobs.put_in
    assert somebody.told.places == ["table-th", "rest-th"]


@pytest.mark.parametrize("place", ["table", "reading"])
def test_each_button_of_a_menu_that_a_deletion_left_behind_is_answered_and_brings_the_right_menu(
    somebody: Somebody, place: Place
) -> None:
    """LINE shows it until they do something: by then nobody knows whose menu it was."""
    unanswered = []
    for area in areas(place):
        somebody.turns.effect(MALI, Forget())
        somebody.turns.jobs.put_in.clear()

        answered = somebody.turns.tap(MALI, area.button.data)

        if not answered or Job("menu", somebody.user) not in somebody.turns.jobs.put_in:
            unanswered.append(area.name)

    assert unanswered == []


def test_who_comes_back_after_a_block_is_shown_the_menu_of_rest(somebody: Somebody) -> None:
    somebody.turns.effect(MALI, Welcome())
    somebody.turns.effect(MALI, Block())

    back = somebody.turns.effect(MALI, Welcome())

    assert Job("menu", somebody.user) in back.jobs


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


def test_a_menu_that_is_not_there_is_looked_for_once_in_a_while(settings: Settings, sandbox: LiveSandbox) -> None:
    menus, person = Menus(Line.from_settings(settings)), sandbox.control.arrive("มะลิ", "th").id
    for _ in range(3):
        with pytest.raises(Unknown):
            menus.link(person, "table", "th")

    asked = [call for call in sandbox.control.record()["calls"] if "/richmenu/alias/" in call["path"]]
    assert len(asked) == 1


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
