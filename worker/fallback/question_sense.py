"""Whether a text asks anything at all. Pure, and generous: what is not plainly empty counts as a question."""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

import prompts.fallback
from bot.safety.rules import visible

FEWEST_LETTERS: Final = 4
MASHED_RUN: Final = 4
"""So many neighbouring keys in a row are no word of ours."""

_EDGES: Final = re.compile(r"[\W_]+")
_CONSONANTS: Final = re.compile(r"[bcdfghjklmnpqrstvwxz]{6,}")
_ENGLISH: Final = re.compile(r"[a-z']*[aeiouy][a-z']*")


@cache
def _empty() -> tuple[frozenset[str], tuple[str, ...]]:
    data = tomllib.loads((Path(prompts.fallback.__file__).parent / "empty.toml").read_text("utf-8"))
    runs = [row[start : start + MASHED_RUN] for row in data["keys"] for start in range(len(row) - MASHED_RUN + 1)]
    return frozenset(_bare(word) for word in data["words"]), (*runs, *(run[::-1] for run in runs))


def _bare(text: str) -> str:
    return "".join(char for char in text if unicodedata.category(char)[0] in "LM")


def senseless(text: str) -> bool:
    """True for `asdfgh`, `12345`, `????`, a bare greeting, or the same sign over and over."""
    said = visible(text).casefold()
    bare = _bare(said)
    words, runs = _empty()
    if len(bare) < FEWEST_LETTERS or len(set(bare)) < 3 or bare in words:
        return True
    if re.fullmatch(r"(.{1,4}?)\1{2,}.{0,3}", bare):
        return True
    return all(_mashed(word, runs) for word in _EDGES.split(_without_marks(said)) if word)


def _without_marks(text: str) -> str:
    """Thai vowels and tones are marks, which split words for `\\W`; keep them in."""
    return re.sub(r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]", lambda mark: mark[0], text)


def _mashed(word: str, runs: tuple[str, ...]) -> bool:
    if not word.isascii():
        return any(run in word for run in runs)
    return not _ENGLISH.fullmatch(word) or bool(_CONSONANTS.search(word)) or any(run in word for run in runs)
