"""Which card of a spread answers the question, by how it is put. Pure."""

from collections.abc import Sequence
from typing import Final

from models.readings.deck import Card
from worker.fallback.leaning import best_and_worst
from worker.fallback.understand.forms import Form

_FROM_HEAVIEST: Final = frozenset((Form.WHY, Form.WATCH))
"""Asked for a reason or a danger, the card that weighs most answers."""

FROM_ADVICE: Final = frozenset((Form.HOW, Form.SHOULD, Form.CHOOSE, Form.WATCH))
"""Asked what to do, the card in the place of advice answers, where the spread has one."""


def main_card(form: Form, spread: str, cards: Sequence[Card]) -> Card:
    """For advice the one in that place, for a reason the heaviest, else the last."""
    if form in _FROM_HEAVIEST:
        return best_and_worst(cards)[1]
    if form in FROM_ADVICE and spread == "five" and len(cards) > 3:
        return cards[3]
    return cards[-1]
