"""Small talk: thanks, laughter, hello and the like, which are answered and never become a question, a word or a follow-up."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Final, Literal

import regex

from bot.chat.dialogue.vocabulary import Vocabulary, folded
from bot.say.text import plain

Kind = Literal["thanks", "praise", "okay", "laughter", "greeting", "goodbye", "yes", "no", "paid", "sticker"]

ANSWERED: Final[tuple[Kind, ...]] = (
    "paid",
    "thanks",
    "goodbye",
    "greeting",
    "no",
    "yes",
    "praise",
    "okay",
    "laughter",
    "sticker",
)
"""What is answered when a text says several things: "okay, thanks, bye" is thanks."""

_LAUGHTER: Final = regex.compile(
    r"5{2,}\+*|5\+(?!\d)|(?<![a-z])[ja]?(?:ha|he|hi|ho|hu|ja|xi){2,}h?(?![a-z])|(?:ฮ่า|ฮา|ฮ่ะ|ฮ้า|ฮี่|ฮิ|อิ|คิก|คิ|คริ|หุ|เหอ|แหะ|อุ){2,}ๆ*"
)
"""Laughter however long it is; five is read ha in Thai."""

_PICTURES: Final[dict[str, Kind]] = {
    "🙏": "thanks",
    "👍": "okay",
    "👌": "okay",
    "🆗": "okay",
    "😂": "laughter",
    "🤣": "laughter",
    "😆": "laughter",
    "👋": "greeting",
}
_NO_PICTURE: Final = regex.compile(r"[\p{L}\p{N}\p{P}]")
_SYMBOL: Final = regex.compile(r"[\p{So}\p{Sk}]")


_LETTER: Final = regex.compile(r"[\p{L}\p{N}]")


@cache
def _words() -> tuple[Vocabulary, frozenset[str]]:
    """All kinds, and the polite endings that mean yes where they stand alone."""
    words = tomllib.loads(Path(__file__).with_name("small_talk.toml").read_text("utf-8"))
    alone, fillers = words.pop("yes_alone"), words.pop("fillers")
    return Vocabulary(words, fillers), frozenset(map(folded, alone))


def small_talk(text: str) -> Kind | None:
    """What kind of small talk the whole text is; None for anything that may be a question."""
    said = plain(text)
    quiet = _LAUGHTER.sub(" ", said)
    if quiet != said and not _LETTER.search(quiet):
        return "laughter"
    vocabulary, yes_alone = _words()
    if folded(quiet) in yes_alone:
        return "yes"
    kinds = vocabulary.kinds(quiet)
    return next((kind for kind in ANSWERED if kind in kinds), None) or _picture(said)


def _picture(said: str) -> Kind | None:
    """Pictures (emoji) alone."""
    if _NO_PICTURE.search(said) or not _SYMBOL.search(said):
        return None
    return next((kind for sign, kind in _PICTURES.items() if sign in said), "sticker")
