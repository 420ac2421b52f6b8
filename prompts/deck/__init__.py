"""Descriptions of our own deck's pictures, so that a reading never describes a picture that is not in the chat."""

import tomllib
from functools import cache
from pathlib import Path

from models.general.languages import LANGUAGES
from models.readings.deck import DECK_SIZE


@cache
def shows(language: str) -> tuple[str, ...]:
    """What each of the 78 pictures shows, in a few words of `language` (th or en), by card number."""
    read = tomllib.loads((Path(__file__).parent / "shows.toml").read_text("utf-8"))["cards"]
    lines = {entry[0]: str(entry[1 + LANGUAGES.index(language)]) for entry in read}
    return tuple(lines[number] for number in range(DECK_SIZE))
