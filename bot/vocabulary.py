"""What typed words mean: the menu's words in both languages, whichever is set, and referral codes."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Final

from bot.text import plain

_EDGES: Final = re.compile(r"^[\s.!~…,'\"“”‘’()\[\]]+|[\s.!~…,'\"“”‘’()\[\]]+$")
_POLITE: Final = re.compile(r"\s*(?:นะคะ|นะครับ|ค่ะ|คะ|ครับ|จ้า|จ้ะ|please|mimi)$")
_CODE: Final = re.compile(r"\bmimi\s*[-–—_]\s*([0-9a-z](?:\s?[0-9a-z]){2,11})\b")
_CODE_ALONE: Final = re.compile(r"mimi\s*((?=\w*\d)[0-9a-z]{6})")


@cache
def _menu() -> dict[str, str]:
    words = tomllib.loads((Path(__file__).parent / "locales" / "menu.toml").read_text("utf-8"))
    return {plain(word): command for command, several in words.items() for word in several}


def command(text: str) -> str | None:
    """The command a text stands for (such as `balance` or `language:en`), or None. Longer texts are never commands."""
    if len(text) > 40:
        return None
    said = _EDGES.sub("", plain(text)) or plain(text)
    return _menu().get(said) or _menu().get(_POLITE.sub("", said))


def referral_code(text: str) -> str | None:
    """The code a friend sent, as `MIMI-XXXXXX`: any case, spaces, dashes, full-width and Thai digits; None if there is none."""
    said = plain(text)
    found = _CODE.search(said) or _CODE_ALONE.fullmatch(said)
    return f"MIMI-{found[1].replace(' ', '').upper()}" if found else None
