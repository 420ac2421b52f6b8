"""Buttons of stars for a friend: how many, really, the card once more, back again."""

import uuid
from abc import ABC

from bot.say.buttons.base import Button
from models.general.value import value


class GiftButton(Button, ABC):
    """Part of giving stars to a friend."""


@value
class PickGift(GiftButton):
    """Give this many stars; asks for confirmation first."""

    stars: int

    @property
    def data(self) -> str:
        return f"gift:{self.stars}"


@value
class ConfirmGift(GiftButton):
    """Do give this many stars, once for each `nonce`."""

    stars: int
    nonce: str

    @property
    def data(self) -> str:
        return f"gift:{self.stars}:{self.nonce}"


@value
class DeclineGift(GiftButton):
    """Keep the stars."""

    data = "gift:no"


@value
class ShowGiftCard(GiftButton):
    """Show the card of a gift that is on its way."""

    gift: uuid.UUID

    @property
    def data(self) -> str:
        return f"gift:card:{self.gift}"


@value
class TakeBackGift(GiftButton):
    """Take a gift back; asks for confirmation first."""

    gift: uuid.UUID

    @property
    def data(self) -> str:
        return f"gift:back:{self.gift}"


@value
class ConfirmTakeBack(GiftButton):
    """Do take a gift back."""

    gift: uuid.UUID

    @property
    def data(self) -> str:
        return f"gift:back:{self.gift}:yes"


@value
class LeaveGift(GiftButton):
    """Leave a gift with the friend."""

    data = "gift:leave"
