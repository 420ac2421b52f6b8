"""Orders before they are paid, and the sweep's lists of orders. `payment_steps` settles them."""

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import Connection, text

from models.database.rows import Row, all_rows, one_row
from models.general.ids import new_id
from models.money.payment_steps import LOOK_SOONEST
from models.money.pricing import bonuses
from models.money.pricing.terms import Offered

OPEN_AT_MOST: Final = 5
"""Unpaid orders that one person may have from the last hour."""

LIFETIME: Final = timedelta(minutes=60)
"""How long an order can be paid. Stripe takes 30 minutes to 24 hours, counted from when the session is made."""

RETRIED_FOR: Final = timedelta(minutes=20)
"""For this long a missing session is created again: the stored expiry is then still 30 minutes away, Stripe's minimum."""

REUSED_UNTIL: Final = timedelta(minutes=5)
"""An order this close to its expiry is not reused: nobody should run out of time while paying."""

LEASE_SECONDS: Final = 300
NEWS_HOURS: Final = 1


class TooManyOrders(Exception):
    """The person has too many unpaid orders."""


class Held(Exception):
    """A payment of theirs is disputed; no new order until the dispute is closed."""


class BonusHeld(Exception):
    """The bonus of this order is promised on the page of another open one: that one has to be closed first."""

    def __init__(self, order: uuid.UUID) -> None:
        super().__init__("the bonus is held by another order")
        self.order = order


def begin(connection: Connection, user: uuid.UUID, offered: Offered, *, now: datetime | None = None) -> Row:
    """Return the order to pay: an open one for the same package on the same terms, or a new one.

    The caller holds the person's row lock, so that two taps find the same order. Raises Held, TooManyOrders and BonusHeld.
    """
    now = now or datetime.now(UTC)
    if connection.execute(_DISPUTED, {"user": user}).scalar():
        raise Held
    bonus = offered.bonus
    values = {"user": user, "package": offered.name, "baht": offered.baht, "stars": offered.stars}
    values |= {
        "bonus": bonus.id if bonus else None,
        "more": offered.code_stars,
        "sale": offered.sale.id if offered.sale else None,
    }
    times = {"ends": now + REUSED_UNTIL, "begun": now - RETRIED_FOR, "hour": now - timedelta(hours=1)}
    row = one_row(connection, _REUSABLE, {**values, **times})
    if row is not None:
        return row
    if connection.execute(_UNPAID, {"user": user, "hour": times["hour"]}).scalar_one() >= OPEN_AT_MOST:
        raise TooManyOrders
    if bonus and bonus.held_by:
        raise BonusHeld(bonus.held_by)
    expires = (now + LIFETIME).replace(microsecond=0)
    look = now + timedelta(seconds=LOOK_SOONEST)
    made = one_row(connection, _MADE, {**values, "id": new_id(), "now": now, "expires": expires, "look": look})
    assert made is not None
    if bonus:
        bonuses.hold(connection, bonus.id, made["id"])
    return made


def withdraw_page(connection: Connection, order: uuid.UUID) -> None:
    """Do not give this order out again: nobody can pay it any more. It stays open until it is looked at and closed."""
    connection.execute(
        text("update payment_history set checkout_url = null where id = :id and status = 'pending'"), {"id": order}
    )


_DISPUTED: Final = text(
    "select exists (select from payment_claims c join payment_history p on p.id = c.order_id"
    " where p.user_id = :user and c.kind = 'dispute' and c.state = 'open')"
)
_REUSABLE: Final = text(
    "select * from payment_history where user_id = :user and package = :package and status = 'pending'"
    " and amount_baht = :baht and stars_granted = :stars and bonus_id is not distinct from cast(:bonus as uuid)"
    " and expires_at > :ends"
    " and (checkout_url is not null or (stripe_payment_id is null and created_at > :begun)) order by created_at desc limit 1"
)
_UNPAID: Final = text("select count(*) from payment_history where user_id = :user and status = 'pending' and created_at > :hour")
_UNPAID_LATELY: Final = text(
    "select id from payment_history where user_id = :user and status in ('pending', 'expired') and stripe_payment_id is not null"
    " and created_at > clock_timestamp() - interval '1 day' order by created_at desc limit :limit"
)
_MADE: Final = text(
    "insert into payment_history (id, user_id, package, amount_baht, stars_granted, code_stars, bonus_id, sale_id, created_at,"
    " expires_at, look_at)"
    " values (:id, :user, :package, :baht, :stars, :more, :bonus, :sale, :now, :expires, :look) returning *"
)


_OF_LAST_WEEK: Final = text(
    "select p.id, p.status, p.amount_baht, p.stars_granted, p.paid_at, p.created_at, exists (select from payment_mismatches m"
    " where m.order_id = p.id and m.settled_at is null) as unfit from payment_history p where p.user_id = :user"
    " and p.stripe_payment_id is not null and p.created_at > clock_timestamp() - interval '7 days'"
    " order by p.created_at desc limit :limit"
)


def unpaid_lately(connection: Connection, user: uuid.UUID) -> list[uuid.UUID]:
    """Orders of the last day with an address to pay them at that are not known to be paid, the newest first."""
    return list(connection.execute(_UNPAID_LATELY, {"user": user, "limit": OPEN_AT_MOST}).scalars())


def of_last_week(connection: Connection, user: uuid.UUID) -> list[Row]:
    """The person's orders of the last 7 days that have a page at Stripe, newest first, `OPEN_AT_MOST` at most.

    `unfit`: its payment does not match it, and the owner has not settled that.
    """
    return all_rows(connection, _OF_LAST_WEEK, user=user, limit=OPEN_AT_MOST)


def opened(connection: Connection, order: uuid.UUID, session: str, url: str) -> bool:
    """Store the order's Checkout Session. False: the order was closed meanwhile."""
    stored = connection.execute(
        text(
            "update payment_history set stripe_payment_id = coalesce(stripe_payment_id, :session), checkout_url = :url"
            " where id = :id and status = 'pending' returning id"
        ),
        {"id": order, "session": session, "url": url},
    )
    return stored.one_or_none() is not None


def abandon(connection: Connection, order: uuid.UUID, why: str) -> None:
    """Close an order that has no session, without an announcement."""
    connection.execute(
        text(
            "update payment_history set status = 'expired', problem = :why, look_at = null, closed_at = clock_timestamp(),"
            " told_at = clock_timestamp() where id = :id and status = 'pending' and stripe_payment_id is null"
        ),
        {"id": order, "why": why},
    )


def fetch(connection: Connection, order: uuid.UUID) -> Row | None:
    """Fetch the order with its person's language, and whether it has claims."""
    return one_row(
        connection,
        text(
            "select p.*, u.language, exists (select from payment_claims c where c.order_id = p.id) as claimed"
            " from payment_history p join users u on u.id = p.user_id where p.id = :id"
        ),
        {"id": order},
    )


def of_credit(connection: Connection, entry: uuid.UUID) -> Row | None:
    """Facts for the announcement of a credit: `package`, `amount_baht`, all `stars` that it brought, `owed` stars that they paid
    first, `balance` after that, and whether a question waits for stars (`go_on`). None when the order is unknown."""
    return one_row(
        connection,
        text(
            "select p.package, p.amount_baht, p.stars_granted as stars, coalesce(-o.amount, 0) + coalesce(-b.amount, 0) as owed,"
            " coalesce(o.balance_after, e.balance_after) as balance,"
            " coalesce((select c.state = 'stars' from conversations c where c.user_id = e.user_id), false) as go_on"
            " from ledger_entries e join payment_history p on p.id = cast(e.ref as uuid)"
            " left join ledger_entries o on o.key = 'topup:owed:' || e.key"
            " left join ledger_entries b on b.key = 'topup:owed:code:bonus:' || p.bonus_id where e.id = :entry"
        ),
        {"entry": entry},
    )


def of_payment(connection: Connection, intent: str) -> uuid.UUID | None:
    """Return the id of the order that a PaymentIntent paid, or None."""
    found: uuid.UUID | None = connection.execute(
        text("select id from payment_history where payment_intent = :intent"), {"intent": intent}
    ).scalar()
    return found


def take_due(connection: Connection, limit: int) -> Sequence[uuid.UUID]:
    """Take orders that are due for a comparison with Stripe, each leased for `LEASE_SECONDS`, after which it is due again."""
    return (
        connection.execute(
            text(
                "update payment_history set look_at = clock_timestamp() + make_interval(secs => :lease) where id = any(array("
                " select id from payment_history where look_at < clock_timestamp() order by look_at limit :limit"
                " for update skip locked)) returning id"
            ),
            {"lease": LEASE_SECONDS, "limit": limit},
        )
        .scalars()
        .all()
    )


# An order that was followed by another one needs no announcement.
_ENDED: Final = """
 from payment_history p join users u on u.id = p.user_id
 where p.status in ('failed', 'expired') and p.told_at is null
 and p.closed_at > clock_timestamp() - make_interval(hours => :hours)
 and u.blocked_at is null and u.forgotten_at is null
 and not exists (select from payment_history later where later.user_id = p.user_id and later.created_at > p.created_at)
"""


def ended_unannounced(connection: Connection, user: uuid.UUID) -> list[Row]:
    """List the person's orders that failed or expired within the hour and were not announced."""
    found = connection.execute(
        text("select p.id, p.status, p.amount_baht, p.package" + _ENDED + " and p.user_id = :user"),
        {"hours": NEWS_HOURS, "user": user},
    )
    return [dict(row) for row in found.mappings()]


def people_with_ended_orders(connection: Connection, after_seconds: float, limit: int) -> Sequence[uuid.UUID]:
    """List people with such orders, `after_seconds` after the order was closed."""
    ago = " and p.closed_at < clock_timestamp() - make_interval(secs => :after) limit :limit"
    values = {"hours": NEWS_HOURS, "after": after_seconds, "limit": limit}
    return connection.execute(text("select distinct p.user_id" + _ENDED + ago), values).scalars().all()


def mark_ended_announced(connection: Connection, order: uuid.UUID) -> None:
    """Mark the order's end as announced."""
    connection.execute(
        text("update payment_history set told_at = coalesce(told_at, clock_timestamp()) where id = :id"), {"id": order}
    )


def leave_end_unannounced(connection: Connection, order: uuid.UUID) -> None:
    """The order goes on after all: its end, if it comes to one, is to be announced."""
    connection.execute(
        text("update payment_history set told_at = null where id = :id and status = 'pending'"),
        {"id": order},
    )


def order_number(order: object) -> str:
    """Short number of an order, as shown in the chat, on the return page and by `mimi user`."""
    return str(order or "")[:8].upper()
