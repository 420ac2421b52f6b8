"""Replies about stars and coins: the balance, exchange, payments, refunds, gifts, invited friends."""

from collections.abc import Sequence
from dataclasses import field
from datetime import datetime
from typing import Literal

from bot.say.replies.asking import Purse
from bot.say.replies.base import Reply
from models.general.value import value
from models.money.economy import Cost
from models.money.pricing.terms import Terms


@value
class Movement:
    """One ledger entry as the balance shows it. `at` is UTC; `reason` is the ledger's (`reading:spend`)."""

    reason: str
    currency: str
    amount: int
    at: datetime


@value
class Balance(Reply):
    """What someone has. `next_level_at` is the number of readings at which the next level comes; `exchangeable` counts the
    stars that their coins would make."""

    stars: int
    coins: int
    level: int
    readings: int
    next_level_at: int
    exchangeable: int
    movements: Sequence[Movement]


@value
class StarsNeeded(Reply):
    """The spread costs more stars than there are; the question is kept. `nonce` ties the exchange button to this offer."""

    prompt_number: int
    spread: str
    purse: Purse
    nonce: str

    @property
    def cost(self) -> Cost:
        """How they would pay for it. Nothing is missing when coins have come meanwhile, and only have to be exchanged."""
        return self.purse.cost(self.spread)


@value
class ExchangeOffer(Reply):
    """How many stars to make of the coins: `options` to choose from, `most` in all."""

    coins: int
    most: int
    options: Sequence[int]


@value
class ConfirmExchange(Reply):
    """Confirm before coins become stars. The button works once for each `nonce`."""

    stars: int
    nonce: str


@value
class ExchangeDone(Reply):
    """The coins became `stars` stars."""

    stars: int
    coins_left: int
    stars_now: int


@value
class TooFewCoins(Reply):
    """Not enough coins for a star; `missing` coins more are needed."""

    missing: int


@value
class ExchangeHeld(Reply):
    """New stars would be frozen with those of a disputed payment: the coins stay coins for now."""


@value
class TopUp(Reply):
    """The packages on the terms that count for this person, and the way to the pay page."""

    terms: Terms = field(default_factory=Terms)


@value
class Credited(Reply):
    """A payment arrived.

    `stars` in all, `bonus` of them on top of what was bought; `balance` is what there is now that `owed` stars are
    settled. `amount_baht` is None when the order is not known any more. `go_on`: a question waits for these stars.
    """

    stars: int
    balance: int
    order: str
    amount_baht: int | None
    at: datetime
    bonus: int = 0
    owed: int = 0
    go_on: bool = False


@value
class LookingForPayment(Reply):
    """They say that they have paid. `found`: there is an order that is being looked up now."""

    found: bool


@value
class OrderEnded(Reply):
    """An order failed or expired, and nothing was paid."""

    why: Literal["failed", "expired"]
    baht: int
    order: str


@value
class Refunded(Reply):
    """The reading could not be made; its stars, if it cost any, are back.

    `why` is `failed`, `old`, `unsent`, or `invalid` with the `reason` and `questions` to ask instead; any other is shown as
    `failed`.
    """

    stars: int
    why: str
    reason: str = ""
    questions: Sequence[str] = ()


@value
class Granted(Reply):
    """A gift from the owner. `currency` is star or coin, `reason` the owner's own words, perhaps none."""

    amount: int
    currency: str
    reason: str = ""


@value
class TakenBack(Reply):
    """A gift of the owner's that was a mistake. `amount` is positive, `currency` star or coin, `reason` the owner's own words."""

    amount: int
    currency: str
    reason: str = ""


@value
class Invite(Reply):
    """The person's own code, and what it has brought them."""

    code: str
    friends: int
    coins_earned: int


@value
class ReferralAccepted(Reply):
    """The code was good: the new friend's coins."""

    coins: int
    inviter_name: str | None


@value
class ReferralRefused(Reply):
    """The code brings nothing."""

    why: Literal["unknown", "self", "already", "late", "old_user"]


@value
class FriendJoined(Reply):
    """For the inviter: a friend came. `name` may be empty."""

    coins: int
    name: str
