"""Refunds of readings: the stars go back once, and the ledger remembers whether the person was notified."""

import uuid
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, text

from models.database.rows import Row, one_row
from models.money import announcing, ledger
from models.money.ledger import Reason
from models.readings.reading_steps import WITH_PERSON

DECLINED: Final = "declined"
"""`failure` of a reading that no model would give."""

INVALID: Final = "invalid"
"""`failure` of a reading whose text was no question."""

DANGER: Final = "danger"
"""`failure` of a reading in whose question somebody heard danger."""


def refund(connection: Connection, reading: uuid.UUID, why: str, *, erase: bool = False) -> Row | None:
    """Refund a queued reading; return its row with the person's. None: it was closed before. `erase`: delete its question.

    The refund's ledger entry stays unannounced until `mark_refund_announced`, so that the person is notified later if not now.
    The caller notifies them: until then, or `leave_refund_unannounced`, no reply and no push of others does.
    """
    connection.execute(
        text("select 1 from users where id = (select user_id from readings where id = :id) for no key update"), {"id": reading}
    )
    row = one_row(
        connection,
        text(
            "update readings r set status = 'refunded', failure = :why, lease_until = null, closed_at = clock_timestamp(),"
            " question = case when :erase then null else r.question end"
            " from users u where r.id = :id and r.status = 'queued' and u.id = r.user_id" + WITH_PERSON
        ),
        {"id": reading, "why": why, "erase": erase},
    )
    if row is not None:
        _give_stars_back(connection, row, why)
    return row


def invalid_since(connection: Connection, user: uuid.UUID, since: datetime) -> int:
    """Count the person's texts since then that were no question."""
    count = connection.execute(
        text("select count(*) from readings where user_id = :user and created_at >= :since and failure = :invalid"),
        {"user": user, "since": since, "invalid": INVALID},
    ).scalar_one()
    return int(count)


def refund_danger(connection: Connection, reading: uuid.UUID) -> Row | None:
    """Gives the stars of a reading back in whose question danger was heard, however far it has come; None when it was refunded.

    Its row then; where an owner had given the stars back before, nothing moves, and the row says that it costs none. Nothing of
    it is kept: neither what was asked nor what the cards said to it. The person's row is locked as in a turn.
    """
    connection.execute(
        text("select 1 from users where id = (select user_id from readings where id = :id) for no key update"), {"id": reading}
    )
    row = one_row(
        connection,
        text(
            "update readings r set status = 'refunded', failure = :why, lease_until = null, carried_by = null,"
            " closed_at = clock_timestamp(), question = null, message_id = null, mood = null, topic = null, interpretation = null"
            " from users u where r.id = :id and r.status <> 'refunded' and u.id = r.user_id" + WITH_PERSON
        ),
        {"id": reading, "why": DANGER},
    )
    if row is not None:
        connection.execute(
            text("delete from reviews where reading_id = :id; delete from reading_pictures where reading_id = :id"),
            {"id": reading},
        )
        if _given_back_by_owner(connection, reading):
            row["cost_stars"] = 0
        _give_stars_back(connection, row, DANGER)
    return row


def _given_back_by_owner(connection: Connection, reading: uuid.UUID) -> int:
    """Stars of this reading that an owner gave back while it was delivered."""
    key = {"key": f"{Reason.OWNER_REFUND.value}:{reading}"}
    return int(connection.execute(text("select amount from ledger_entries where key = :key"), key).scalar() or 0)


def _give_stars_back(connection: Connection, row: Row, why: str) -> None:
    """Where nothing was paid, an entry of 0 stars remembers that the person has yet to be notified; of danger `care` does."""
    reason = _refund_reason(row)
    if row["cost_stars"] or why != DANGER:
        user, reading = row["user_id"], row["id"]
        ledger.move(connection, user, "star", row["cost_stars"], reason, reading, ref=reading, note=why, announce=True)
        announcing.hold(connection, reason, reading)


def _refund_reason(row: Row) -> Reason:
    return Reason.READING_REFUND if row["cost_stars"] else Reason.READING_REFUSED


def mark_refund_announced(connection: Connection, row: Row) -> None:
    """The person was notified that this reading was refunded or, if it was free, refused."""
    announcing.mark_told(connection, _refund_reason(row), row["id"])


def leave_refund_unannounced(connection: Connection, row: Row) -> None:
    """The person could not be notified now: the next reply or push does."""
    announcing.let_go(connection, _refund_reason(row), row["id"])
