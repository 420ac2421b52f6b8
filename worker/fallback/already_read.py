"""What one person has read in their last readings and in this one, so that no sentence stands twice. Deterministic."""

import random
import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Final

from prompts.schema import Interpretation

_SLOT: Final = re.compile(r"\{\w+\}")
_SENTENCES: Final = re.compile(r"(?<=[.!?])\s+|(?<=ค่ะ)\s+|(?<=คะ)\s+")

_SHORTEST_TRACE: Final = 8
"""Characters of a template by which it is known again; shorter pieces are in any text."""

Fill = Callable[[str], str]
"""Puts a template's words into its slots."""


def texts_of(earlier: Sequence[Interpretation]) -> list[str]:
    """All that was shown of these readings."""
    return [text for one in earlier for text in _shown(one)]


def _shown(one: Interpretation) -> list[str]:
    passages = (passage.text for passage in one.cards)
    return [one.gist, one.opening, *passages, one.together, *one.insights, one.action, one.closing, *one.questions]


class AlreadyRead:
    """`earlier` are the texts of the last readings. `chance` varies which of the fresh phrases is taken."""

    def __init__(self, earlier: Iterable[str], chance: random.Random) -> None:
        self._texts = "\n".join(earlier)
        self._searched: dict[str, int] = {}
        self._chance = chance

    def pick(self, bank: Sequence[str], fill: Fill = str) -> str:
        """A phrase of the bank that this person has not read; when they have read all, any."""
        return self.fresh(bank, fill) or self._kept(fill(self._chance.choice(list(bank))))

    def fresh(self, bank: Sequence[str], fill: Fill = str) -> str | None:
        """A phrase that they have not read, or None. Templates that they know with other words come last."""
        shuffled = self._chance.sample(list(bank), len(bank))
        return self.first_fresh(map(fill, sorted(shuffled, key=self._known)))

    def first_fresh(self, texts: Iterable[str]) -> str | None:
        """The first of the texts, in their order, that they have not read."""
        unread = next(filter(self.is_fresh, texts), None)
        return self._kept(unread) if unread else None

    def is_fresh(self, text: str) -> bool:
        """Whether this person has read no sentence of the text."""
        return not any(map(self._stands, _SENTENCES.split(text)))

    def _known(self, template: str) -> bool:
        trace = _trace(template)
        return len(trace) >= _SHORTEST_TRACE and self._stands(trace)

    def _stands(self, piece: str) -> bool:
        """Whether the piece was read. The texts only grow: what was searched for in vain is searched for in what came since."""
        searched = self._searched.get(piece, 0)
        if searched >= 0:
            found = self._texts.find(piece, max(searched - len(piece), 0)) >= 0
            self._searched[piece] = -1 if found else len(self._texts)
        return self._searched[piece] < 0

    def _kept(self, text: str) -> str:
        self._texts += "\n" + text
        return text


@lru_cache(maxsize=4096)
def _trace(template: str) -> str:
    """The longest piece of a template between its slots, by which it is known again. Each reading asks for the same ones."""
    return max(_SLOT.split(template), key=len)
