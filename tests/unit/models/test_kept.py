"""What is made of files is kept as long as they are the same."""

import sys
from pathlib import Path

import pytest

from models.kept import kept


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


def test_nothing_is_written_where_no_bytecode_is(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    folder.read()

    assert folder.kept() == []


def test_it_is_made_where_nothing_can_be_written(folder: Folder) -> None:
    (folder.path / "__pycache__").write_text("no folder", "utf-8")

    assert folder.read() == {"said": "one"}
