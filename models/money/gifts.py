"""The owner's grants and refunds: each once, with a reason, in the ledger, announced in the chat."""

import uuid
from typing import Any

from sqlalchemy import Connection, text

from models.db import one_row
from models.ids import id_range
from models.money import ledger
from models.money.ledger import Currency, Reason


class NotRefundable(Exception):
    """The reading's stars cannot be refunded; the message says why."""


def grant(connection: Connection, user: uuid.UUID, currency: Currency, amount: int, reason: str, key: str) -> int | None:
    """Grant stars or coins and return the balance after; None when this key was used before."""
    connection.execute(text("select 1 from users where id = :user for no key update"), {"user": user})
    return ledger.move(connection, user, currency, amount, Reason.OWNER_GRANT, key, note=reason)


def refund(connection: Connection, reading: str, reason: str) -> dict[str, Any]:
    """Refund a delivered reading's stars, once; `reading` is its id or the beginning of it.

    Return `id`, `user_id`, `stars`, and `balance` after (None when they were refunded before). The person keeps the
    reading. Raises NotRefundable.
    """
    between = id_range(reading)
    if between is None:
        raise NotRefundable("a reading is named by its id, or by the first eight digits of it")
    ids = (
        connection.execute(
            text("select id from readings where id between :low and :high limit 2"),
            dict(zip(("low", "high"), between, strict=True)),
        )
        .scalars()
        .all()
    )
    if len(ids) != 1:
        raise NotRefundable("several readings begin so; give more of the id" if ids else "there is no such reading")
    row = one_row(
        connection,
        text(
            "select r.id, r.user_id, r.status, r.cost_stars as stars from readings r join users u on u.id = r.user_id"
            " where r.id = :id for no key update of u"
        ),
        {"id": ids[0]},
    )
    assert row is not None
    if row["status"] == "refunded":
        raise NotRefundable("its stars went back when it failed")
    if row["status"] != "delivered":
        raise NotRefundable(f"it has not been delivered (it is {row['status']}); what fails is given back by itself")
    if not row["stars"]:
        raise NotRefundable("it cost nothing")
    of = row["id"]
    balance = ledger.move(connection, row["user_id"], "star", row["stars"], Reason.OWNER_REFUND, of, ref=of, note=reason)
    return {**row, "balance": balance}
