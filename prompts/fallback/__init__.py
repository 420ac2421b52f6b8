"""The words that join the deck's meanings into a reading, by language, and what tells a question's subject and form: data."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final

_FOLDER: Final = Path(__file__).parent


@cache
def phrases(language: str) -> dict[str, Any]:
    """The phrase banks of `language` (th or en), each file's under its name, read once. Do not change them."""
    return {path.stem: _read(path) for path in sorted((_FOLDER / language).glob("*.toml"))}


@cache
def signs(name: str) -> dict[str, Any]:
    """What is looked for in a text: `subjects`, `forms`, `who`, `said`, `words`, `asks` and so on, read once."""
    return _read(_FOLDER / f"{name}.toml")


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))
