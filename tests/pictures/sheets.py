"""All sheets: drawn anew, and as they were committed to docs/pictures."""

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import Page

from tests.pictures import frames
from tests.pictures.compare import CELL, cells, change
from tests.pictures.scenes import FAMILIES, LANGUAGES, messages
from tests.pictures.stage import NOW, WIDTHS, Box, Stage, picture

FOLDER: Final = Path(__file__).resolve().parents[2] / "docs" / "pictures"
CELLS: Final = FOLDER / "cells"
TILES: Final = "tiles.json"
QUALITY: Final = 30
RENEW: Final = "If that is meant, `make pictures` renews them; look at what changed before you commit it."


@dataclass(frozen=True)
class Sheet:
    """Pictures of one kind side by side, and which of them lies where."""

    name: str
    image: Image.Image
    tiles: dict[str, Box]

    def tile(self, name: str) -> Image.Image:
        box = self.tiles[name]
        return self.image.crop((box.left, box.top, box.right, box.bottom))


@dataclass(frozen=True)
class Drawn:
    """A sheet, and the page that it was taken of, still open."""

    sheet: Sheet
    page: Page


def draw(stage: Stage) -> Iterator[Drawn]:
    """Every sheet, one after the other: messages by family and language, pages, the chat window, the menus.

    A sheet's page is open until the next one is asked for. All messages are laid out in one.
    """
    page = stage.open("/window/index.html")
    for family in FAMILIES:
        for language in LANGUAGES:
            yield _drawn(f"messages-{family}-{language}", page, _messages(page, family, language))
    for name, show in _OTHERS.items():
        page, tiles = show(stage)
        yield _drawn(name, page, tiles)


_OTHERS: Final[dict[str, Callable[[Stage], tuple[Page, dict[str, Box]]]]] = {
    "pages": lambda stage: frames.show(stage, frames.pages()),
    "chat-window": lambda stage: frames.show(stage, frames.chat_window()),
    "menus": frames.menus,
    "reading-pictures": frames.readings,
}


def _messages(page: Page, family: str, language: str) -> dict[str, Box]:
    """The samples go as one string: Playwright looks at each value of an object by itself."""
    what = {"samples": messages(family, language), "widths": list(WIDTHS), "at": int(NOW.timestamp() * 1000)}
    places: dict[str, list[float]] = page.evaluate(
        "what => layOut(JSON.parse(what))", json.dumps({**what, "picture": "/public/deck/mimi.png"})
    )
    return {name: Box.of(*place) for name, place in places.items()}


def _drawn(name: str, page: Page, tiles: dict[str, Box]) -> Drawn:
    return Drawn(Sheet(name, Image.open(io.BytesIO(picture(page))).convert("RGB"), tiles), page)


@dataclass(frozen=True)
class Kept:
    """What the last `make pictures` left of a sheet: where each tile was, and the cells that a comparison needs."""

    tiles: dict[str, Box]
    cells: Image.Image

    def change(self, name: str, picture: Image.Image) -> str:
        """How the tile differs by now; "" when it does not."""
        box = self.tiles[name]
        left, top = box.left // CELL, box.top // CELL
        size = (box.right - box.left, box.bottom - box.top)
        columns, rows = cells(Image.new("RGB", size)).size
        return change(size, self.cells.crop((left, top, left + columns, top + rows)), picture)


def kept(folder: Path = CELLS) -> dict[str, Kept]:
    """The sheets of the last `make pictures`, by name."""
    if not (folder / TILES).exists():
        return {}
    places: dict[str, dict[str, list[int]]] = json.loads((folder / TILES).read_text("utf-8"))
    return {
        name: Kept({key: Box(*at) for key, at in tiles.items()}, Image.open(folder / f"{name}.webp").convert("RGB"))
        for name, tiles in places.items()
    }


def keep(sheets: list[Sheet], folder: Path = FOLDER) -> None:
    """Puts the sheets into the folder in place of those that were there, and their cells into one below it."""
    beneath = folder / CELLS.name
    beneath.mkdir(parents=True, exist_ok=True)
    for old in [*folder.glob("*.webp"), *beneath.glob("*.webp")]:
        old.unlink()
    for sheet in sheets:
        sheet.image.save(folder / f"{sheet.name}.webp", quality=QUALITY, method=5)
        _cells(sheet).save(beneath / f"{sheet.name}.webp", lossless=True, quality=80, method=5)
    lines = [f'"{sheet.name}": {json.dumps(_places(sheet), separators=(",", ":"))}' for sheet in sheets]
    (beneath / TILES).write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


def _cells(sheet: Sheet) -> Image.Image:
    """Each tile's cells about where the tile is, a sixth as large. Tiles are more than a cell apart, so none covers another."""
    found = Image.new("RGB", (sheet.image.width // CELL + 2, sheet.image.height // CELL + 2), "white")
    for name, box in sheet.tiles.items():
        found.paste(cells(sheet.tile(name)), (box.left // CELL, box.top // CELL))
    return found.point([4 * (value // 4) + 2 for value in range(256)] * 3)  # a comparison needs no more, and it packs better


def _places(sheet: Sheet) -> dict[str, list[int]]:
    return {name: [box.left, box.top, box.right, box.bottom] for name, box in sheet.tiles.items()}


def changes(old: Kept | None, new: Sheet) -> Iterator[str]:
    """What changed on a sheet since it was committed, one line for each tile."""
    if old is None:
        yield f"{new.name} is new"
        return
    for name in new.tiles:
        if name not in old.tiles:
            yield f"{new.name}: {name} is new"
        elif difference := old.change(name, new.tile(name)):
            yield f"{new.name}: {name} {difference}"
    for name in old.tiles.keys() - new.tiles.keys():
        yield f"{new.name}: {name} is gone"
