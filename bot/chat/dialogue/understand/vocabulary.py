"""Texts made of known words only: which kinds of word one is made of, whatever the spelling. Pure.

A text is folded (tone marks, repeated letters and symbols mean nothing here) and cut into known words, the fewest possible,
because Thai is written without spaces. One sign that belongs to no known word, and the text is something else.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any, Final

import regex

from bot.chat.dialogue.understand.words import words_in
from bot.say.text import plain

LONGEST: Final = 80
"""Letters; a longer text is never made of these words only."""

_NO_LETTER: Final = regex.compile(r"[^\p{L}\p{N}\p{M}]+")
_TONES: Final = re.compile("[\u0e47-\u0e4d]")
_IS_ASKED: Final = re.compile(r"ไม๊|ม้าย")
_IS: Final = r"ไหม"
_NO_APOSTROPHE: Final = regex.compile(
    r"\b(?:(?:that|what|where|who|how|it|today)(?=s\b)|(?:do|did|does|is|has|have|ca|could)n(?=t\b))"
)
_LATIN: Final = re.compile("[a-z]")
_REPEATED: Final = regex.compile(r"([\p{L}\p{M}])\1+")
_RUN: Final = regex.compile(r"([\p{L}\p{M}])\1*|.")
_Cut = list[str | None] | None
"""The kinds of the words that a beginning of the text was cut into; None: it cannot be cut."""


def folded(text: str) -> str:
    """`text` with neither case, tone marks, repeated letters nor symbols; words stay apart where a space stood."""
    return _REPEATED.sub(r"\1", _letters(text))


@lru_cache(maxsize=4)  # a text is folded for each vocabulary
def _letters(text: str) -> str:
    """The letters as they are usually spelled: "whats" is "what s"."""
    letters = _TONES.sub("", _NO_LETTER.sub(" ", _IS_ASKED.sub(_IS, plain(text))).replace("ๆ", " ")).strip()
    thai, english = _chat_spellings()
    letters = thai.sub(_spelled, letters)
    return _NO_APOSTROPHE.sub(r"\g<0> ", english.sub(_spelled, letters)) if _LATIN.search(letters) else letters


@cache
def _spoken() -> dict[str, Any]:
    return words_in("spoken.toml")


@cache
def _chat_spellings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of the Thai words that chats spell otherwise, and of the English ones."""
    spelled = _spoken()["spelled"]
    thai = "|".join(f"{word}+" for word in spelled if not word.isascii())
    english = "|".join(f"{word}+" for word in spelled if word.isascii())
    return re.compile(thai), re.compile(rf"\b(?:{english})\b")


def _spelled(found: re.Match[str]) -> str:
    usual: str = _spoken()["spelled"][_REPEATED.sub(r"\1", found[0])]
    return usual


def particles() -> tuple[str, ...]:
    """Sounds that sentences end with."""
    return tuple(_spoken()["particles"])


def her_name() -> tuple[str, ...]:
    """How MiMi is called."""
    return tuple(_spoken()["her_name"])


@lru_cache(maxsize=4)  # several vocabularies look at the text of one message
def _runs(text: str) -> tuple[str, tuple[int, ...]]:
    """The letters without their repeats, and how often each stands there."""
    letters = _letters(text)[: 4 * LONGEST]
    if not _REPEATED.search(letters):
        return letters, (1,) * len(letters)
    runs = [found[0] for found in _RUN.finditer(letters)]
    return "".join(run[0] for run in runs), tuple(map(len, runs))


class Vocabulary:
    """Words by their kind. `fillers` may stand among them and mean nothing ("very", "to you"), and so may the particles."""

    def __init__(self, kinds: Mapping[str, Iterable[str]], fillers: Iterable[str]) -> None:
        self._words: dict[str, str | None] = dict.fromkeys(map(folded, (*particles(), *fillers)))
        self._words |= {folded(word): kind for kind, words in kinds.items() for word in words}
        self._words.pop("", None)
        self._lengths: dict[str, list[int]] = {}
        for first, length in sorted({(word[0], len(word)) for word in self._words}):
            self._lengths.setdefault(first, []).append(length)

    def kinds(self, text: str) -> list[str]:
        """The kinds of the words that the text is made of, in their order; empty when it holds anything else."""
        letters, repeats = _runs(text)
        size = len(letters)
        if not 0 < size <= LONGEST:
            return []
        best: list[_Cut] = [[], *[None] * size]
        for start in range(size):
            so_far = best[start]
            if so_far is None:
                continue
            if letters[start] == " ":
                best[start + 1] = _shorter(best[start + 1], so_far)
            for length in self._lengths.get(letters[start], ()):
                end = start + length
                word = letters[start:end]  # shorter at the end of the text, and no word of that length then
                if end > size or word not in self._words or not _stands_alone(letters, start, end):
                    continue
                cut = [*so_far, self._words[word]]
                best[end] = _shorter(best[end], cut)
                if repeats[end - 1] > 1 and end - 1 > start:  # the next word may begin with the letter that this one ends with
                    best[end - 1] = _shorter(best[end - 1], cut)
        return [kind for kind in best[-1] or [] if kind]


def _shorter(one: _Cut, other: _Cut) -> _Cut:
    return other if one is None or (other is not None and len(other) < len(one)) else one


def _stands_alone(letters: str, start: int, end: int) -> bool:
    """Latin words end where Latin letters and digits end; Thai ones end anywhere."""
    return not (_same_word(letters[start - 1 : start + 1]) or _same_word(letters[end - 1 : end + 1]))


def _same_word(pair: str) -> bool:
    return len(pair) == 2 and pair.isascii() and pair.isalnum()
