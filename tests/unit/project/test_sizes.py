"""Folders and files of code stay small enough to find one's way: so many names, so many lines."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[3]
ROOMS: Final = ("bench", "bot", "models", "prompts", "sandbox", "tests", "worker")
CODE: Final = (".css", ".html", ".js", ".py")
UNCOUNTED: Final = ("__init__.py", "__pycache__")

MOST_NAMES: Final = 14
MORE_NAMES: Final = {"models/migrations/versions"}
"""Each migration is a file of this one folder."""

MOST_LINES: Final = 250
MORE_LINES: Final = {"models/migrations/versions/0001_first_tables.py"}
"""A migration that has run is never changed."""


def folders() -> Iterator[Path]:
    for room in ROOMS:
        yield from (folder for folder in [ROOT / room, *(ROOT / room).rglob("*/")] if folder.name != "__pycache__")


def files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.iterdir() if path.suffix in CODE and path.is_file())


def names(folder: Path) -> list[str]:
    """What stands in a folder, but for what makes it a package, what Python keeps there, and folders that a move left empty."""
    there = [path for path in folder.iterdir() if path.name not in UNCOUNTED and not path.name.startswith(".")]
    return sorted(path.name for path in there if path.is_file() or holds_a_file(path))


def holds_a_file(folder: Path) -> bool:
    return any(path.is_file() for path in folder.rglob("*") if path.parent.name != "__pycache__")


def test_no_folder_of_code_holds_more_names() -> None:
    wrong = {
        str(folder.relative_to(ROOT)): names(folder)
        for folder in folders()
        if any(files(folder)) and len(names(folder)) > MOST_NAMES and str(folder.relative_to(ROOT)) not in MORE_NAMES
    }

    assert wrong == {}, "put what belongs together into a folder of its own, which says so by its name"


def test_no_file_of_code_is_longer() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for one in folders() for path in files(one)}

    assert {path for path, lines in lengths.items() if lines > MOST_LINES} - MORE_LINES == set(), "divide it by subject"
