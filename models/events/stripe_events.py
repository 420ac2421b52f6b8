"""Stripe's events: written down before they are trusted, once each, and taken up again until they have been carried out."""

import json
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Connection, text

from models.db import Row, one_row

PATIENCE_SECONDS: Final = 30
"""An event that the web process is still at is not the sweep's yet."""

KEPT_DAYS: Final = 30
"""Stripe repeats an event for 3 days."""

# Who paid is Stripe's to know; the books need the ids.
_PERSONAL: Final = ("customer_details", "collected_information", "customer_email", "billing_details", "receipt_email", "evidence")


def store(connection: Connection, event: dict[str, Any]) -> bool:
    """Writes it down. True when it has yet to be carried out (it is new, or was tried in vain)."""
    connection.execute(
        text(
            "insert into stripe_events (id, type, payload, received_at, tried_at)"
            " values (:id, :type, cast(:payload as jsonb), clock_timestamp(), clock_timestamp())"
            " on conflict (id) do update set tried_at = clock_timestamp() where stripe_events.handled_at is null"
        ),
        {"id": event["id"], "type": event["type"], "payload": json.dumps(event).replace("\\u0000", "")},
    )
    handled = connection.execute(text("select handled_at from stripe_events where id = :id"), {"id": event["id"]}).scalar_one()
    return handled is None


def fetch_open(connection: Connection, event: str) -> Row | None:
    """An event that has yet to be carried out."""
    return one_row(
        connection,
        text("select id, type, payload from stripe_events where id = :id and handled_at is null"),
        {"id": event},
    )


def mark_handled(connection: Connection, event: str, note: str | None) -> None:
    """It has been carried out; `note` says why there was nothing to do. The payer's name and address go."""
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
    """Events tried in vain or never, to be tried now: after half a minute, then ever later, hourly in the end."""
    return (
        connection.execute(
            text(
                "update stripe_events set tried_at = clock_timestamp() where id in ("
                " select id from stripe_events where handled_at is null"
                " and coalesce(tried_at, received_at) < clock_timestamp() - least(interval '1 hour',"
                "  greatest(make_interval(secs => :patience), coalesce(tried_at, received_at) - received_at))"
                " order by received_at limit :limit for update skip locked) returning id"
            ),
            {"patience": PATIENCE_SECONDS, "limit": limit},
        )
        .scalars()
        .all()
    )


def clean_up(connection: Connection) -> int:
    """Events that were carried out weeks ago are deleted. How many."""
    gone = connection.execute(
        text("delete from stripe_events where handled_at < clock_timestamp() - make_interval(days => :days)"), {"days": KEPT_DAYS}
    )
    return int(gone.rowcount)
