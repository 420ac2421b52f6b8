"""How people count and LINE counts, and what stays together at a line's end. `len()` is wrong for Thai above all."""

import re
import unicodedata
from itertools import islice
from typing import Final

import regex

_NO_BREAK_SPACE: Final = "\u00a0"
_WORD_JOINER: Final = "\u2060"
_UNIT: Final = re.compile(r"(?<=\d) (?=[^\W\d_])")
_PARTICLE: Final = re.compile(r"(?<=[^\s\u2060])( ?)(?:(นะ)(?=ค่ะ|คะ|ครับ))?(ค่ะ|คะ|ครับ|นะ)(?![\u0e00-\u0e7f])")


def graphemes(text: str) -> int:
    """Characters as people see them: a Thai consonant with its vowel and tone mark is one."""
    return len(text) if text.isascii() else len(regex.findall(r"\X", text))


def beginning(text: str, most: int) -> str:
    """The first `most` characters as people see them."""
    return text if len(text) <= most else "".join(found.group() for found in islice(regex.finditer(r"\X", text), most))


def storable(text: str) -> str:
    """Without what Postgres cannot hold: NUL, and halves of surrogate pairs (JSON may spell them)."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode()


def plain(text: str) -> str:
    """Folded for comparison: compatibility forms, case, Thai digits and surrounding space made the same."""
    folded = unicodedata.normalize("NFKC", text).casefold().strip()
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in folded)


def bound(text: str) -> str:
    """`text` with what belongs together kept on one line: a number with its unit, a polite particle with its sentence.

    Only for text that is shown; never for text that is compared or counted.
    """
    return _PARTICLE.sub(_joined, _UNIT.sub(_NO_BREAK_SPACE, text))


def _joined(found: re.Match[str]) -> str:
    before = _NO_BREAK_SPACE if found[1] else _WORD_JOINER
    return before + (found[2] + _WORD_JOINER if found[2] else "") + found[3]
