"""A pattern that is searched for only where the words stand without which it cannot match. Pure.

Most texts hold none of a pattern's words, and looking for a word takes a hundredth of the time of a search. Which words those
are is read from the pattern itself: whatever this module does not know counts as matching anything, so that a gate may be of no
use, and never hides a match.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Final

# The standard library's own parser of patterns. It is not public; `tests/unit/safety/test_gated.py` notices a change.
from re import _constants as op  # type: ignore[attr-defined]  # isort: skip
from re import _parser as parser  # type: ignore[attr-defined]  # isort: skip

MOST_OF_A_CLASS: Final = 4
"""A class of more signs than these is taken for any sign."""

_LOOK_LIKE_ASCII: Final = "\u0130\u0131\u017f\u212a"
"""What a pattern that ignores case takes for i, s and k as well."""


@dataclass(frozen=True)
class _All:
    """Each of these letters and needs must be there."""

    letters: tuple[str, ...] = ()
    needs: tuple["_All | _Any", ...] = ()

    def found(self, folded: str) -> bool:
        for one in self.letters:  # loops, because this is the hot path, and a generator takes twice as long
            if one not in folded:
                return False
        for need in self.needs:  # noqa: SIM110 - as above
            if not need.found(folded):
                return False
        return True


@dataclass(frozen=True)
class _Any:
    """One of these letters or needs must be there."""

    letters: tuple[str, ...] = ()
    needs: tuple["_All | _Any", ...] = ()

    def found(self, folded: str) -> bool:
        for one in self.letters:
            if one in folded:
                return True
        for need in self.needs:  # noqa: SIM110 - as above
            if need.found(folded):
                return True
        return False


Need = str | _All | _Any
"""What must be in a folded text: these letters, or some of several."""

NOTHING: Final = _All()
"""For a pattern that may match anything."""

NEVER: Final = _Any()
"""For one that certainly does not match."""

_LATIN: Final = re.compile("[a-z]")
_THAI: Final = re.compile("[\u0e01-\u0e4e]")


class Gated:
    """As a compiled pattern, with a look for its words first. Compiled when first needed, as most are not. Thread-safe."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._written = pattern, flags

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern without its gate."""
        return re.compile(*self._written)

    @cached_property
    def needs(self) -> tuple[_All | _Any, _All | _Any, _All | _Any]:
        """What a text must hold; what of it one without Latin letters must, and one without Thai ones, which is much less.

        Raises re.error for what is no pattern.
        """
        whole = _together(_needs(parser.parse(*self._written)))
        return _wrapped(whole), _wrapped(_without(_LATIN, whole)), _wrapped(_without(_THAI, whole))

    def may_match(self, text: str) -> bool:
        """False: it certainly does not match."""
        folded = _folded(text)
        return folded is None or self.needs[folded[1]].found(folded[0])

    def search(self, text: str) -> re.Match[str] | None:
        """The first match."""
        return self.pattern.search(text) if self.may_match(text) else None

    def sub(self, replacement: str, text: str) -> str:
        """`text` with each match replaced."""
        return self.pattern.sub(replacement, text) if self.may_match(text) else text

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches."""
        return self.pattern.finditer(text) if self.may_match(text) else iter(())


@lru_cache(maxsize=16)
def _folded(text: str) -> tuple[str, int] | None:
    """In small letters, and which of `Gated.needs` are enough; None where more than that is ignored of a letter's case."""
    if any(sign in text for sign in _LOOK_LIKE_ASCII):
        return None
    folded = text.lower()
    return folded, 1 if _LATIN.search(folded) is None else 2 if _THAI.search(folded) is None else 0


def _together(needs: Sequence[Need]) -> Need:
    """All of them, first what takes the fewest looks, and among these what is rarest."""
    single = sorted(dict.fromkeys(needs), key=lambda need: (_looks(need), -_rarity(need)))
    return single[0] if len(single) == 1 else _All(*_apart(single))


def _apart(needs: Iterable[Need]) -> tuple[tuple[str, ...], tuple[_All | _Any, ...]]:
    needs = tuple(needs)
    return tuple(need for need in needs if isinstance(need, str)), tuple(need for need in needs if not isinstance(need, str))


def _wrapped(need: Need) -> _All | _Any:
    return _All((need,)) if isinstance(need, str) else need


def _without(letters: re.Pattern[str], need: Need) -> Need:
    """What is left of a need for a text that has none of these letters."""
    if isinstance(need, str):
        return NEVER if letters.search(need) else need
    parts = [_without(letters, part) for part in (*need.letters, *need.needs)]
    if isinstance(need, _All):
        return NEVER if NEVER in parts else _All(*_apart(parts))
    return _Any(*_apart(part for part in parts if part != NEVER))


def _looks(need: Need) -> int:
    return 1 if isinstance(need, str) else len(need.letters) + sum(map(_looks, need.needs))


def _rarity(need: Need) -> int:
    """The length of its shortest letters, of which one is enough."""
    if isinstance(need, str):
        return len(need)
    lengths = [_rarity(part) for part in (*need.letters, *need.needs)]
    return max(lengths, default=0) if isinstance(need, _All) else min(lengths)


def _needs(sequence: Iterable[Any]) -> list[Need]:
    """What each text must hold that the sequence of parsed items matches."""
    needs: list[Need] = []
    run = ""
    for kind, value in sequence:
        if kind is op.LITERAL and _keeps(chr(value)):
            run += chr(value).lower()
            continue
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT) and (again := _repeated(value)):
            needs.append(run + again)
            run = ""
            continue
        if kind not in (op.AT, op.ASSERT, op.ASSERT_NOT):  # these have no width, so letters before and after stand together
            needs.append(run)
            run = ""
        needs += _needs_of(kind, value)
    needs.append(run)
    return [need for need in needs if need not in ("", NOTHING)]


def _needs_of(kind: Any, value: Any) -> list[Need]:
    if kind is op.BRANCH:
        return _one_of([_needs(branch) for branch in value[1]])
    if kind is op.IN:
        return _class(value)
    if kind is op.SUBPATTERN:
        return _needs(value[3])
    if kind is op.ASSERT:
        return _needs(value[1])
    if kind is op.ATOMIC_GROUP:
        return _needs(value)
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and value[0] >= 1:
        return _needs(value[2])
    return []


def _one_of(branches: Sequence[list[Need]]) -> list[Need]:
    if not all(branches):
        return []
    return [_Any(*_apart(dict.fromkeys(_together(needs) for needs in branches)))]


def _class(items: Sequence[Any]) -> list[Need]:
    signs = [chr(value) for kind, value in items if kind is op.LITERAL]
    if len(signs) < len(items) or len(signs) > MOST_OF_A_CLASS or not all(map(_keeps, signs)):
        return []
    return [_Any(tuple(sign.lower() for sign in signs))]


def _repeated(value: Any) -> str:
    """The letters of a single sign that is repeated, such as `a{3,}`."""
    least, _, [*inner] = value
    if len(inner) == 1 and inner[0][0] is op.LITERAL and _keeps(chr(inner[0][1])):
        return chr(inner[0][1]).lower() * int(least)
    return ""


def _keeps(sign: str) -> bool:
    """Whether a text in small letters has the sign wherever the text had it, in either case."""
    return sign.isascii() or sign.lower() == sign == sign.upper()
