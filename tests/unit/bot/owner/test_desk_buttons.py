"""The desk's buttons and typed words: what they carry, and what is nobody's."""

import uuid

import pytest

from bot.owner.desk import typed
from bot.owner.desk.buttons import Begin, Choose, No, Open, OwnButton, Yes, parse
from bot.say.buttons.owner import OwnerScreen, SwitchMenu

ID = uuid.UUID("6f6f6f6f-0000-4000-8000-000000000001")


@pytest.mark.parametrize(
    ("button", "data"),
    [
        (Open("menu"), "own:s:menu"),
        (Open("person", "a:2"), "own:s:person:a:2"),
        (Begin("grant"), "own:a:grant"),
        (Begin("grant", str(ID), "star"), f"own:a:grant:{ID}:star"),
        (Choose(ID, "star"), f"own:v:{ID}:star"),
        (Yes(ID), f"own:y:{ID}"),
        (No(ID), f"own:n:{ID}"),
    ],
)
def test_a_button_is_read_as_it_was_packed(button: OwnButton, data: str) -> None:
    assert button.data == data
    assert parse(data) == button


def test_the_menu_under_the_chat_opens_what_the_desk_knows() -> None:
    assert parse(OwnerScreen("figures").data) == Open("figures")
    assert parse(SwitchMenu().data) == Open("switched")


@pytest.mark.parametrize("data", ["own:", "own:y:", "own:y:1", "own:x:1", "own:v:no:star", "own:s", "own:s:" + "x" * 300])
def test_what_no_button_carries_is_none(data: str) -> None:
    assert parse(data) is None


@pytest.mark.parametrize(
    ("words", "opens"),
    [
        ("เจ้าของ", Open("menu")),
        (" OWNER ", Open("menu")),
        ("หา มะลิ", Open("person", "มะลิ")),
        ("find  Ken", Open("person", "Ken")),
        ("หา", None),
        ("find love this year?", None),
        ("หา " + "งานใหม่" * 20, None),
        ("who is my soulmate", None),
        ("เจ้าของร้านชอบฉันไหม", None),
    ],
)
def test_words_open_a_screen(words: str, opens: Open | None) -> None:
    assert typed.opened_by(words) == opens
