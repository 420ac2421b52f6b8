"""Buttons that confirm or decline what cannot be undone: an exchange of coins, the deletion of all data."""

from abc import ABC
from dataclasses import dataclass

from bot.say.buttons.base import Button


class Confirmation(Button, ABC):
    """Part of an exchange or of a deletion."""


@dataclass(frozen=True)
class PickExchange(Confirmation):
    """Exchange coins for this many stars; asks for confirmation first."""

    stars: int

    @property
    def data(self) -> str:
        return f"exchange:{self.stars}"


@dataclass(frozen=True)
class ConfirmExchange(Confirmation):
    """Do exchange coins for this many stars, once for each `nonce`."""

    stars: int
    nonce: str

    @property
    def data(self) -> str:
        return f"exchange:{self.stars}:{self.nonce}"


@dataclass(frozen=True)
class DeclineExchange(Confirmation):
    """Keep the coins."""

    data = "exchange:no"


@dataclass(frozen=True)
class ConfirmForget(Confirmation):
    """Do delete all data. `offer` says when this was offered (`bot.say.buttons.forget_offer`)."""

    offer: str

    @property
    def data(self) -> str:
        return f"forget:yes:{self.offer}"


@dataclass(frozen=True)
class DeclineForget(Confirmation):
    """Keep the data."""

    data = "forget:no"
