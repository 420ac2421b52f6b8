"""Which typed words open which screen: `words.toml`, in both languages, compared without case, width and tone marks' order."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Final

from bot.owner.desk.buttons import Open
from bot.say.text import plain

LONGEST_SOUGHT: Final = 80
"""Characters of what is looked for: what is longer, or ends with a question mark, is a question to the cards."""


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
    sought = rest.strip()
    if sought and len(sought) <= LONGEST_SOUGHT and not sought.endswith("?") and (screen := _table("before").get(plain(first))):
        return Open(screen, sought)
    return None


def cancels(typed: str) -> bool:
    """Whether the words say that what is asked for is not to be done."""
    return plain(typed) in _table("cancel")
