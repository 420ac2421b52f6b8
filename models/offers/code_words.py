"""What a code or a campaign may be called, and how two spellings of it are known to be the same. Pure."""

import re
import unicodedata
from typing import Final

SHORTEST: Final = 3
LONGEST: Final = 20
"""Characters of a word without its spaces and dashes."""

_BETWEEN: Final = re.compile(r"[\s\-–—_#.·]+")
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]+")
_SARA_AM: Final = re.compile("\u0e4d([\u0e48-\u0e4b]*)\u0e32")
_WORD: Final = re.compile(r"[a-z0-9]+|[0-9\u0e01-\u0e3a\u0e40-\u0e4e]+")
"""Latin or Thai, not both: a Latin word ends where Thai begins, as people write without a space."""

_TAKEN: Final = ("mimi", "gift")
"""Invite codes begin with MIMI-, codes of gifts with GIFT-: no other word begins so."""


class BadWord(ValueError):
    """It cannot be the word of a code or a campaign. `why`: short, long, signs (or two alphabets), taken or number."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def fold(word: str) -> str:
    """One spelling for all: case, width, Thai digits, spaces and dashes make no difference. Tone marks do."""
    said = _UNSEEN.sub("", unicodedata.normalize("NFKC", word).casefold())
    digits = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in said)
    return _SARA_AM.sub("\\1\u0e33", _BETWEEN.sub("", digits))


def check_word(word: str) -> str:
    """The folded word. Raises BadWord."""
    folded = fold(word)
    if len(folded) < SHORTEST:
        raise BadWord("short")
    if len(folded) > LONGEST:
        raise BadWord("long")
    if not _WORD.fullmatch(folded):
        raise BadWord("signs")
    if folded.startswith(_TAKEN):
        raise BadWord("taken")
    if folded.isdigit():
        raise BadWord("number")
    return folded
