"""The owner's grants, what is taken back of them, and refunds: each once, with a reason, in the ledger, announced in the chat."""

import uuid
from typing import Final, Literal

from sqlalchemy import Connection, text

from models.database.rows import Row, one_row
from models.general.ids import id_range
from models.money import ledger
from models.money.ledger import Currency, Reason

# Each is a statement of its own: the one that reads afterwards sees what was committed while this one waited. A single statement
# would go on with the other tables as they were when it began.
_LOCK_GRANTED: Final = text(
    "select 1 from users where id = (select user_id from ledger_entries where key = :key) for no key update"
)
_LOCK_READER: Final = text("select 1 from users where id = (select user_id from readings where id = :id) for no key update")


class NotRefundable(Exception):
    """The reading's stars cannot be refunded; `why` says why."""

    def __init__(self, why: Literal["no-id", "none", "several", "failed", "open", "free"]) -> None:
        super().__init__(why)
        self.why = why


def given_under(connection: Connection, key: str) -> tuple[uuid.UUID, str, int] | None:
    """Whom a grant with this key went to, of what and how much; None when the key is new."""
    row = connection.execute(
        text("select user_id, currency, amount from ledger_entries where key = :key"),
        {"key": f"{Reason.OWNER_GRANT.value}:{key}"},
    ).one_or_none()
    return None if row is None else (row.user_id, row.currency, row.amount)


def grant(connection: Connection, user: uuid.UUID, currency: Currency, amount: int, reason: str, key: str) -> int | None:
    """Grant stars or coins and return the balance after; None when this key was used before."""
    connection.execute(text("select 1 from users where id = :user for no key update"), {"user": user})
    return ledger.move(connection, user, currency, amount, Reason.OWNER_GRANT, key, note=reason)


class NotTakeable(Exception):
    """The gift cannot be taken back; `why` says why."""

    def __init__(self, why: Literal["none", "spent"]) -> None:
        super().__init__(why)
        self.why = why


def takeable(connection: Connection, key: str, *, lock: bool = False) -> Row:
    """The grant with this key: `user_id`, `currency`, `amount`, `taken` (back before), and what is `left` to be taken.

    Frozen stars are not taken. `lock`: the person's row. Raises NotTakeable.
    """
    values = {"key": f"{Reason.OWNER_GRANT.value}:{key}", "taken": f"{Reason.OWNER_TAKEBACK.value}:{key}"}
    if lock:
        connection.execute(_LOCK_GRANTED, values)
    row = one_row(
        connection,
        text(
            "select l.user_id, l.currency, l.amount,"
            " exists (select from ledger_entries t where t.key = :taken) as taken,"
            " least(l.amount, case l.currency when 'star' then u.stars - u.stars_frozen else u.coins end) as left"
            " from ledger_entries l join users u on u.id = l.user_id where l.key = :key"
        ),
        values,
    )
    if row is None:
        raise NotTakeable("none")
    if not row["taken"] and row["left"] <= 0:
        raise NotTakeable("spent")
    return row


def take_back(connection: Connection, grant: Row, key: str, reason: str) -> int | None:
    """Take back what is left of a grant that `takeable` returned, locked; the balance after, or None: it was taken before."""
    user, currency, amount = grant["user_id"], grant["currency"], -grant["left"]
    return None if grant["taken"] else ledger.move(connection, user, currency, amount, Reason.OWNER_TAKEBACK, key, note=reason)


def key_of(connection: Connection, entry: uuid.UUID) -> str | None:
    """The key of the grant that is this entry of the ledger; None: it is no grant."""
    key: str | None = connection.execute(
        text("select key from ledger_entries where id = :id and reason = :reason"),
        {"id": entry, "reason": Reason.OWNER_GRANT.value},
    ).scalar()
    return key.removeprefix(f"{Reason.OWNER_GRANT.value}:") if key else None


def find_reading(connection: Connection, beginning: str) -> uuid.UUID:
    """Find a reading by its id or the beginning of it. Raises NotRefundable."""
    between = id_range(beginning)
    if between is None:
        raise NotRefundable("no-id")
    values = dict(zip(("low", "high"), between, strict=True))
    ids = connection.execute(text("select id from readings where id between :low and :high limit 2"), values).scalars().all()
    if len(ids) != 1:
        raise NotRefundable("several" if ids else "none")
    found: uuid.UUID = ids[0]
    return found


def refundable(connection: Connection, reading: uuid.UUID, *, lock: bool = False) -> Row:
    """The reading's `id`, `user_id`, `at`, `stars`, and whether they were `given_back` by an owner. `lock`: the person's row.

    Raises NotRefundable: it is not delivered, has failed, or cost nothing.
    """
    values = {"id": reading, "key": f"{Reason.OWNER_REFUND.value}:{reading}"}
    if lock:
        connection.execute(_LOCK_READER, values)
    row = one_row(
        connection,
        text(
            "select r.id, r.user_id, r.created_at as at, r.status, r.cost_stars as stars,"
            " exists (select from ledger_entries l where l.key = :key) as given_back"
            " from readings r where r.id = :id"
        ),
        values,
    )
    if row is None:
        raise NotRefundable("none")
    if row["status"] != "delivered":
        raise NotRefundable("failed" if row["status"] == "refunded" else "open")
    if not row["stars"]:
        raise NotRefundable("free")
    return row


def refund(connection: Connection, reading: Row, reason: str) -> int | None:
    """Refund the stars of a reading that `refundable` returned, locked; the balance after, or None: they were refunded before."""
    of, stars = reading["id"], reading["stars"]
    return ledger.move(connection, reading["user_id"], "star", stars, Reason.OWNER_REFUND, of, ref=of, note=reason)
