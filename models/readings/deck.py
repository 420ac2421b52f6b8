"""The 78 cards, the spreads, and a draw that anyone can repeat from its seed.

Fairness: a 32-byte seed is made when the cards are dealt and its SHA-256 is shown with the face-down cards. The seed
is shown with the reading. `deal(seed)` is a Fisher-Yates shuffle fed by SHA-256 in counter mode, to be redone in any
language from this description: block i is SHA-256(seed || i as 8 bytes, big-endian), the blocks are read as 32-bit
big-endian numbers, and a number is thrown away when it would favour the low cards (rejection sampling).
"""

import hashlib
import secrets
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, count
from typing import Final

SUITS: Final = ("wands", "cups", "swords", "pentacles")
DECK_SIZE: Final = 78
MAJORS: Final = 22

SHOWN_FACE_DOWN: Final = 21
"""How many cards of the dealt deck lie on the table to choose from."""

SPREADS: Final[dict[str, int]] = {"one": 1, "three": 3, "five": 5, "celtic": 10}
"""How many cards each spread takes. Positions are numbered from 1; their names stand in prompts/meanings."""

DEFAULT_SPREAD: Final = "three"

_EIGHT_NUMBERS: Final = struct.Struct(">8I")
_FAIR: Final = [0, *(2**32 - 2**32 % limit for limit in range(1, DECK_SIZE + 1))]
"""By limit: numbers from here on are drawn again, because they would favour the first cards."""


@dataclass(frozen=True)
class Card:
    """A card as it lies: `number` 0-21 the majors, then wands, cups, swords, pentacles, ace to king."""

    number: int
    reversed: bool

    @property
    def picture(self) -> str:
        """File name under /deck/: `07.jpg`, or `07r.jpg` when it lies reversed."""
        return f"{self.number:02d}{'r' if self.reversed else ''}.jpg"


def new_seed() -> bytes:
    """32 unpredictable bytes."""
    return secrets.token_bytes(32)


def commitment(seed: bytes) -> str:
    """What is shown before the draw: the seed's SHA-256, in hex."""
    return hashlib.sha256(seed).hexdigest()


def deal(seed: bytes, first: int = DECK_SIZE) -> list[Card]:
    """The deck in the order this seed gives it, each card upright or reversed: the `first` cards of it, by default all.

    The whole deck is shuffled for one card too; which way a card lies is drawn after that, for one card after another.
    """
    numbers = _numbers(seed)
    order = list(range(DECK_SIZE))
    for last in range(DECK_SIZE - 1, 0, -1):
        chosen = _below(last + 1, numbers)
        order[last], order[chosen] = order[chosen], order[last]
    return [Card(number, reversed=_below(2, numbers) == 1) for number in order[:first]]


def _numbers(seed: bytes) -> Iterator[int]:
    blocks = (hashlib.sha256(seed + block.to_bytes(8, "big")).digest() for block in count())
    return chain.from_iterable(map(_EIGHT_NUMBERS.unpack, blocks))


def _below(limit: int, numbers: Iterator[int]) -> int:
    number = next(numbers)
    while number >= _FAIR[limit]:
        number = next(numbers)
    return number % limit
