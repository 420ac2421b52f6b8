"""What a text must hold for a pattern to match it: letters, read from the pattern itself. Pure.

Whatever this module does not know of a pattern counts as matching anything, so that too little may be asked for, never too much.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

# The standard library's own parser of patterns. It is not public; `tests/unit/bot/safety/test_gates.py` notices a change.
from re import _constants as op  # type: ignore[attr-defined]  # isort: skip
from re import _parser as parser  # type: ignore[attr-defined]  # isort: skip

MOST_OF_A_CLASS: Final = 4
"""A class of more signs than these is taken for any sign."""


@dataclass(frozen=True)
class All:
    """Each of these letters and needs must be there."""

    letters: tuple[str, ...] = ()
    needs: tuple["All | AnyOf", ...] = ()

    def found(self, folded: str) -> bool:
        for one in self.letters:  # loops, because this is the hot path, and a generator takes twice as long
            if one not in folded:
                return False
        for need in self.needs:  # noqa: SIM110 - as above
            if not need.found(folded):
                return False
        return True


@dataclass(frozen=True)
class AnyOf:
    """One of these letters or needs must be there."""

    letters: tuple[str, ...] = ()
    needs: tuple["All | AnyOf", ...] = ()

    def found(self, folded: str) -> bool:
        for one in self.letters:
            if one in folded:
                return True
        for need in self.needs:  # noqa: SIM110 - as above
            if need.found(folded):
                return True
        return False


Need = str | All | AnyOf
"""What must be in a folded text: these letters, or some of several."""

NOTHING: Final = All()
"""For a pattern that may match anything."""

NEVER: Final = AnyOf()
"""For one that certainly does not match."""


def needs_of(pattern: str, flags: int = 0) -> Need:
    """What each text must hold that the pattern matches, in small letters. Raises re.error for what is no pattern."""
    return together(_needs(parser.parse(pattern, flags)))


def together(needs: Sequence[Need]) -> Need:
    """All of them, first what takes the fewest looks, and among these what is rarest."""
    single = sorted(dict.fromkeys(needs), key=lambda need: (_looks(need), -_rarity(need)))
    return single[0] if len(single) == 1 else All(*apart(single))


def apart(needs: Iterable[Need]) -> tuple[tuple[str, ...], tuple[All | AnyOf, ...]]:
    """The letters among them, and the others: what `All` and `AnyOf` are made of."""
    needs = tuple(needs)
    return tuple(need for need in needs if isinstance(need, str)), tuple(need for need in needs if not isinstance(need, str))


def _looks(need: Need) -> int:
    return 1 if isinstance(need, str) else len(need.letters) + sum(map(_looks, need.needs))


def _rarity(need: Need) -> int:
    """The length of its shortest letters, of which one is enough."""
    if isinstance(need, str):
        return len(need)
    lengths = [_rarity(part) for part in (*need.letters, *need.needs)]
    return max(lengths, default=0) if isinstance(need, All) else min(lengths)


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
    return [AnyOf(*apart(dict.fromkeys(together(needs) for needs in branches)))]


def _class(items: Sequence[Any]) -> list[Need]:
    signs = [chr(value) for kind, value in items if kind is op.LITERAL]
    if len(signs) < len(items) or len(signs) > MOST_OF_A_CLASS or not all(map(_keeps, signs)):
        return []
    return [AnyOf(tuple(sign.lower() for sign in signs))]


def _repeated(value: Any) -> str:
    """The letters of a single sign that is repeated, such as `a{3,}`."""
    least, _, [*inner] = value
    if len(inner) == 1 and inner[0][0] is op.LITERAL and _keeps(chr(inner[0][1])):
        return chr(inner[0][1]).lower() * int(least)
    return ""


def _keeps(sign: str) -> bool:
    """Whether a text in small letters has the sign wherever the text had it, in either case."""
    return sign.isascii() or sign.lower() == sign == sign.upper()
