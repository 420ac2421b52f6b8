"""Counts characters as people see them, folds texts for comparison, and keeps words together at a line's end."""

import math
import re
import unicodedata
from functools import lru_cache
from itertools import islice
from typing import Any, Final

import regex

_CLUSTER: Final = regex.compile(r"\X")
_NO_BREAK_SPACE: Final = "\u00a0"
_WORD_JOINER: Final = "\u2060"
_NEVER_SEEN: Final = regex.compile(r"[\p{Cf}\ufe00-\ufe0f]+")
"""Zero-width signs, soft hyphens, joiners, and what chooses a sign's picture: pasted Thai has them between its words."""

_SARA_AM: Final = re.compile("\u0e4d([\u0e48-\u0e4b]*)\u0e32")
_SIGNS_A_CHARACTER: Final = 3
"""Code points that one character may have on average: a Thai one with vowel and tone mark has three."""

_KEYCAP: Final = re.compile("(?<!\u20e3)([0-9])\u20e3(?![0-9])")
"""A digit alone on a key, as phones offer it."""

_OTHER_DIGIT: Final = regex.compile(r"(?![0-9])\p{Nd}")
_UNIT: Final = re.compile(r"(?<=\d) (?=[^\W\d_])")
_PARTICLE: Final = re.compile(r"(?<=[^\s\u2060])( ?)(?:(นะ)(?=ค่ะ|คะ|ครับ))?(ค่ะ|คะ|ครับ|นะ)(?![\u0e00-\u0e7f])")

_PARTICLES: Final = (r"ะ", r"ครับ")
"""Each particle has one of them in it."""

_NAMED: Final = r"มีมี่"
_NAME: Final = re.compile(r"(มี)(?=มี่)")
"""The beginning of MiMi's name: dictionaries of Thai know no such word, and phones end a line in its middle."""


def graphemes(text: str) -> int:
    """Characters as people see them: a Thai consonant with its vowel and tone mark is one."""
    return len(text) if text.isascii() else len(_CLUSTER.findall(text))


def fits(text: str, most: int) -> bool:
    """Whether this is at most `most` characters as people see them, and not thousands of marks on a few letters."""
    return len(text) <= most * _SIGNS_A_CHARACTER and graphemes(text) <= most


def beginning(text: str, most: int) -> str:
    """The first `most` characters as people see them; fewer where they carry marks without end."""
    if len(text) <= most:
        return text
    end = 0
    for found in islice(_CLUSTER.finditer(text), most):
        if found.end() > most * _SIGNS_A_CHARACTER:
            break
        end = found.end()
    return text[:end]


def storable(text: str) -> str:
    """Removes what Postgres cannot store: NUL, and halves of surrogate pairs (JSON can contain them)."""
    return text if text.isprintable() else text.replace("\0", "").encode("utf-8", "ignore").decode()


def storable_json(value: Any) -> Any:
    """A value from JSON as jsonb can hold it: its texts storable, no infinite numbers. Raises RecursionError."""
    match value:
        case str():
            return storable(value)
        case float():
            return value if math.isfinite(value) else None
        case list():
            return [storable_json(one) for one in value]
        case dict():
            return {storable(name): storable_json(one) for name, one in value.items()}
        case _:
            return value


@lru_cache(maxsize=4)  # several vocabularies look at the text of one message
def plain(text: str) -> str:
    """Folded for comparison: compatibility forms, case, Thai digits, unseen signs and surrounding space made the same."""
    folded = _NEVER_SEEN.sub("", unicodedata.normalize("NFKC", text).casefold()).strip()
    digits = _OTHER_DIGIT.sub(lambda found: str(unicodedata.decimal(found[0])), _KEYCAP.sub(r"\1", folded))
    return _SARA_AM.sub("\\1\u0e33", digits)


def bound(text: str) -> str:
    """`text` with what belongs together kept on one line: a number with its unit, a particle with its sentence, MiMi's name.

    Only for text that is shown; never for text that is compared or counted.
    """
    whole = _NAME.sub(rf"\1{_WORD_JOINER}", text) if _NAMED in text else text
    whole = _UNIT.sub(_NO_BREAK_SPACE, whole) if " " in whole else whole
    return _PARTICLE.sub(_joined, whole) if any(particle in whole for particle in _PARTICLES) else whole


def _joined(found: re.Match[str]) -> str:
    before = _NO_BREAK_SPACE if found[1] else _WORD_JOINER
    return before + (found[2] + _WORD_JOINER if found[2] else "") + found[3]
