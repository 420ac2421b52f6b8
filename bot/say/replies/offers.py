"""Replies about what people are offered beside readings: stars for a friend."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from bot.say.replies.base import Reply
from models.general.value import value


@value
class GiftCard:
    """A gift that is on its way. `until`: after this moment it goes back to its giver."""

    id: uuid.UUID
    code: str
    stars: int
    until: datetime


@value
class GiftOffer(Reply):
    """How many stars for a friend: `options` to choose from, `most` in all; `waiting`: gifts that nobody has taken yet."""

    options: Sequence[int]
    most: int
    waiting: Sequence[GiftCard]


@value
class GiftTooFew(Reply):
    """There are only `stars` stars that can be given: none, or fewer than were named."""

    stars: int


@value
class GiftTooMuch(Reply):
    """A gift has at most `most` stars."""

    most: int


@value
class TooManyGiftsOut(Reply):
    """So many gifts wait for friends that there is no room for another one."""

    most: int


@value
class ConfirmGift(Reply):
    """Really give so many stars? The button works once for each `nonce`."""

    stars: int
    nonce: str


@value
class GiftMade(Reply):
    """The gift's card, to be sent on. `giver` may be empty; `stars_left` is what its giver has now."""

    card: GiftCard
    giver: str
    stars_left: int


@value
class AskTakeBack(Reply):
    """Really take the gift back?"""

    gift: uuid.UUID


@value
class GiftLeft(Reply):
    """They decided against taking it back."""


@value
class GiftTakenBack(Reply):
    """The gift's stars are back."""

    stars: int


@value
class GiftClosed(Reply):
    """The gift is not on its way any more: a friend has it, or it came back."""


@value
class GiftTaken(Reply):
    """The friend has the stars now. `giver` may be missing; `go_on`: a question of theirs waits for stars."""

    stars: int
    stars_now: int
    giver: str | None
    go_on: bool


@value
class GiftRefused(Reply):
    """The code brings nothing."""

    why: Literal["unknown", "own", "already", "gone", "held", "guessing"]


@value
class GiftArrived(Reply):
    """For the giver: a friend has taken the stars. `name` may be empty."""

    stars: int
    name: str


@value
class GiftCameBack(Reply):
    """For the giver: nobody has taken the stars, and they are back."""

    stars: int


@value
class News(Reply):
    """The owner's news, in her words. `tap`: what can be tapped under it (`models.owner.news.TAPS`)."""

    text: str
    tap: str


@value
class NewsStopped(Reply):
    """They get no news any more."""


@value
class NewsStarted(Reply):
    """They get news again."""
