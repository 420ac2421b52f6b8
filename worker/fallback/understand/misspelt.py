"""The known word that a misspelt one is most like. Pure."""

import difflib
from collections.abc import Iterable
from typing import Final

_ALIKE: Final = 0.82
"""How alike a misspelt English word must be to a known one, as difflib measures it."""

Known = dict[str, frozenset[str]]
"""Words, each with its letters, of which the second `e` is another one than the first."""


def known(words: Iterable[str]) -> Known:
    """The words to compare with."""
    return {word: _letters(word) for word in sorted(words)}


def most_like(word: str, known: Known) -> str | None:
    """The word that is most like this one, if any is like it.

    difflib compares only those that have enough letters in common, whatever their order: it would find that out slowly.
    """
    letters = _letters(word)
    close = [one for one, its in known.items() if 2.0 * len(its & letters) / (len(one) + len(word)) >= _ALIKE]
    return next(iter(difflib.get_close_matches(word, close, 1, _ALIKE)), None)


def _letters(word: str) -> frozenset[str]:
    return frozenset(f"{letter}{word.count(letter, 0, place)}" for place, letter in enumerate(word))
