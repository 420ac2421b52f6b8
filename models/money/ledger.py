"""The only writer of balances, with the function `ledger_spend` of the database (`ledger_statements`).

Every movement of stars or coins is one row here, written in the transaction of its cause under a key that can exist only
once. Balances change by a guarded relative update in the same statement; nothing reads a balance and writes it back.
"""

import uuid
from enum import StrEnum
from typing import Any, Final, Literal

from sqlalchemy import Connection, text

from models.general.ids import new_id
from models.money.economy import COINS_PER_STAR
from models.money.ledger_statements import CLAW, CREDIT_PAYING, MOVE, SPEND_WITH_COINS

Currency = Literal["star", "coin"]


class LedgerError(Exception):
    """The ledger refused a movement."""


class InsufficientFunds(LedgerError):
    """The balance is too low; nothing was changed."""


class Reason(StrEnum):
    """Why a balance moved: `subject:action`."""

    READING_SPEND = "reading:spend"
    READING_REFUND = "reading:refund"
    READING_REFUSED = "reading:refused"
    TOPUP_CREDIT = "topup:credit"
    TOPUP_CLAWBACK = "topup:clawback"
    TOPUP_RESTORE = "topup:restore"
    TOPUP_OWED = "topup:owed"
    EXCHANGE_COINS = "exchange:coins"
    EXCHANGE_STARS = "exchange:stars"
    REFERRAL_FRIEND = "referral:friend"
    REFERRAL_INVITER = "referral:inviter"
    WELCOME_GIFT = "welcome:gift"
    LEVEL_REWARD = "level:reward"
    CODE_GIFT = "code:gift"
    CODE_BONUS = "code:bonus"
    OWNER_GRANT = "owner:grant"
    OWNER_REFUND = "owner:refund"
    OWNER_TAKEBACK = "owner:takeback"
    GIFT_GIVE = "gift:give"
    GIFT_TAKE = "gift:take"
    GIFT_RETURN = "gift:return"


ANNOUNCED: Final = frozenset(
    {Reason.REFERRAL_INVITER, Reason.TOPUP_CREDIT, Reason.OWNER_GRANT, Reason.OWNER_REFUND, Reason.OWNER_TAKEBACK}
)
"""Reasons that are announced in the chat: the person did not cause these movements by a tap."""

PAYS_OWED: Final = frozenset(
    {Reason.TOPUP_CREDIT, Reason.CODE_BONUS, Reason.TOPUP_RESTORE, Reason.READING_REFUND, Reason.GIFT_RETURN}
)
"""Reasons whose stars first pay what the person owes: bought ones, and what comes back. Stars that somebody was given and
exchanged coins do not."""

SPENT: Final = frozenset({Reason.READING_SPEND, Reason.EXCHANGE_COINS, Reason.GIFT_GIVE})
"""Reasons that may not touch frozen stars."""


def move(
    connection: Connection,
    user: uuid.UUID,
    currency: Currency,
    amount: int,
    reason: Reason,
    of: object,
    *,
    ref: object = None,
    note: str | None = None,
    announce: bool | None = None,
) -> int | None:
    """Move `amount` stars or coins (negative: debit) and return the balance after, in the caller's transaction.

    `of` is what makes this movement the only one of its reason: the key is `reason:of`. If that key is there already,
    nothing moves and the answer is None, so that any cause may be carried out twice. `announce` marks the entry to be
    announced in the chat (by default as `ANNOUNCED` says). The caller holds the person's row lock when the same key may
    come from two sides at once; else the second of them gets an IntegrityError and its transaction is undone.

    Raises InsufficientFunds when the balance (less frozen stars, when spending) would go below 0.
    """
    guarded = amount < 0 and reason in SPENT
    pays = amount > 0 and currency == "star" and reason in PAYS_OWED
    row = connection.execute(
        CREDIT_PAYING if pays else MOVE[currency, guarded],
        {
            "id": new_id(),
            "user": user,
            "currency": currency,
            "amount": amount,
            "reason": reason.value,
            "key": f"{reason.value}:{of}",
            "ref": None if ref is None else str(ref),
            "note": note,
            "tell": reason in ANNOUNCED if announce is None else announce,
        },
    ).one()
    if row.known:
        return None
    if row.balance is None:
        raise InsufficientFunds(f"{reason.value} of {amount} {currency} for user {user}")
    return int(row.balance)


def spend_with_coins(connection: Connection, user: uuid.UUID, price: int, made: int, of: uuid.UUID) -> int | None:
    """Make `made` stars of coins and spend `price` stars on the reading `of`, all or nothing; return the stars after.

    In the caller's transaction, in one statement. The keys carry the reading, so that it is paid once: None when one of them
    is there already. Raises InsufficientFunds when the coins, or the stars less frozen ones, do not suffice.
    """
    values: dict[str, Any] = {"user": user, "price": price, "made": made, "coins": made * COINS_PER_STAR, "ref": str(of)}
    for name, reason, key in (
        ("spend", Reason.READING_SPEND, str(of)),
        ("coins", Reason.EXCHANGE_COINS, f"{user}:{of}"),
        ("stars", Reason.EXCHANGE_STARS, f"{user}:{of}"),
    ):
        values |= {f"{name}_reason": reason.value, f"{name}_key": f"{reason.value}:{key}"}
    row = connection.execute(SPEND_WITH_COINS, values).one()
    if row.known:
        return None
    if row.balance is None:
        raise InsufficientFunds(f"{price} stars, {made} of them made of coins, for user {user}")
    return int(row.balance)


def claw_back(connection: Connection, user: uuid.UUID, stars: int, of: object, *, ref: object) -> None:
    """Debit `stars` whose money Stripe took back: as many as the person has, frozen or not; the rest becomes owed.

    The caller holds the person's row lock and knows by the order's claims that `of` (the refund or dispute) is new.
    """
    key = f"{Reason.TOPUP_CLAWBACK.value}:{of}"
    values = {"id": new_id(), "user": user, "stars": stars, "reason": Reason.TOPUP_CLAWBACK.value, "key": key, "ref": str(ref)}
    connection.execute(CLAW, values)


def freeze(connection: Connection, user: uuid.UUID, stars: int) -> None:
    """Freeze `stars` more while their payment is disputed; a negative number releases them."""
    connection.execute(
        text("update users set stars_frozen = stars_frozen + :stars where id = :user"), {"stars": stars, "user": user}
    )


def movements(connection: Connection, user: uuid.UUID, limit: int = 5) -> list[dict[str, Any]]:
    """The last movements, newest first: `currency`, `amount`, `reason`, `note`, `at` (UTC)."""
    rows = connection.execute(
        text(
            "select currency, amount, reason, note, created_at as at from ledger_entries"
            " where user_id = :user and amount <> 0 order by created_at desc, balance_after limit :limit"
        ),
        {"user": user, "limit": limit},
    )
    return [dict(row._mapping) for row in rows]
