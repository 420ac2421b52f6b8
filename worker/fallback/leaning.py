"""Which way the cards lean: for, against, or both. Pure."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from models.readings.deck import MAJORS, SUITS, Card

_EASES: Final = frozenset((15, 18, 26, 31, 39, 40, 42, 51, 52, 54, 56, 57, 58, 59, 67, 68))
"""Cards that weigh more upright than reversed: reversed, what they stand for lets go."""

_NEUTRAL: Final = frozenset((9, 12, 13, 16, 43, 53))
"""Cards that ask for time whichever way they lie."""

_MOSTLY: Final = 2 / 3
_HARDLY: Final = 1 / 3


class Lean(StrEnum):
    """OPEN: the cards are for it. SLOW: not as things stand."""

    OPEN = "open"
    MIXED = "mixed"
    SLOW = "slow"


def brightness(card: Card) -> float:
    """1 for a card that helps, 0 for one that weighs, between them for one that asks for time."""
    if card.number in _NEUTRAL:
        return 0.5
    return float(card.reversed == (card.number in _EASES))


def lean_of(cards: Sequence[Card]) -> Lean:
    """The last card counts twice: every spread ends with what comes."""
    marks = [brightness(card) for card in (*cards, cards[-1])]
    mean = sum(marks) / len(marks)
    return Lean.OPEN if mean > _MOSTLY else Lean.SLOW if mean < _HARDLY else Lean.MIXED


def thread_of(cards: Sequence[Card]) -> str:
    """The name of the phrases that join the cards: `bright` where none weighs, `heavy` where none helps, else `both`."""
    marks = [brightness(card) for card in cards]
    if min(marks) > 0 and marks[0] == marks[-1] == 1:
        return "bright"
    return "heavy" if max(marks) < 1 else "both"


def best_and_worst(cards: Sequence[Card]) -> tuple[Card, Card]:
    """The card that helps most, the later the better, and the one that weighs most; of one card, that card twice."""
    best = max(reversed(cards), key=brightness)
    others = [card for card in cards if card != best] or list(cards)
    return best, min(others, key=brightness)


def pattern_of(cards: Sequence[Card]) -> str | None:
    """What stands out in the cards as a whole, by its name in the phrase banks, if anything does."""
    if len(cards) < 3:
        return None
    if sum(card.number < MAJORS for card in cards) * 2 > len(cards):
        return "majors_many"
    suits = Counter(SUITS[(card.number - MAJORS) // 14] for card in cards if card.number >= MAJORS)
    suit, most = suits.most_common(1)[0]
    if most * 2 > len(cards):
        return suit
    reversed_cards = sum(card.reversed for card in cards)
    if reversed_cards * 2 > len(cards):
        return "reversed_many"
    return None if reversed_cards else "reversed_none"


def of_lean(bank: dict[str, list[str]], lean: Lean) -> list[str]:
    """The phrases for this lean, or those for any."""
    return list(bank["any"] if "any" in bank else bank[lean])
