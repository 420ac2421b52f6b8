"""Where a line of Thai may end: between words, which Thai writes without spaces, and best where a thought ends.

BudouX (a small model) finds the words. It knows neither the names of cards nor many compounds, so these are kept whole here.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import budoux
import regex

_FILE: Final = Path(__file__).with_suffix(".toml")

NO_BREAK: Final = "\u00a0\u2060"
"""Signs at which a line never ends (`bot.say.text.bound` puts them into texts)."""

AT_SPACE: Final = 0.0
BEFORE_LINK: Final = 1.0
BETWEEN_WORDS: Final = 4.0
BEFORE_LEANING: Final = 8.0
AFTER_LINK: Final = 12.0
"""How badly a line ends there. A word that links to the next one, such as "of" or "that", should begin a line, not end one."""

_KNOWN: Final = {name: tuple(words.split()) for name, words in tomllib.loads(_FILE.read_text("utf-8")).items()}
_LINKS: Final = frozenset(_KNOWN["links"])
_LEANING: Final = frozenset(_KNOWN["leaning"])
_CONJUNCTIONS: Final = frozenset(_KNOWN["conjunctions"])
_SUBJECTS: Final = frozenset(_KNOWN["subjects"])
_NEVER_ENDS: Final = frozenset(_KNOWN["never_ends"])
_PARTICLES: Final = frozenset(_KNOWN["particles"])
_COMPOUNDS: Final = _KNOWN["compounds"]

_THAI: Final = regex.compile(r"[\u0e00-\u0e7f]+")
_PIECE: Final = regex.compile(r"([ \n]+)|([\u0e00-\u0e7f]+)|([^ \n\u0e00-\u0e7f]+)")
_HANGS_ON: Final = "ะัาำิีึืฺุู็่้๊๋์ํ๎ๅๆฯ"
_LEADS: Final = "เแโใไ"


@dataclass(frozen=True)
class Word:
    """A piece of a line that stays whole; `penalty` is how badly a line ends after it, `spaced` whether a space follows."""

    text: str
    penalty: float
    spaced: bool


def words_of(text: str, kept: Iterable[str] = ()) -> list[Word]:
    """The pieces of a text, in order. `kept` are names that stay whole."""
    whole = tuple(sorted({*_COMPOUNDS, *(name for name in kept if name)}, key=len, reverse=True))
    pieces = list(_glued(_pieces(text, whole)))
    found: list[Word] = []
    for at, piece in enumerate(pieces):
        if piece == " ":
            continue
        spaced = at + 1 < len(pieces) and pieces[at + 1] == " "
        after = pieces[at + 1] if at + 1 < len(pieces) else ""
        found.append(Word(piece, _penalty(found[-1].text if found else "", piece, after, spaced), spaced))
    return found


def _penalty(before: str, piece: str, after: str, spaced: bool) -> float:
    """How badly a line ends after `piece`; "but they" had better begin one."""
    if spaced:
        return AT_SPACE
    if piece in _LINKS or (piece in _SUBJECTS and before in _CONJUNCTIONS):
        return AFTER_LINK
    if after in _LEANING:
        return BEFORE_LEANING
    return BEFORE_LINK if after in _LINKS else BETWEEN_WORDS


def _pieces(text: str, whole: tuple[str, ...]) -> Iterator[str]:
    """Spaces as one space, runs of Thai word by word, all else as it is."""
    for space, thai, other in _PIECE.findall(text):
        if space:
            yield " "
        elif thai:
            yield from _thai(thai, whole)
        else:
            yield other


def _thai(run: str, whole: tuple[str, ...]) -> list[str]:
    """The words of a run of Thai, with what is `whole` in one piece."""
    ends, at = set(), 0
    for word in _parser().parse(run):
        at += len(word)
        ends.add(at)
    taken = [False] * (len(run) + 1)
    for name in whole:
        start = run.find(name)
        while start >= 0:
            inside = range(start + 1, start + len(name))
            if not any(taken[index] for index in range(start, start + len(name))):
                ends.difference_update(inside)
                ends.update((start, start + len(name)))
                for index in inside:
                    taken[index] = True
            start = run.find(name, start + 1)
    cuts = sorted(ends - {0})
    return [run[before:cut] for before, cut in zip([0, *cuts], cuts, strict=False)]


def _glued(pieces: Iterable[str]) -> Iterator[str]:
    """Joins what a line may not end between: particles and marks to the word before, prefixes to the word after."""
    held = ""
    for piece in pieces:
        if piece == " ":
            if held:
                yield held
            held = ""
            yield piece
        elif held and (_sticks(held, piece)):
            held += piece
        else:
            if held:
                yield held
            held = piece
    if held:
        yield held


def _sticks(before: str, piece: str) -> bool:
    return (
        piece[0] in _HANGS_ON
        or piece[0] in NO_BREAK
        or piece[0] in ",.!?…:;”’)]%"
        or before[-1] in NO_BREAK
        or before[-1] in _LEADS
        or before[-1] in "“‘([฿"
        or piece in _PARTICLES
        or before in _NEVER_ENDS
    )


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_thai_parser()
