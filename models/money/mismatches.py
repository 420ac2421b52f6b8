"""Payments that do not match their order (`payment_mismatches`): found by settling, closed by the owner or by Stripe itself.

`mismatch_steps` has what the owner decides. A row stays for good, so that what was done about a payment can be read later.
"""

import uuid
from typing import Final, Literal

from sqlalchemy import Connection, text

from models.database.rows import Row, all_rows, one_row
from models.general.ids import new_id
from models.money.payment_facts import Facts

Kind = Literal["amount", "currency", "twice", "order", "unknown"]
"""`twice`: another session paid for this order; `order`: the session names another one; `unknown`: Stripe does not know the
session with our present key, so that nobody knows whether it was paid."""

STRIPE: Final = "stripe"
"""Who settled it, when Stripe's own facts did."""


# What Stripe says may change while nothing is decided; afterwards it stands as it was decided upon.
_FIND: Final = text(
    """
insert into payment_mismatches as m (id, order_id, session, kind, problem, ordered_baht, ordered_stars, satang, currency,
    payment_intent, found_at)
  select :id, p.id, :session, :kind, :problem, p.amount_baht, p.stars_granted, :satang, :currency, :intent, clock_timestamp()
  from payment_history p where p.id = :order
on conflict (session) do update set
  kind = case when m.state = 'open' then excluded.kind else m.kind end,
  problem = case when m.state = 'open' then excluded.problem else m.problem end,
  satang = coalesce(excluded.satang, m.satang), currency = coalesce(excluded.currency, m.currency),
  payment_intent = coalesce(excluded.payment_intent, m.payment_intent)
returning *
"""
)
# She noted that nobody knew of the payment. Now it is known, and is hers to decide.
_KNOWN_NOW: Final = text(
    """
update payment_mismatches set state = 'open', by = null, reason = null, decided_at = null, settled_at = null
where session = :session and kind = 'unknown' and state = 'noted'
"""
)
_REFUNDED: Final = text(
    """
update payment_mismatches set state = 'refunded', by = coalesce(by, :stripe), reason = coalesce(reason, :why),
  decided_at = coalesce(decided_at, clock_timestamp()), settled_at = clock_timestamp(), refund_id = :refund, error = null
where id = :id and state in ('open', 'refunding') returning *
"""
)
_REOPENED: Final = text(
    """
update payment_mismatches set state = 'open', by = null, reason = null, decided_at = null, settled_at = null,
  tries = tries + 1, error = :error
where id = :id and state = 'refunded' returning *
"""
)
_ENDED: Final = text(
    """
update payment_mismatches set state = :state, by = :stripe, reason = :why, decided_at = clock_timestamp(),
  settled_at = clock_timestamp(), credited_order = :credited, error = null
where session = :session and (state = 'open' or (state = 'noted' and :state = 'credited'))
"""
)
_ORDER: Final = text(
    """
update payment_history set status = :status,
  refunded_satang = case when :status = 'refunded' then amount_baht * 100 else 0 end
where id = :order and stripe_payment_id = :session and paid_at is null
"""
)
_LISTED: Final = """
select m.*, p.user_id, u.name, p.package, p.status, p.created_at as ordered_at
from payment_mismatches m join payment_history p on p.id = m.order_id join users u on u.id = p.user_id
"""


def find(connection: Connection, order: uuid.UUID, kind: Kind, problem: str, facts: Facts) -> Row:
    """Record that this session does not match `order`, and what Stripe says of it. Return the row as it is now.

    Refunds that Stripe knows of settle it; a refund that failed opens it again, and so does a payment that Stripe did not know
    when it was noted. The caller holds the locks of the person and the order.
    """
    if kind != "unknown":
        connection.execute(_KNOWN_NOW, {"session": facts.session})
    row = one_row(
        connection,
        _FIND,
        {
            "id": new_id(),
            "order": order,
            "session": facts.session,
            "kind": kind,
            "problem": problem,
            "satang": None if kind == "unknown" else facts.satang,
            "currency": facts.currency or None,
            "intent": facts.payment_intent,
        },
    )
    assert row is not None
    return _follow(connection, row, facts)


def _follow(connection: Connection, row: Row, facts: Facts) -> Row:
    """Let refunds decide that were made, or failed, at Stripe."""
    refunds = [claim for claim in facts.claims if claim.kind == "refund"]
    went = [claim for claim in refunds if claim.state == "taken"]
    if went and sum(claim.satang for claim in went) >= facts.satang:
        return mark_refunded(connection, row, went[-1].id) or row
    # Of several refunds any one may fail. An answer that does not know of the last one is older than the decision.
    failed = [claim.id for claim in refunds if claim.state == "returned"]
    if row["state"] == "refunded" and failed and row["refund_id"] in {claim.id for claim in refunds}:
        row = one_row(connection, _REOPENED, {"id": row["id"], "error": f"refund {failed[0]} failed at Stripe"}) or row
        _set_order(connection, row, "mismatch")
    return row


def mark_refunded(connection: Connection, row: Row, refund: str) -> Row | None:
    """Settle it: its money went back with this refund. None: it has been settled."""
    values = {"id": row["id"], "stripe": STRIPE, "why": "refunded at Stripe", "refund": refund}
    settled = one_row(connection, _REFUNDED, values)
    if settled:
        _set_order(connection, settled, "refunded")
    return settled


def _set_order(connection: Connection, row: Row, status: str) -> None:
    """Give the order of this very session, if it was never credited, the status that its mismatch leads to."""
    connection.execute(_ORDER, {"status": status, "order": row["order_id"], "session": row["session"]})


def end(connection: Connection, session: str, credited: uuid.UUID | None) -> None:
    """Settle what was open about a session whose facts match by now: paid, and `credited`; or None, it was never paid.

    What the owner had only noted is credited all the same once Stripe says that it was paid.
    """
    values = {"session": session, "credited": credited, "stripe": STRIPE}
    state, why = ("noted", "never paid") if credited is None else ("credited", "it matches now")
    connection.execute(_ENDED, {**values, "state": state, "why": why})


def unsettled(connection: Connection) -> list[Row]:
    """List what the owner has to decide, or what Stripe's answer is awaited for, oldest first, with person and order."""
    return all_rows(connection, text(_LISTED + " where m.settled_at is null order by m.found_at, m.id"))


def settled(connection: Connection, limit: int) -> list[Row]:
    """List the last ones that were settled, newest first."""
    order = " where m.settled_at is not null order by m.settled_at desc limit :limit"
    return all_rows(connection, text(_LISTED + order), limit=limit)


def count_settled(connection: Connection) -> int:
    """Count what was settled."""
    return int(connection.execute(text("select count(*) from payment_mismatches where settled_at is not null")).scalar_one())


def fetch(connection: Connection, mismatch: uuid.UUID) -> Row | None:
    """Fetch one with its person and order."""
    return one_row(connection, text(_LISTED + " where m.id = :id"), {"id": mismatch})


def named(connection: Connection, name: str) -> list[Row]:
    """List those that `name` may mean: the beginning of their id, an order's number, a session or a PaymentIntent."""
    where = (
        " where cast(m.id as text) like :start or cast(m.order_id as text) like :start"
        " or m.session = :name or m.payment_intent = :name order by m.found_at limit 20"
    )
    start = name.strip().lower()
    if len(start) < 4 or not all(sign.isalnum() or sign in "-_" for sign in start):
        return []
    return all_rows(connection, text(_LISTED + where), start=start.replace("_", r"\_") + "%", name=name.strip())


def take_refunding(connection: Connection, seconds: float, limit: int) -> list[uuid.UUID]:
    """Take refunds that were decided `seconds` ago and are not booked; each is put off by as long, so it comes once."""
    return list(
        connection.execute(
            text(
                "update payment_mismatches set decided_at = clock_timestamp() where id = any(array("
                " select id from payment_mismatches where settled_at is null and state = 'refunding'"
                " and decided_at < clock_timestamp() - make_interval(secs => :seconds)"
                " order by decided_at limit :limit for update skip locked)) returning id"
            ),
            {"seconds": seconds, "limit": limit},
        ).scalars()
    )
