"""What the owner decides about a payment that does not match: its stars are credited, its money goes back, or it is noted;
and orders of which Stripe knows nothing.

Each step locks the person, the order and the mismatch, in this order, as settling does. So one decision counts, whoever else
decides or settles at the same moment.
"""

import uuid
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, text

from models.database.rows import Row, one_row
from models.general.ids import new_id
from models.money import mismatches
from models.money.payment_facts import Facts
from models.money.pricing import crediting

LEAST_BAHT: Final = 10
REFUND_ERROR_LENGTH: Final = 300


class NotPossible(Exception):
    """It cannot be settled this way; nothing was changed. `why` is the end of a Fluent key."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Credited:
    """`order` holds the credit now: the one that was ordered, or for a second payment one of its own."""

    user: uuid.UUID
    order: uuid.UUID
    stars: int
    balance: int


def check_creditable(mismatch: Row) -> None:
    """Raises NotPossible when it is settled, or its money is going back."""
    _check_open(mismatch)


def check_refundable(mismatch: Row) -> None:
    """Raises NotPossible when it is settled, its money is going back, or there is none to give back."""
    _check_open(mismatch)
    if mismatch["kind"] == "unknown":
        raise NotPossible("unknown")
    if mismatch["satang"] == 0:
        raise NotPossible("free")


def credit(connection: Connection, mismatch: uuid.UUID, stars: int | None, by: str, reason: str) -> Credited:
    """Credit the order's stars, or as many as `stars` says, under the session's own key. Raises NotPossible.

    The order becomes what was paid for, so that I3 holds: an order that has a credit of another session gets a sister.
    """
    found, order = _locked(connection, mismatch)
    check_creditable(found)
    given = stars or found["ordered_stars"]
    own = order["stripe_payment_id"] in (None, found["session"])
    if own and order["paid_at"] is not None:
        raise NotPossible("credited")
    # What was ordered comes as it was promised, with the bonus that the order holds; any other number is hers alone.
    as_ordered = own and given == order["stars_granted"]
    order = crediting.keep_bonus(connection, order) if as_ordered else crediting.without_bonus(order, given)
    order |= {"order": order["id"], "id": order["id"] if own else new_id(), "baht": _baht(found), **_of(found)}
    connection.execute(_MARK_PAID if own else _ADD_PAID, order)
    given, balance = order["stars_granted"], crediting.credit(connection, order, found["session"])
    if balance is None:
        raise NotPossible("credited")
    _settle(connection, mismatch, "credited", by, reason, order["id"])
    return Credited(order["user_id"], order["id"], given, balance)


def note(connection: Connection, mismatch: uuid.UUID, by: str, reason: str) -> uuid.UUID:
    """Settle it with a reason alone: no stars and no money move. Return whose order it is. Raises NotPossible."""
    found, order = _locked(connection, mismatch)
    _check_open(found)
    _settle(connection, mismatch, "noted", by, reason, None)
    user: uuid.UUID = order["user_id"]
    return user


def begin_refund(connection: Connection, mismatch: uuid.UUID, by: str, reason: str) -> uuid.UUID:
    """Record the decision to give the money back; Stripe is asked after the commit (`bot.pay.mismatch_refunds`).

    Return whose order it is. Raises NotPossible.
    """
    found, order = _locked(connection, mismatch)
    check_refundable(found)
    connection.execute(
        text(
            "update payment_mismatches set state = 'refunding', by = :by, reason = :reason, error = null,"
            " decided_at = clock_timestamp() where id = :id"
        ),
        {"id": mismatch, "by": by, "reason": reason},
    )
    user: uuid.UUID = order["user_id"]
    return user


def finish_refund(connection: Connection, mismatch: uuid.UUID, refund: str) -> bool:
    """Book the refund that Stripe has made. False: it was booked before, by whoever was quicker."""
    found, _ = _locked(connection, mismatch)
    return mismatches.mark_refunded(connection, found, refund) is not None


def refuse_refund(connection: Connection, mismatch: uuid.UUID, why: str) -> bool:
    """Book that Stripe refuses the refund: it has to be decided anew. False: nothing was under way any more."""
    _locked(connection, mismatch)
    refused = connection.execute(
        text(
            "update payment_mismatches set state = 'open', by = null, reason = null, decided_at = null, tries = tries + 1,"
            " error = :why where id = :id and state = 'refunding' returning id"
        ),
        {"id": mismatch, "why": why[:REFUND_ERROR_LENGTH]},
    )
    return refused.one_or_none() is not None


def close_unknown(connection: Connection, order: uuid.UUID, session: str) -> bool:
    """Close an unpaid order whose session Stripe does not know: another key or account was set. It is not announced.

    Whether it was paid there nobody can say, so it is kept for the owner. False: it is closed, or has another session.
    """
    connection.execute(_LOCK_PAYER, {"order": order})
    problem = f"Stripe does not know session {session}"
    if connection.execute(_CLOSE_UNKNOWN, {"order": order, "session": session, "problem": problem}).one_or_none() is None:
        return False
    mismatches.find(connection, order, "unknown", problem, Facts(session, None, "open", 0, ""))
    return True


_LOCK_PAYER: Final = text(
    "select 1 from users where id = (select user_id from payment_history where id = :order) for no key update"
)
_CLOSE_UNKNOWN: Final = text(
    "update payment_history set status = 'expired', problem = :problem, look_at = null, checkout_url = null,"
    " closed_at = clock_timestamp(), told_at = clock_timestamp()"
    " where id = :order and status = 'pending' and stripe_payment_id = :session returning id"
)
_MARK_PAID: Final = text(
    "update payment_history set status = 'paid', problem = null, paid_at = clock_timestamp(),"
    " closed_at = coalesce(closed_at, clock_timestamp()), stripe_payment_id = :session,"
    " payment_intent = coalesce(:intent, payment_intent), amount_baht = :baht, stars_granted = :stars_granted,"
    " code_stars = :code_stars,"
    " bonus_id = :bonus_id, checkout_url = null,"
    " look_at = clock_timestamp() where id = :id"
)
_ADD_PAID: Final = text(
    "insert into payment_history (id, user_id, package, amount_baht, stars_granted, status, stripe_payment_id, payment_intent,"
    " created_at, expires_at, paid_at, closed_at, look_at) select :id, user_id, package, :baht, :stars_granted, 'paid', :session,"
    " :intent, clock_timestamp(), expires_at, clock_timestamp(), clock_timestamp(), clock_timestamp()"
    " from payment_history where id = :order"
)
_SETTLE: Final = text(
    "update payment_mismatches set state = :state, by = :by, reason = :reason, decided_at = clock_timestamp(),"
    " settled_at = clock_timestamp(), credited_order = :credited, error = null where id = :id"
)


def _settle(connection: Connection, mismatch: uuid.UUID, state: str, by: str, reason: str, credited: uuid.UUID | None) -> None:
    connection.execute(_SETTLE, {"id": mismatch, "state": state, "by": by, "reason": reason, "credited": credited})


def _of(mismatch: Row) -> dict[str, str | None]:
    return {"session": mismatch["session"], "intent": mismatch["payment_intent"]}


def _baht(mismatch: Row) -> int:
    """What the order costs from now on: what was paid, if that is a price in whole baht; figures are then of money that came."""
    satang, ordered = mismatch["satang"], int(mismatch["ordered_baht"])
    if mismatch["currency"] != "thb" or satang is None or satang % 100:
        return ordered
    return max(int(satang) // 100, LEAST_BAHT)


def _check_open(mismatch: Row) -> None:
    if mismatch["settled_at"] is not None:
        raise NotPossible("settled")
    if mismatch["state"] == "refunding":
        raise NotPossible("refunding")


def _locked(connection: Connection, mismatch: uuid.UUID) -> tuple[Row, Row]:
    """The mismatch and its order, with the person locked. Raises NotPossible when there is none."""
    values = {"id": mismatch}
    of = "(select p.user_id from payment_mismatches m join payment_history p on p.id = m.order_id where m.id = :id)"
    connection.execute(text(f"select 1 from users where id = {of} for no key update"), values)
    order = one_row(
        connection,
        text(
            "select * from payment_history where id = (select order_id from payment_mismatches where id = :id) for no key update"
        ),
        values,
    )
    found = one_row(connection, text("select * from payment_mismatches where id = :id for no key update"), values)
    if order is None or found is None:
        raise NotPossible("nobody")
    return found, order
