"""What becomes of an event's stored reply: taken by LINE, or expired with its token. Every step is idempotent."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, text

from models.database.batch import batch, run
from models.database.rows import Row, one_row
from models.events.packing import unpack
from models.general.value import value

REFUSED: Final = "refused"
"""`failure` of a waiting reading that LINE would not take as it looks: next time it goes in plain words."""

REFUSED_PLAIN: Final = "refused as text"
"""LINE would not take the plain words either: from then on it can only be opened among the past readings."""

# However a reply ends, it and its token go out of the row. `ended`: sent or expired.
_END: Final = """
update webhook_events set outcome = :ended, reply = null, packed_reply = null, reply_token = null, replied_at = clock_timestamp()
  where id = :event and outcome = 'pending'
"""
_END_ALONE: Final = batch(_END)
# Locked in one order, so that two of these that name the same events wait for each other and never in a circle. The outcome is
# written so that no index on it is used: between two vacuums that of pending ones holds every event that has been.
_ALL_SENT: Final = batch(
    """
update webhook_events set outcome = 'sent', reply = null, packed_reply = null, reply_token = null,
  replied_at = clock_timestamp()
  where id = any(array(select id from webhook_events where id = any(:events)
    and coalesce(outcome, '') = 'pending' order by id for update))
"""
)
_SENT_WITH_READINGS: Final = batch(
    """
update readings set status = 'delivered', delivered_at = clock_timestamp(), closed_at = clock_timestamp(), reply_token = null
  where carried_by = :event and status = 'waiting'
""",
    _END,
)
_EXPIRED: Final = batch(
    """
update conversations c set help_due = e.carries -> 'help' ->> 0, help_due_at = clock_timestamp() from webhook_events e
  where e.id = :event and e.outcome = 'pending' and e.carries ? 'help' and c.user_id = e.user_id and c.help_due is null
""",
    "update readings set carried_by = null where carried_by = :event and status = 'waiting'",
    """
update ledger_entries set told_at = null
  where id in (select cast(jsonb_array_elements_text(carries -> 'entries') as uuid) from webhook_events
    where id = :event and outcome = 'pending' and carries ? 'entries')
""",
    """
update news_recipients r set state = 'due', sent_at = null from webhook_events e, users u
  where e.id = :event and e.outcome = 'pending' and e.carries ? 'news' and r.user_id = e.user_id and r.state = 'sent'
    and r.news_id = cast(e.carries -> 'news' ->> 0 as uuid) and u.id = e.user_id and u.news_stopped_at is null
""",
    """
update inbox_answers set told_at = null
  where id in (select cast(jsonb_array_elements_text(carries -> 'answers') as uuid) from webhook_events
    where id = :event and outcome = 'pending' and carries ? 'answers')
""",
    _END,
)
_REFUSED: Final = text(
    "update readings set failure = case when failure = :refused then :refused_plain else :refused end"
    " where carried_by = :event and status = 'waiting'"
)
# Locked before it is written, so that of two who note an attempt at the same moment the second learns of the first.
_TRIED: Final = text(
    """
update webhook_events e set tried_at = clock_timestamp() from (
  select id, tried_at from webhook_events where id = :event and outcome = 'pending' for no key update) before
where e.id = before.id returning e.tried_at as at, before.tried_at is not null as again
"""
)
_NOT_TRIED: Final = text("update webhook_events set tried_at = null where id = :event and tried_at = :noted")
_PENDING_ONE: Final = text(
    """
select id, reply, packed_reply, reply_token, carries,
  extract(epoch from clock_timestamp() - received_at) as age,
  extract(epoch from clock_timestamp() - reply_token_since) as line_age
from webhook_events where id = :event and outcome = 'pending'
"""
)
_PENDING_ALL: Final = text(
    "select id from webhook_events where outcome = 'pending'"
    " and received_at < clock_timestamp() - make_interval(secs => :seconds) order by received_at limit :limit"
)


def mark_sent(connection: Connection, event: str, *, carries: bool) -> None:
    """LINE has taken the reply; readings that it brought along are delivered."""
    run(connection, _SENT_WITH_READINGS if carries else _END_ALONE, {"event": event, "ended": "sent"})


def mark_all_sent(connection: Connection, events: Sequence[str]) -> None:
    """LINE has taken the replies to all of these events, which carried nothing along."""
    run(connection, _ALL_SENT, {"events": list(events)})


def mark_expired(connection: Connection, event: str) -> None:
    """The token is over, and LINE did not take the reply, or nobody can tell: what it carried waits for the next event again."""
    run(connection, _EXPIRED, {"event": event, "ended": "expired"})


def mark_refused(connection: Connection, event: str) -> None:
    """LINE will never take this reply. A reading that it carried comes in another form; else what it carried is given up,
    so that it does not cost the person their next answer too."""
    if connection.execute(_REFUSED, {"event": event, "refused": REFUSED, "refused_plain": REFUSED_PLAIN}).rowcount:
        mark_expired(connection, event)
    else:
        run(connection, _END_ALONE, {"event": event, "ended": "expired"})


def store_anew(connection: Connection, event: str, reply: list[dict[str, Any]]) -> None:
    """Store another reply than the turn did, unless LINE has taken that one."""
    statement = text(
        "update webhook_events set reply = cast(:reply as jsonb), packed_reply = null where id = :id and outcome = 'pending'"
    )
    connection.execute(statement, {"id": event, "reply": json.dumps(reply, ensure_ascii=False)})


@value
class Attempt:
    """An attempt to send a reply, noted `at` that time. `again`: another may have reached LINE before it."""

    at: datetime
    again: bool


def note_attempt(connection: Connection, event: str) -> Attempt | None:
    """Written before LINE is asked: whoever comes after a crash then knows that the token may have been used.

    None: the reply is not pending any more.
    """
    row = connection.execute(_TRIED, {"event": event}).one_or_none()
    return None if row is None else Attempt(row.at, row.again)


def take_back_attempt(connection: Connection, event: str, noted: Attempt) -> None:
    """The attempt has certainly not reached LINE, and there was none before it."""
    connection.execute(_NOT_TRIED, {"event": event, "noted": noted.at})


def pending(connection: Connection, event: str) -> Row | None:
    """The stored reply of one event, with its token.

    `age`: seconds since it came here. `line_age`: the same from the event's time by LINE's clock; None: nobody knows.
    """
    row = one_row(connection, _PENDING_ONE, {"event": event})
    if row:
        packed = row.pop("packed_reply")
        # One that is stored as JSON was stored after the turn's, maybe by a process of a release that knows no packed ones.
        if packed and row["reply"] is None:
            row["reply"] = unpack(packed)
    return row


def all_pending(connection: Connection, older_than: float, limit: int = 100) -> Sequence[str]:
    """Events whose reply LINE has not taken `older_than` seconds after they came."""
    return connection.execute(_PENDING_ALL, {"seconds": older_than, "limit": limit}).scalars().all()
