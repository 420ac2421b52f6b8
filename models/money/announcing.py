"""Announcements of movements in the chat: which are due, which have been made, which are being pushed.

An entry of the ledger is announced when `tell` is set and `told_at` is not. It comes with the person's next reply, for free,
or by a push (`worker.upkeep.announcements`).
"""

import uuid
from typing import Any, Final

from sqlalchemy import Connection, text

from models.money.ledger import Reason

CARRIED: Final = frozenset({Reason.GIFT_GIVE, Reason.GIFT_RETURN})
"""Reasons that are announced with the person's next reply only: no news that is worth a push."""

PUSH_SECONDS: Final = 15
"""How long a push is claimed: longer than LINE is waited for (`bot.line.client.WORKER_TIMEOUT`)."""

AT_ONCE_SECONDS: Final = 30
"""How long a movement is left to whoever made it and announces it at once; then the sweep has it pushed, should they be gone."""

IN_DOUBT_SECONDS: Final = 600
"""After so long without another attempt, a push that may have reached LINE is not repeated any more."""


def take_unannounced(connection: Connection, user: uuid.UUID, most: int) -> list[dict[str, Any]]:
    """Mark as announced, and return, the person's unannounced movements, oldest first, `most` at most.

    Not those that a push may have announced: only the same push again tells whether it has. After `IN_DOUBT_SECONDS` no such
    push comes any more, and the movement is announced all the same; `in_doubt` says so.
    """
    rows = connection.execute(
        text(
            "update ledger_entries set told_at = clock_timestamp() where id = any(array("
            " select id from ledger_entries where user_id = :user and tell and told_at is null"
            " and (push_until is null or push_until < clock_timestamp() - make_interval(secs => :in_doubt))"
            " order by created_at limit :most for update skip locked))"
            " returning id, currency, amount, reason, ref, note, balance_after, created_at, push_until is not null as in_doubt"
        ),
        {"user": user, "most": most, "in_doubt": IN_DOUBT_SECONDS},
    )
    return sorted((dict(row._mapping) for row in rows), key=lambda entry: entry["created_at"])


def unannounced(connection: Connection, user: uuid.UUID) -> list[dict[str, Any]]:
    """List the person's unannounced movements that may be pushed, oldest first."""
    rows = connection.execute(
        text(
            "select id, currency, amount, reason, ref, note, balance_after, created_at from ledger_entries"
            " where user_id = :user and tell and told_at is null and reason <> all(:carried) order by created_at"
        ),
        {"user": user, "carried": [reason.value for reason in CARRIED]},
    )
    return [dict(row._mapping) for row in rows]


def claim_push(connection: Connection, entry: uuid.UUID) -> bool:
    """Claim an unannounced movement for one push, and record that LINE may act on it. False: announced, or being pushed."""
    claimed = connection.execute(
        text(
            "update ledger_entries set push_until = clock_timestamp() + make_interval(secs => :seconds)"
            " where id = :id and tell and told_at is null and (push_until is null or push_until < clock_timestamp()) returning id"
        ),
        {"id": entry, "seconds": PUSH_SECONDS},
    )
    return claimed.one_or_none() is not None


def end_push(connection: Connection, entry: uuid.UUID, *, in_doubt: bool) -> None:
    """End the claim of a push that did not announce the movement. `in_doubt`: it may have reached LINE all the same."""
    connection.execute(
        text("update ledger_entries set push_until = case when :in_doubt then clock_timestamp() end where id = :id"),
        {"id": entry, "in_doubt": in_doubt},
    )


def mark_announced(connection: Connection, entry: uuid.UUID) -> None:
    """Mark this movement as announced."""
    connection.execute(
        text("update ledger_entries set told_at = coalesce(told_at, clock_timestamp()) where id = :id"), {"id": entry}
    )


def mark_told(connection: Connection, reason: Reason, of: object) -> None:
    """Mark the movement with this reason and key as announced."""
    connection.execute(
        text("update ledger_entries set told_at = coalesce(told_at, clock_timestamp()) where key = :key"),
        {"key": f"{reason.value}:{of}"},
    )


def hold(connection: Connection, reason: Reason, of: object) -> None:
    """Leave the announcement of this movement to the caller, who is about to say it: nobody else does meanwhile. `mark_told` or
    `let_go` ends that, and so does time."""
    connection.execute(
        text(
            "update ledger_entries set push_until = clock_timestamp() + make_interval(secs => :seconds)"
            " where key = :key and told_at is null"
        ),
        {"key": f"{reason.value}:{of}", "seconds": AT_ONCE_SECONDS},
    )


def let_go(connection: Connection, reason: Reason, of: object) -> None:
    """What was held could not be said: it is announced as any other movement."""
    connection.execute(
        text("update ledger_entries set push_until = null where key = :key and told_at is null"), {"key": f"{reason.value}:{of}"}
    )


def announce_later(connection: Connection, reason: Reason, of: object, note: str | None) -> None:
    """Mark an old movement to be announced with the person's next reply, because something came of it; `note` says what.

    Not to somebody who had their data deleted: nothing new is kept of them.
    """
    connection.execute(
        text(
            "update ledger_entries l set tell = true, note = :note from users u"
            " where l.key = :key and not l.tell and u.id = l.user_id and u.forgotten_at is null"
        ),
        {"key": f"{reason.value}:{of}", "note": note},
    )
