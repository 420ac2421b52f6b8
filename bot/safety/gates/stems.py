"""Which of many patterns a text may match, by short runs of letters without which none of them does. Pure.

Nearly every text matches none of them, and to look up all of its runs of letters takes a tenth of the time of the searches.
"""

import re
from collections.abc import Iterable
from typing import Final

from bot.safety.gates.needs import All, AnyOf, Need, apart, needs_of

SHORTEST: Final = 2
LONGEST: Final = 6
"""Letters of a stem. Longer ones tell hardly more texts apart, and each length is looked up at each letter of a text."""

_REPEATS: Final = re.compile(r"(.)\1+", re.DOTALL)


class Stems:
    """Patterns by a number, and the stems of which their texts hold one. A letter that is repeated counts once, in both."""

    def __init__(self, patterns: Iterable[tuple[int, str]]) -> None:
        """Several patterns may have one number. Raises re.error for what is no pattern."""
        self._by_stem: dict[str, list[tuple[int, All | AnyOf]]] = {}
        self._always: set[int] = set()
        seen: dict[Need, Need] = {}
        for number, pattern in patterns:
            need = _without_repeats(needs_of(pattern), seen)
            stems = _stems(need)
            if not stems:
                self._always.add(number)
            for stem in stems:
                self._by_stem.setdefault(stem, []).append((number, need if not isinstance(need, str) else All((need,))))
        self._stems = frozenset(self._by_stem)
        self._lengths: dict[str, list[int]] = {}
        for beginning, length in sorted({(stem[:SHORTEST], len(stem)) for stem in self._by_stem}):
            self._lengths.setdefault(beginning, []).append(length)

    def may_match(self, text: str) -> set[int]:
        """The numbers whose patterns may match the text, which is in small letters; the others certainly do not.

        The patterns may be searched for with any of their letters repeated.
        """
        single = _single(text)
        starts, lengths = range(len(single) - SHORTEST + 1), self._lengths
        runs = {  # each once, however often it is said, and only as long as a stem with this beginning
            single[start : start + length] for start in starts for length in lengths.get(single[start : start + SHORTEST], ())
        }
        found = set(self._always)
        for stem in self._stems & runs:
            for number, need in self._by_stem[stem]:
                if number not in found and need.found(single):
                    found.add(number)
        return found


def _single(text: str) -> str:
    return _REPEATS.sub(r"\1", text)


def _without_repeats(need: Need, seen: dict[Need, Need]) -> Need:
    """`need`, of a text whose letters stand once each. `seen` keeps equal parts one object, as many patterns have them."""
    if need not in seen:
        if isinstance(need, str):
            seen[need] = _single(need)
        else:
            seen[need] = type(need)(*apart(_without_repeats(part, seen) for part in (*need.letters, *need.needs)))
    return seen[need]


def _stems(need: Need) -> frozenset[str]:
    """Runs of letters of which a text that meets the need holds one; none where there are no such, or too short ones."""
    if isinstance(need, str):
        return frozenset((need[:LONGEST],)) if len(need) >= SHORTEST else frozenset()
    parts = [_stems(part) for part in (*need.letters, *need.needs)]
    if isinstance(need, AnyOf):
        return frozenset().union(*parts) if all(parts) else frozenset()
    return max(filter(None, parts), key=_rarity, default=frozenset())


def _rarity(stems: frozenset[str]) -> tuple[int, int]:
    return min(map(len, stems)), -len(stems)
