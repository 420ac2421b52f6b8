"""Buttons that confirm or decline what cannot be undone: an exchange of coins, the deletion of all data."""

from abc import ABC

from bot.say.buttons.base import Button
from models.general.value import value


class Confirmation(Button, ABC):
    """Part of an exchange or of a deletion."""


@value
class PickExchange(Confirmation):
    """Exchange coins for this many stars; asks for confirmation first."""

    stars: int

    @property
    def data(self) -> str:
        return f"exchange:{self.stars}"


@value
class ConfirmExchange(Confirmation):
    """Do exchange coins for this many stars, once for each `nonce`."""

    stars: int
    nonce: str

    @property
    def data(self) -> str:
        return f"exchange:{self.stars}:{self.nonce}"


@value
class DeclineExchange(Confirmation):
    """Keep the coins."""

    data = "exchange:no"


@value
class ConfirmForget(Confirmation):
    """Do delete all data. `offer` says when this was offered (`bot.say.buttons.forget_offer`)."""

    offer: str

    @property
    def data(self) -> str:
        return f"forget:yes:{self.offer}"


@value
class DeclineForget(Confirmation):
    """Keep the data."""

    data = "forget:no"
