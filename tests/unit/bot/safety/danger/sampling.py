"""Texts that a pattern matches, made at random from the pattern itself: other code than what the gates read it with."""

from collections.abc import Iterable
from random import Random
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

SOME: Final = "กขตนมาิเแabest 019~"
"""Where a pattern allows any sign."""

_CATEGORIES: Final = {op.CATEGORY_DIGIT: str.isdigit, op.CATEGORY_WORD: str.isalnum, op.CATEGORY_SPACE: str.isspace}

MOST_MORE: Final = 3
"""How often something is repeated beyond the least."""


def sample(pattern: str, random: Random) -> str:
    """One text. Where the pattern looks around, it may not match."""
    return _sequence(parser.parse(pattern), random)


def _sequence(items: Iterable[Any], random: Random) -> str:
    return "".join(_item(kind, value, random) for kind, value in items)


def _item(kind: Any, value: Any, random: Random) -> str:
    if kind is op.LITERAL:
        return chr(value)
    if kind is op.BRANCH:
        return _sequence(random.choice(value[1]), random)
    if kind is op.SUBPATTERN:
        return _sequence(value[3], random)
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
        least, most, inner = value
        times = random.randint(least, min(most, least + MOST_MORE))
        return "".join(_sequence(inner, random) for _ in range(times))
    if kind is op.IN:
        return random.choice(_signs(value))
    if kind in (op.ANY, op.NOT_LITERAL):
        return random.choice([sign for sign in SOME if kind is op.ANY or sign != chr(value)])
    if kind is op.ASSERT:
        return _sequence(value[1], random) if random.random() < 0.5 else ""
    assert kind in (op.AT, op.ASSERT_NOT), f"{kind} is not known here"
    return ""


def _signs(items: Iterable[Any]) -> list[str]:
    """What a class holds, as far as `SOME` and its own signs go."""
    found: list[str] = []
    negated = False
    for kind, value in items:
        if kind is op.NEGATE:
            negated = True
        elif kind is op.LITERAL:
            found.append(chr(value))
        elif kind is op.RANGE:
            found += map(chr, range(value[0], value[1] + 1))
        else:
            assert value in _CATEGORIES, f"{value} is not known here"
            found += filter(_CATEGORIES[value], SOME)
    return [sign for sign in SOME if sign not in found] if negated else found
