"""What Stripe says of an order now. Pure data: `bot.pay.stripe_facts` fills it in, `models.money.payment_steps` books it."""

from dataclasses import dataclass, field
from typing import Final, Literal

Paying = Literal["open", "waiting", "paid", "failed", "expired"]
"""`waiting`: the person has paid and the bank has not confirmed (PromptPay); `failed`: the bank's refusal is final."""

ClaimState = Literal["open", "taken", "returned"]

STEPS: Final[dict[str, int]] = {"open": 0, "taken": 1, "returned": 2}
"""Order of a claim's states. It only advances, so that an older answer of Stripe never undoes a newer one."""


@dataclass(frozen=True)
class Claim:
    """A refund (`taken`, or `returned` when it failed) or a dispute (`open`, `taken` when lost, `returned` when won)."""

    id: str
    kind: Literal["refund", "dispute"]
    state: ClaimState
    satang: int


@dataclass(frozen=True)
class Facts:
    """One Checkout Session and what hangs on its payment. `order` is the id that our own metadata carries.

    `receipt` is the charge and the e-mail address that a receipt should go to, when none has been sent; never stored.
    """

    session: str
    order: str | None
    paying: Paying
    satang: int
    currency: str
    payment_intent: str | None = None
    url: str | None = None
    claims: tuple[Claim, ...] = ()
    receipt: tuple[str, str] | None = field(default=None, repr=False)


def shown_amount(smallest: int | None, currency: str | None) -> str:
    """Money as people read it, such as "99.00 THB"; `smallest` counts the currency's smallest unit. "?" when nobody knows."""
    if smallest is None or not currency:
        return "?"
    whole = f"{smallest:,}" if currency in WHOLE else f"{smallest / 100:,.2f}"
    return f"{whole} {currency.upper()}"


WHOLE: Final = ("jpy",)
"""Currencies without a smaller unit, of those that can come."""


@dataclass(frozen=True)
class Shares:
    """How many of an order's stars are debited for good, and how many are frozen by an open dispute."""

    taken: int
    frozen: int


def shares(granted: int, satang: int, claims: dict[str, tuple[str, int]]) -> Shares:
    """What `claims` (id -> state and satang) leave of `granted` stars that cost `satang`.

    In proportion to the money, rounded down in the person's favour; claims beyond the price count up to it. The order in
    which they came makes no difference.
    """
    gone = sum(amount for state, amount in claims.values() if state == "taken")
    held = sum(amount for state, amount in claims.values() if state == "open")
    taken = granted * min(gone, satang) // satang
    return Shares(taken, granted * min(gone + held, satang) // satang - taken)
