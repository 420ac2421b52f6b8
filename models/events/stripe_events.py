"""Stripe's events: stored once before they are processed, and retried until they succeed."""

import json
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Connection, text

from models.database.rows import Row, one_row

RETRY_AFTER_SECONDS: Final = 30
"""The sweep leaves an event to the web process for this long."""

# Payers' names and addresses are not kept: the ledger needs ids only.
_PERSONAL: Final = ("customer_details", "collected_information", "customer_email", "billing_details", "receipt_email", "evidence")


def store(connection: Connection, event: dict[str, Any]) -> bool:
    """Store the event, as `bot.pay.payments.Payments.read_event` returned it: jsonb takes all of it.

    True when it must be processed (it is new, or failed before).
    """
    connection.execute(
        text(
            "insert into stripe_events (id, type, payload, received_at, tried_at)"
            " values (:id, :type, cast(:payload as jsonb), clock_timestamp(), clock_timestamp())"
            " on conflict (id) do update set tried_at = clock_timestamp() where stripe_events.handled_at is null"
        ),
        {"id": event["id"], "type": event["type"], "payload": json.dumps(event)},
    )
    handled = connection.execute(text("select handled_at from stripe_events where id = :id"), {"id": event["id"]}).scalar_one()
    return handled is None


def fetch_open(connection: Connection, event: str) -> Row | None:
    """Fetch an event that was not processed yet."""
    return one_row(
        connection,
        text("select id, type, payload from stripe_events where id = :id and handled_at is null"),
        {"id": event},
    )


def mark_handled(connection: Connection, event: str, note: str | None) -> None:
    """Mark the event as processed; `note` says why there was nothing to do. Deletes the payer's name and address."""
    forget = "".join(f" #- '{{data,object,{name}}}'" for name in _PERSONAL)
    connection.execute(
        text(
            f"update stripe_events set handled_at = clock_timestamp(), error = :note, payload = payload{forget}"
            " where id = :id and handled_at is null"
        ),
        {"id": event, "note": note},
    )


def mark_failed(connection: Connection, event: str, why: str) -> None:
    connection.execute(
        text("update stripe_events set error = :why where id = :id and handled_at is null"), {"id": event, "why": why[:500]}
    )


def take_due(connection: Connection, limit: int) -> Sequence[str]:
    """Take events to process now: unprocessed ones, after half a minute, then with growing pauses up to an hour."""
    return (
        connection.execute(
            text(
                "update stripe_events set tried_at = clock_timestamp() where id = any(array("
                " select id from stripe_events where handled_at is null"
                " and coalesce(tried_at, received_at) < clock_timestamp() - least(interval '1 hour',"
                "  greatest(make_interval(secs => :retry_after), coalesce(tried_at, received_at) - received_at))"
                " order by received_at limit :limit for update skip locked)) returning id"
            ),
            {"retry_after": RETRY_AFTER_SECONDS, "limit": limit},
        )
        .scalars()
        .all()
    )
