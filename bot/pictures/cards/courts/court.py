"""The sixteen court cards: pages on foot, knights on horseback, queens and kings on their thrones."""

from typing import Final

from bot.pictures.cards.courts.knights import knight
from bot.pictures.cards.courts.pages import page
from bot.pictures.cards.courts.thrones import throned

RANKS: Final = ("page", "knight", "queen", "king")


def court(suit: str, rank: str) -> str:
    """The whole scene of one court card."""
    if rank == "page":
        return page(suit)
    return knight(suit) if rank == "knight" else throned(suit, rank)
