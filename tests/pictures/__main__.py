"""Makes the pictures of docs/pictures anew: `make pictures`. `make pictures ARGS=--check` only says what changed.

What changed is printed, and shown before and after in `.local/pictures`.
"""

import os
import sys
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import sync_playwright

from sandbox.environment import say
from tests.browser import found, launch, to_type
from tests.pictures.sheets import FOLDER, RENEW, Kept, Sheet, changes, draw, keep, kept
from tests.pictures.stage import stage
from tests.pictures.strip import keep_strip, side_by_side

BESIDE: Final = Path(__file__).resolve().parents[2] / ".local" / "pictures"


def main(arguments: list[str]) -> int:
    """The exit status: 1 when no browser starts, or when something changed and `--check` was asked for."""
    complaints: list[str] = []
    with sync_playwright() as playwright:
        browser = launch(playwright, found(os.environ), complaints)
        if browser is None:
            say("; ".join(complaints) or f"No browser here. Type: {to_type()}")
            return 1
        with stage(browser) as here:
            sheets = [drawn.sheet for drawn in draw(here)]
        browser.close()
    before = kept()
    lines = [line for sheet in sheets for line in changes(before.get(sheet.name), sheet)]
    for line in lines:
        say(line)
    _show_beside(before, sheets, lines)
    if "--check" in arguments:
        say(RENEW if lines else "Nothing changed.")
        return int(bool(lines))
    keep(sheets)
    keep_strip(sheets)
    say(f"{len(sheets)} sheets in {FOLDER}, {len(lines)} changes")
    return 0


def _show_beside(before: dict[str, Kept], sheets: list[Sheet], lines: list[str]) -> None:
    """Each changed tile as it was and as it is, side by side."""
    BESIDE.mkdir(parents=True, exist_ok=True)
    for old in BESIDE.glob("*.png"):
        old.unlink()
    for sheet in sheets:
        changed = [name for name in sheet.tiles if any(line.startswith(f"{sheet.name}: {name} ") for line in lines)]
        was = Image.open(FOLDER / f"{sheet.name}.webp").convert("RGB") if changed and sheet.name in before else None
        for name in changed:
            parts = [sheet.tile(name)]
            if was and (box := before[sheet.name].tiles.get(name)):
                parts.insert(0, was.crop((box.left, box.top, box.right, box.bottom)))
            side_by_side(parts).save(BESIDE / f"{sheet.name} {name}.png".replace("/", "-"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
