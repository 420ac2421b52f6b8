"""A pattern that is searched for only where the words stand without which it cannot match. Pure.

Most texts hold none of a pattern's words, and looking for a word takes a hundredth of the time of a search.
"""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Final

from bot.safety.gates.needs import NEVER, All, AnyOf, Need, apart, needs_of

_LOOK_LIKE_ASCII: Final = "\u0130\u0131\u017f\u212a"
"""What a pattern that ignores case takes for i, s and k as well."""

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
    def needs(self) -> tuple[All | AnyOf, All | AnyOf, All | AnyOf]:
        """What a text must hold; what of it one without Latin letters must, and one without Thai ones, which is much less.

        Raises re.error for what is no pattern.
        """
        whole = needs_of(*self._written)
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


def _wrapped(need: Need) -> All | AnyOf:
    return All((need,)) if isinstance(need, str) else need


def _without(letters: re.Pattern[str], need: Need) -> Need:
    """What is left of a need for a text that has none of these letters."""
    if isinstance(need, str):
        return NEVER if letters.search(need) else need
    parts = [_without(letters, part) for part in (*need.letters, *need.needs)]
    if isinstance(need, All):
        return NEVER if NEVER in parts else All(*apart(parts))
    return AnyOf(*apart(part for part in parts if part != NEVER))
