"""The menu of somebody who blocked MiMi or had their data deleted, and of who comes back."""

import pytest

from bot.chat.dialogue.effects import Block, Forget, Welcome
from bot.line.richmenu import areas
from bot.process.queue import Job
from models.people import forgetting
from models.people.rich_menus import Place
from tests.helpers.people import MALI
from tests.integration.worker.rich_menu.somebody import Somebody
from worker.runtime import rich_menu


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
