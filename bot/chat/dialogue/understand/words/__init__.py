"""The words that are understood, in a TOML file for each of the modules that read them."""

import tomllib
from pathlib import Path
from typing import Any


def words_in(file: str) -> dict[str, Any]:
    """What stands in a file of this folder."""
    return tomllib.loads(Path(__file__).with_name(file).read_text("utf-8"))
