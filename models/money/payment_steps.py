"""Settles an order to match what Stripe reports now. Idempotent: call it for any reason, in any order, any number of times.

It depends on Stripe's present state only, never on which event came: a payment is credited once under the session's id,
refunds and lost disputes debit their share of the stars (those of a sale and a code counted in) once each, an open dispute
freezes its share. The rows record what was booked. A payment that does not match its order is recorded for the owner
(`mismatches`), and credits nothing by itself.
"""

import uuid
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, text

from models.database.rows import Row, one_row
from models.money import ledger, mismatches
from models.money.ledger import Reason
from models.money.mismatches import Kind
from models.money.payment_facts import STEPS, Facts, shares
from models.money.pricing import crediting

LOOK_SOONEST: Final = 60
LOOK_LATEST: Final = 3600
"""Seconds from one look at an unpaid order to the next: as long as it has been open, between these two."""

PAID_LOOKS: Final = (1, 7, 30, 120)
"""Days after the payment on which the sweep looks again, in case no word came of a refund or a dispute."""


@dataclass(frozen=True)
class Settled:
    """Comparison of an order with Stripe. `notify`: announce it to `user`; `problem`: the payment differs from the order."""

    user: uuid.UUID
    status: str
    notify: bool
    problem: str | None = None


def settle(connection: Connection, order: uuid.UUID, facts: Facts) -> Settled | None:
    """Settle one order to match `facts`, in the caller's transaction; None when there is no such order."""
    user: uuid.UUID | None = connection.execute(
        text("select user_id from payment_history where id = :id"), {"id": order}
    ).scalar_one_or_none()
    if user is None:
        return None
    # The person's row first, as everywhere: turns, credits and claims of one person come one after the other.
    connection.execute(text("select 1 from users where id = :user for no key update"), {"user": user})
    row = one_row(connection, text("select * from payment_history where id = :id for no key update"), {"id": order})
    assert row is not None
    if row["stripe_payment_id"] not in (None, facts.session):
        row = _credited_twin(connection, row, facts) or row
    problem = _mismatch(row, facts) if facts.paying == "paid" else None
    if problem:
        found = mismatches.find(connection, row["id"], *problem, facts)
        if found["credited_order"] != row["id"]:
            return _not_credited(connection, row, facts, found)
    elif row["stripe_payment_id"] not in (None, facts.session):
        return Settled(user, row["status"], notify=False)
    notify = False
    if facts.paying == "paid":
        notify, row = _credit(connection, row, facts)
        status = _claims(connection, row, facts)
    elif row["paid_at"] is None and facts.paying in ("failed", "expired"):
        status = facts.paying
        notify = row["status"] == "pending"
        _close(connection, row, facts, status, None)
        mismatches.end(connection, facts.session, None)
    else:
        status = row["status"]
        _note(connection, row, facts)
    look_again(connection, row["id"])
    return Settled(user, status, notify)


def _credited_twin(connection: Connection, row: Row, facts: Facts) -> Row | None:
    """The order that a second payment of `row` was credited to, by the owner's decision; None without one."""
    return one_row(
        connection,
        text("select * from payment_history where stripe_payment_id = :session and user_id = :user for no key update"),
        {"session": facts.session, "user": row["user_id"]},
    )


def _mismatch(row: Row, facts: Facts) -> tuple[Kind, str] | None:
    if row["stripe_payment_id"] not in (None, facts.session):
        return "twice", f"session {facts.session} names this order too"
    if facts.order != str(row["id"]):
        return "order", f"session {facts.session} names order {facts.order}"
    if facts.currency != "thb" or facts.satang != row["amount_baht"] * 100:
        paid = f"paid {facts.satang} {facts.currency}, asked for {row['amount_baht'] * 100} thb"
        return ("amount" if facts.currency == "thb" else "currency"), paid
    return None


def _not_credited(connection: Connection, row: Row, facts: Facts, found: Row) -> Settled:
    """Close the order of a payment that does not match it. Another session never changes the order of its own one."""
    if row["stripe_payment_id"] in (None, facts.session) and found["settled_at"] is None:
        _close(connection, row, facts, "mismatch", found["problem"])
        row = {**row, "status": "mismatch"}
    return Settled(row["user_id"], row["status"], notify=False, problem=None if found["settled_at"] else found["problem"])


def _close(connection: Connection, row: Row, facts: Facts, status: str, problem: str | None) -> None:
    """Close an order without a credit. A paid order stays as it is."""
    connection.execute(
        text(
            "update payment_history set status = :status, problem = :problem, look_at = null,"
            " closed_at = coalesce(closed_at, clock_timestamp()), stripe_payment_id = coalesce(stripe_payment_id, :session),"
            " payment_intent = coalesce(payment_intent, :intent) where id = :id and paid_at is null"
        ),
        {"status": status, "problem": problem, "id": row["id"], "session": facts.session, "intent": facts.payment_intent},
    )


def _note(connection: Connection, row: Row, facts: Facts) -> None:
    """Record the facts of an unpaid order. Without a `url` nobody can pay it on Stripe's page any more."""
    connection.execute(
        text(
            "update payment_history set stripe_payment_id = coalesce(stripe_payment_id, :session),"
            " payment_intent = coalesce(payment_intent, :intent), checkout_url = :url where id = :id"
        ),
        {"id": row["id"], "session": facts.session, "intent": facts.payment_intent, "url": facts.url},
    )


def _credit(connection: Connection, row: Row, facts: Facts) -> tuple[bool, Row]:
    """Mark the order as paid and credit its stars, once. True when this call did it; and the order as it is then."""
    if row["paid_at"] is not None:
        return False, row
    row = crediting.keep_bonus(connection, row)
    connection.execute(_PAID, {**row, "session": facts.session, "intent": facts.payment_intent})
    crediting.credit(connection, row, facts.session)
    mismatches.end(connection, facts.session, row["id"])
    return True, row


_PAID: Final = text(
    "update payment_history set status = 'paid', problem = :problem, paid_at = clock_timestamp(), closed_at = clock_timestamp(),"
    " stripe_payment_id = :session, payment_intent = :intent, stars_granted = :stars_granted, code_stars = :code_stars,"
    " bonus_id = :bonus_id where id = :id"
)


def _claims(connection: Connection, row: Row, facts: Facts) -> str:
    """Book each new step of each claim once. Return the order's status afterwards."""
    stored = connection.execute(
        text("select id, kind, state, satang from payment_claims where order_id = :id"), {"id": row["id"]}
    ).all()
    known = {claim.id: (claim.state, claim.satang) for claim in stored}
    kinds = {claim.id: claim.kind for claim in stored}
    # A payment that the owner credited although it does not match may be of another amount than was asked for.
    granted, ordered, satang = row["stars_granted"], row["amount_baht"] * 100, max(facts.satang, 1)
    taken, frozen = row["stars_taken"], row["stars_frozen"]
    for claim in sorted(facts.claims, key=lambda claim: claim.id):
        if claim.id in known and STEPS[claim.state] <= STEPS[known[claim.id][0]]:
            continue
        known[claim.id], kinds[claim.id] = (claim.state, claim.satang), claim.kind
        connection.execute(_STORE, {**vars(claim), "order": row["id"]})
        target = shares(granted, satang, known)
        if target.frozen != frozen:
            ledger.freeze(connection, row["user_id"], target.frozen - frozen)
        if target.taken > taken:
            ledger.claw_back(connection, row["user_id"], target.taken - taken, claim.id, ref=row["id"])
        elif target.taken < taken:
            back = taken - target.taken
            ledger.move(connection, row["user_id"], "star", back, Reason.TOPUP_RESTORE, claim.id, ref=row["id"])
        taken, frozen = target.taken, target.frozen
    refunded = sum(amount for id, (state, amount) in known.items() if kinds[id] == "refund" and state == "taken")
    disputed = any(kinds[id] == "dispute" and state != "returned" for id, (state, _) in known.items())
    status = "disputed" if disputed else "refunded" if refunded >= satang else "paid"
    connection.execute(
        text(
            "update payment_history set status = :status, refunded_satang = :refunded, stars_taken = :taken,"
            " stars_frozen = :frozen where id = :id"
        ),
        {
            "status": status,
            "refunded": min(refunded, satang) * ordered // satang,
            "taken": taken,
            "frozen": frozen,
            "id": row["id"],
        },
    )
    return status


_STORE: Final = text(
    "insert into payment_claims (id, order_id, kind, state, satang, created_at, changed_at)"
    " values (:id, :order, :kind, :state, :satang, clock_timestamp(), clock_timestamp())"
    " on conflict (id) do update set state = excluded.state, satang = excluded.satang, changed_at = clock_timestamp()"
)


# While a dispute is open: daily.
_LOOK: Final = text(
    """
update payment_history set look_at = case
    when status = 'pending' then clock_timestamp()
      + greatest(least(clock_timestamp() - created_at, make_interval(secs => :latest)), make_interval(secs => :soonest))
    when exists (select from payment_claims where order_id = :id and state = 'open') then clock_timestamp() + interval '1 day'
    when paid_at is not null then (
      select min(paid_at + make_interval(days => day)) from unnest(cast(:days as int[])) as day
      where paid_at + make_interval(days => day) > clock_timestamp())
  end
  where id = :id
"""
)


def look_again(connection: Connection, order: uuid.UUID) -> None:
    """Set when the sweep asks Stripe about this order next."""
    connection.execute(_LOOK, {"id": order, "soonest": LOOK_SOONEST, "latest": LOOK_LATEST, "days": list(PAID_LOOKS)})
