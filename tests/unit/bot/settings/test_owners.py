"""OWNER_LINE_IDS: nobody by default; LINE ids separated by commas; nothing that is none."""

import pytest

from bot.settings import SettingsError, load_settings
from tests.helpers.people import DAO, MALI
from tests.unit.bot.settings.environment import NEEDED


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in NEEDED.items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize(
    ("value", "owners"),
    [
        ("", ()),
        (DAO.line_id, (DAO.line_id,)),
        (f" {DAO.line_id} , {MALI.line_id},", (DAO.line_id, MALI.line_id)),
        (f'"{DAO.line_id},{DAO.line_id}"', (DAO.line_id,)),
    ],
)
def test_owners_are_named_by_their_line_ids(monkeypatch: pytest.MonkeyPatch, value: str, owners: tuple[str, ...]) -> None:
    monkeypatch.setenv("OWNER_LINE_IDS", value)

    assert load_settings().owner_line_ids == owners


@pytest.mark.parametrize("value", ["me", DAO.line_id.upper(), f"{DAO.line_id};{MALI.line_id}", f"{DAO.line_id},@mimi"])
def test_what_is_no_line_id_stops_the_start(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("OWNER_LINE_IDS", value)

    with pytest.raises(SettingsError, match=r"OWNER_LINE_IDS: number . is no LINE id"):
        load_settings()
