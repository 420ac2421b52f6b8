"""What `make pictures` keeps is enough to see what changed later."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.pictures.sheets import Sheet, changes, keep, kept
from tests.pictures.stage import Box

TILES = {"one": Box(7, 7, 80, 60), "two": Box(87, 7, 180, 100), "three": Box(7, 67, 80, 100)}


@pytest.fixture
def sheet() -> Sheet:
    image = Image.new("RGB", (200, 120), "white")
    draw = ImageDraw.Draw(image)
    for number, box in enumerate(TILES.values()):
        draw.rectangle((box.left, box.top, box.right - 1, box.bottom - 1), (200, 40 * number, 90))
    return Sheet("sheet", image, dict(TILES))


def seen(folder: Path, new: Sheet) -> list[str]:
    return sorted(changes(kept(folder / "cells").get(new.name), new))


def test_nothing_changed(tmp_path: Path, sheet: Sheet) -> None:
    keep([sheet], tmp_path)

    assert seen(tmp_path, sheet) == []


def test_a_tile_elsewhere_on_its_sheet_is_the_same(tmp_path: Path, sheet: Sheet) -> None:
    keep([sheet], tmp_path)
    image = Image.new("RGB", (400, 120), "white")
    image.paste(sheet.image, (100, 0))
    moved = {name: Box(box.left + 100, box.top, box.right + 100, box.bottom) for name, box in TILES.items()}

    assert seen(tmp_path, Sheet("sheet", image, moved)) == []


def test_what_is_another_new_or_gone_is_said(tmp_path: Path, sheet: Sheet) -> None:
    keep([sheet], tmp_path)
    ImageDraw.Draw(sheet.image).rectangle((100, 20, 160, 40), "white")
    new = replace(sheet, tiles={"one": TILES["one"], "two": TILES["two"], "four": TILES["three"]})

    lines = seen(tmp_path, new)

    assert lines[:2] == ["sheet: four is new", "sheet: three is gone"]
    assert lines[2].startswith("sheet: two differs in")
    assert len(lines) == 3


def test_old_sheets_are_removed(tmp_path: Path, sheet: Sheet) -> None:
    keep([sheet, replace(sheet, name="old")], tmp_path)

    keep([sheet], tmp_path)

    assert sorted(path.name for path in tmp_path.rglob("*.webp")) == ["sheet.webp", "sheet.webp"]


def test_a_sheet_that_was_never_kept_is_new(tmp_path: Path, sheet: Sheet) -> None:
    assert seen(tmp_path, sheet) == ["sheet is new"]
