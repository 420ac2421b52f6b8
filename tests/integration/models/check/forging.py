"""Rows that nobody booked, and what the check finds of them."""

import uuid

from models.money.ledger import Reason
from tests.helpers.turns import Turns

ENTRY = (
    "insert into ledger_entries (id, user_id, currency, amount, reason, key, balance_after, ref, created_at)"
    " select gen_random_uuid(), :user, :currency, :amount, :reason, 'forged:' || gen_random_uuid(), 0, :ref, now()"
)

ORDER = (
    "insert into payment_history (id, user_id, package, amount_baht, stars_granted, status, paid_at, created_at)"
    " values (:id, :user, 'starter', 99, 10, :status, :paid_at, now())"
)


def forge(turns: Turns, user: uuid.UUID, reason: Reason, amount: int, ref: object, currency: str = "star") -> None:
    """An entry that no cause wrote, with a balance that agrees with it, so that only the other check can find it."""
    turns.run(ENTRY, user=user, currency=currency, amount=amount, reason=reason.value, ref=None if ref is None else str(ref))
    turns.run(f"update users set {currency}s = {currency}s + :amount where id = :id", amount=amount, id=user)


def found(turns: Turns) -> list[str]:
    return sorted(turns.broken())
