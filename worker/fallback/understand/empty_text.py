"""Whether a text asks nothing at all. Pure, and generous: what is not plainly empty counts as a question."""

import re
import unicodedata
from functools import cache
from typing import Final

from bot.safety.rules import visible
from prompts.fallback import signs

FEWEST_LETTERS: Final = 4
MASHED_RUN: Final = 4
"""So many neighbouring keys in a row are rarely a word of ours."""

MASHED_SHARE: Final = 0.7
"""The share of a Thai word's signs that such runs must cover: some words hold one run of the keyboard by chance."""

_EDGES: Final = re.compile(r"[^\w\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+|_+")
"""Between words. Thai vowels and tones are marks, which split words for `\\W`; they are kept."""

_CONSONANTS: Final = re.compile(r"[bcdfghjklmnpqrstvwxz]{6,}")
_ENGLISH: Final = re.compile(r"[a-z']*[aeiouy][a-z']*")


@cache
def _empty() -> tuple[frozenset[str], tuple[str, ...]]:
    data = signs("empty")
    runs = [row[start : start + MASHED_RUN] for row in data["keys"] for start in range(len(row) - MASHED_RUN + 1)]
    return frozenset(_bare(word) for word in data["words"]), (*runs, *(run[::-1] for run in runs))


def _bare(text: str) -> str:
    return "".join(char for char in text if unicodedata.category(char)[0] in "LM")


def asks_nothing(text: str) -> bool:
    """True for `asdfgh`, `12345`, `????`, a bare greeting, or the same sign over and over."""
    seen = visible(text).casefold()
    bare = _bare(seen)
    words, runs = _empty()
    if len(bare) < FEWEST_LETTERS or len(set(bare)) < 3 or bare in words:
        return True
    if re.fullmatch(r"(.{1,4}?)\1{2,}.{0,3}", bare):
        return True
    return all(_mashed(word, runs) for word in _EDGES.split(seen) if word)


def _mashed(word: str, runs: tuple[str, ...]) -> bool:
    if word.isascii():
        return not _ENGLISH.fullmatch(word) or bool(_CONSONANTS.search(word)) or any(run in word for run in runs)
    return _covered(word, runs) >= MASHED_SHARE * len(word)


def _covered(word: str, runs: tuple[str, ...]) -> int:
    """How many signs of the word stand in runs of neighbouring keys."""
    places: set[int] = set()
    for start in range(len(word) - MASHED_RUN + 1):
        if word[start : start + MASHED_RUN] in runs:
            places.update(range(start, start + MASHED_RUN))
    return len(places)
