"""`mimi deck`: names the deck, refuses one that cannot be used, and draws all cards on one sheet."""

from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner

from bot.owner.cli import app
from bot.owner.commands.deck import CARD, COLUMNS, GAP, GROUND


@pytest.fixture(autouse=True)
def nothing_is_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DECK_DIR", raising=False)


def test_it_needs_no_other_setting() -> None:
    ran = CliRunner().invoke(app, ["deck"])

    assert ran.exit_code == 0
    assert "MiMi's own" in ran.output


def test_a_folder_that_is_no_deck_is_refused(tmp_path: Path) -> None:
    ran = CliRunner().invoke(app, ["deck", "--folder", str(tmp_path)])

    assert ran.exit_code == 2
    assert ran.output.count("is missing") == 79


def test_the_sheet_shows_all_78_cards(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.png"

    ran = CliRunner().invoke(app, ["deck", "--sheet", str(sheet)])

    assert ran.exit_code == 0
    with Image.open(sheet) as image:
        middles = [
            image.getpixel((GAP + number % COLUMNS * (CARD[0] + GAP) + 2, GAP + number // COLUMNS * (CARD[1] + GAP) + 2))
            for number in range(78)
        ]
        ground = Image.new("RGB", (1, 1), GROUND).getpixel((0, 0))
        assert image.size == (COLUMNS * (CARD[0] + GAP) + GAP, 6 * (CARD[1] + GAP) + GAP)
    assert ground not in middles


def test_a_sheet_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    ran = CliRunner().invoke(app, ["deck", "--sheet", str(tmp_path / "no-folder" / "sheet.png")])

    assert ran.exit_code == 1
    assert "cannot be written" in ran.output
