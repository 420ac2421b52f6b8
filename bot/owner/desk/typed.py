"""Which typed words open which screen: `words.toml`, in both languages, compared without case, width and tone marks' order."""

import tomllib
from functools import cache
from pathlib import Path

from bot.owner.desk.buttons import Open
from bot.say.text import plain


@cache
def _table(name: str) -> dict[str, str]:
    words = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
    return {plain(word): screen for screen, several in words[name].items() for word in several}


def opened_by(typed: str) -> Open | None:
    """The screen that these words open; None when they are not for the desk."""
    folded = " ".join(plain(typed).split())
    if screen := _table("alone").get(folded):
        return Open(screen)
    first, _, rest = typed.strip().partition(" ")
    if rest.strip() and (screen := _table("before").get(plain(first))):
        return Open(screen, rest.strip())
    return None


def cancels(typed: str) -> bool:
    """Whether the words say that what is asked for is not to be done."""
    return plain(typed) in _table("cancel")
