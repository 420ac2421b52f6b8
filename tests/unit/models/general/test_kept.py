"""What is made of files is kept as long as they are the same."""

import re
import sys
from pathlib import Path
from typing import Final

import pytest

from models.general.kept import kept

ROOT: Final = Path(__file__).parents[4]


class Folder:
    """A folder with one file, and how often something was made of it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.words = path / "words.toml"
        self.words.write_text("one", "utf-8")
        self.made = 0

    def read(self) -> dict[str, str]:
        return kept("words", self.path, self._make)

    def kept(self) -> list[Path]:
        return list((self.path / "__pycache__").glob("*"))

    def _make(self) -> dict[str, str]:
        self.made += 1
        return {"said": self.words.read_text("utf-8")}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return Folder(tmp_path)


def test_it_is_made_once(folder: Folder) -> None:
    read = [folder.read(), folder.read()]

    assert read == [{"said": "one"}] * 2
    assert folder.made == 1


@pytest.mark.parametrize("changed", ["words.toml", "code.py", "below/more.toml"])
def test_it_is_made_anew_when_a_source_changes(folder: Folder, changed: str) -> None:
    folder.read()
    (folder.path / changed).parent.mkdir(exist_ok=True)
    (folder.path / changed).write_text("two", "utf-8")

    folder.read()

    assert folder.made == 2
    assert len(folder.kept()) == 1


def test_it_is_made_anew_when_what_was_kept_is_broken(folder: Folder) -> None:
    folder.read()
    folder.kept()[0].write_bytes(b"\x80")

    assert folder.read() == {"said": "one"}
    assert folder.made == 2


def test_what_could_not_be_written_leaves_nothing_behind(folder: Folder) -> None:
    folder.read()
    place = folder.kept()[0]
    place.unlink()
    place.mkdir()  # so that no file can take its name

    assert folder.read() == {"said": "one"}
    assert folder.kept() == [place]


def test_an_editor_s_lock_in_the_folder_is_no_source(folder: Folder) -> None:
    folder.read()
    (folder.path / ".#words.toml").symlink_to("nobody@nowhere.1")

    assert folder.read() == {"said": "one"}
    assert folder.made == 1


@pytest.mark.parametrize(("folder_of", "others"), [("bot/safety", set()), ("prompts/meanings", {"models.readings.deck"})])
def test_what_decides_what_is_kept_stands_in_its_folder(folder_of: str, others: set[str]) -> None:
    """Of the deck only a type is used. A change elsewhere would leave what was kept as it is: danger could be overlooked."""
    ours = re.compile(r"^\s*(?:from|import) ((?:bot|models|prompts|worker)\b[\w.]*)", re.MULTILINE)

    imported = {name for path in (ROOT / folder_of).rglob("*.py") for name in ours.findall(path.read_text("utf-8"))}

    assert {name for name in imported if not name.startswith(folder_of.replace("/", "."))} == others | {"models.general.kept"}


def test_nothing_is_written_where_no_bytecode_is(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    folder.read()

    assert folder.kept() == []


def test_it_is_made_where_nothing_can_be_written(folder: Folder) -> None:
    (folder.path / "__pycache__").write_text("no folder", "utf-8")

    assert folder.read() == {"said": "one"}
