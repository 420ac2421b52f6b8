"""What becomes of an event's stored reply: taken by LINE, or expired with its token. Both are safe to say twice."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, text

from models.db import Row, one_row

_SENT: Final = text(
    "update webhook_events set outcome = 'sent', reply = null, reply_token = null, replied_at = clock_timestamp()"
    " where id = :event and outcome = 'pending'"
)
_SENT_WITH_READINGS: Final = text(
    "update readings set status = 'delivered', delivered_at = clock_timestamp(), closed_at = clock_timestamp(),"
    " reply_token = null where carried_by = :event and status = 'waiting';"
    "update webhook_events set outcome = 'sent', reply = null, reply_token = null, replied_at = clock_timestamp()"
    " where id = :event and outcome = 'pending'"
)
_EXPIRED: Final = text(
    "update readings set carried_by = null where carried_by = :event and status = 'waiting';"
    "update ledger_entries set told_at = null where id in (select cast(jsonb_array_elements_text(carries -> 'entries') as uuid)"
    " from webhook_events where id = :event and outcome = 'pending' and carries ? 'entries');"
    "update webhook_events set outcome = 'expired', reply = null, reply_token = null, replied_at = clock_timestamp()"
    " where id = :event and outcome = 'pending'"
)


def mark_sent(connection: Connection, event: str, *, carries: bool) -> None:
    """LINE has taken the reply; readings that it brought along are delivered."""
    connection.execute(_SENT_WITH_READINGS if carries else _SENT, {"event": event})


def mark_expired(connection: Connection, event: str) -> None:
    """The token died before LINE took the reply: what it brought along waits for the person's next event again."""
    connection.execute(_EXPIRED, {"event": event})


def pending(connection: Connection, event: str) -> Row | None:
    """The stored reply of one event, with its token, age in seconds and whether LINE may have been asked before."""
    return one_row(connection, _PENDING_ONE, {"event": event})


def all_pending(connection: Connection, older_than: float, limit: int = 100) -> Sequence[str]:
    """Events whose reply LINE has not taken `older_than` seconds after they came."""
    return (
        connection.execute(
            text(
                "select id from webhook_events where outcome = 'pending'"
                " and received_at < clock_timestamp() - make_interval(secs => :seconds) order by received_at limit :limit"
            ),
            {"seconds": older_than, "limit": limit},
        )
        .scalars()
        .all()
    )


_PENDING_ONE: Final = text(
    "select id, reply, reply_token, carries, extract(epoch from clock_timestamp() - received_at) as age"
    " from webhook_events where id = :event and outcome = 'pending'"
)
