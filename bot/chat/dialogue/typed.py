"""What typed words mean: the menu's words in both languages, whichever is set, and referral codes."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Final

from bot.say.buttons.menu import MenuButton
from bot.say.buttons.parser import parse
from bot.say.text import plain
from bot.say.words import words_for
from models.db import LANGUAGES

_EDGES: Final = re.compile(r"^[\s.!~…,'\"“”‘’()\[\]]+|[\s.!~…,'\"“”‘’()\[\]]+$")
# Thai is written without spaces, so a code ends where Latin letters and digits end. One of another length than six is a
# mistyped code if it stands alone or has a digit; else it is part of a name.
_CODE: Final = re.compile(r"(?<![0-9a-z])mimi\s*[-–—_]\s*([0-9a-z](?:\s?[0-9a-z]){5})(?![0-9a-z])")
_MISTYPED: Final = re.compile(r"(?<![0-9a-z])mimi\s*[-–—_]\s*((?=[a-z]*\d)[0-9a-z]{3,12})(?![0-9a-z])")
_CODE_ALONE: Final = re.compile(r"mimi\s*(?:[-–—_]\s*([0-9a-z]{3,12})|((?=\w*\d)[0-9a-z]{6}))")


@cache
def _menu() -> dict[str, MenuButton]:
    words = tomllib.loads(Path(__file__).with_name("typed.toml").read_text("utf-8"))
    return {plain(word): _button(data) for data, several in words.items() for word in several}


def _button(data: str) -> MenuButton:
    button = parse(data)
    if not isinstance(button, MenuButton):
        raise ValueError(f"typed.toml: {data!r} is no button of the menu")
    return button


@cache
def _polite() -> re.Pattern[str]:
    endings = (plain(ending) for language in LANGUAGES for ending in words_for(language).several("polite-endings"))
    return re.compile(rf"[\s,]*(?:{'|'.join(re.escape(ending) for ending in endings)})$")


def command(text: str) -> MenuButton | None:
    """The button of the menu that a text stands for, or None. Texts of more than 40 characters are never commands."""
    if len(text) > 40:
        return None
    said = _EDGES.sub("", plain(text)) or plain(text)
    return _menu().get(said) or _menu().get(_polite().sub("", said))


def referral_code(text: str) -> str | None:
    """The code a friend sent, as `MIMI-XXXXXX`: any case, spaces, dashes, full-width and Thai digits; None if there is none."""
    said = plain(text)
    found = _CODE.search(said) or _MISTYPED.search(said) or _CODE_ALONE.fullmatch(said)
    return "MIMI-" + "".join(found[found.lastindex or 0].split()).upper() if found else None
