"""Buttons of stars for a friend: how many, really, the card once more, back again."""

import uuid
from abc import ABC
from dataclasses import dataclass

from bot.say.buttons.base import Button


class GiftButton(Button, ABC):
    """Part of giving stars to a friend."""


@dataclass(frozen=True)
class PickGift(GiftButton):
    """Give this many stars; asks for confirmation first."""

    stars: int

    @property
    def data(self) -> str:
        return f"gift:{self.stars}"


@dataclass(frozen=True)
class ConfirmGift(GiftButton):
    """Do give this many stars, once for each `nonce`."""

    stars: int
    nonce: str

    @property
    def data(self) -> str:
        return f"gift:{self.stars}:{self.nonce}"


@dataclass(frozen=True)
class DeclineGift(GiftButton):
    """Keep the stars."""

    data = "gift:no"


@dataclass(frozen=True)
class ShowGiftCard(GiftButton):
    """Show the card of a gift that is on its way."""

    gift: uuid.UUID

    @property
    def data(self) -> str:
        return f"gift:card:{self.gift}"


@dataclass(frozen=True)
class TakeBackGift(GiftButton):
    """Take a gift back; asks for confirmation first."""

    gift: uuid.UUID

    @property
    def data(self) -> str:
        return f"gift:back:{self.gift}"


@dataclass(frozen=True)
class ConfirmTakeBack(GiftButton):
    """Do take a gift back."""

    gift: uuid.UUID

    @property
    def data(self) -> str:
        return f"gift:back:{self.gift}:yes"


@dataclass(frozen=True)
class LeaveGift(GiftButton):
    """Leave a gift with the friend."""

    data = "gift:leave"
