"""Somebody says that they paid and got no stars: their orders are to be looked up, and the event answered with what was found.

Stored with the turn, leased by a worker, answered by the event's own reply token, as a voice message is (`voices`). One that
no worker has begun for half an hour is given up: the sweep looks at orders anyway.
"""

import uuid
from typing import Final

from sqlalchemy import Connection, text

from models.database.rows import Row, one_row

AN_HOUR: Final = 3
"""Look-ups that one person may cause within an hour."""


_ASK: Final = text(
    """
insert into payment_lookups (event_id, user_id, asked_at) select :event, :user, clock_timestamp()
  where (select count(*) from payment_lookups where user_id = :user and asked_at > clock_timestamp() - interval '1 hour') < :most
on conflict (event_id) do nothing returning event_id
"""
)
_CLAIM: Final = text(
    """
update payment_lookups l set lease_until = clock_timestamp() + make_interval(secs => :seconds) from users u
where l.event_id = :event and u.id = l.user_id and l.done_at is null
  and (l.lease_until is null or l.lease_until < clock_timestamp())
returning l.event_id as id, u.id as user_id, u.line_id, u.language, u.blocked_at is not null as blocked,
  exists (select from webhook_events e where e.id = :event and e.reply_token is not null) as replies
"""
)
_LOCK: Final = text("select 1 from users where id = :user for no key update")
_DONE: Final = text(
    "update payment_lookups set done_at = clock_timestamp() where event_id = :event and done_at is null returning event_id"
)
_ANSWER: Final = text(
    """
update webhook_events set reply = cast(:reply as jsonb), packed_reply = null, carries = cast(:carries as jsonb),
  outcome = case when reply_token is null then outcome else 'pending' end where id = :event
"""
)


def ask(connection: Connection, event: str, user: uuid.UUID) -> bool:
    """Note in the turn's transaction that this event is to be answered with what is found. False: too many in an hour."""
    return connection.execute(_ASK, {"event": event, "user": user, "most": AN_HOUR}).one_or_none() is not None


def claim(connection: Connection, event: str, seconds: float) -> Row | None:
    """Take the lease for `seconds`. None: it is answered, gone, or another worker is at it."""
    return one_row(connection, _CLAIM, {"event": event, "seconds": seconds})


def close(connection: Connection, lookup: Row) -> bool:
    """Mark it as answered; locks the person, whose transaction this is from then on. False: it was answered meanwhile."""
    connection.execute(_LOCK, {"user": lookup["user_id"]})
    return connection.execute(_DONE, {"event": lookup["id"]}).one_or_none() is not None


def store_answer(connection: Connection, lookup: Row, reply: str, carries: str | None) -> None:
    """Store the reply (JSON) with the event, to be sent like any other."""
    connection.execute(_ANSWER, {"event": lookup["id"], "reply": reply, "carries": carries})


def delete_old(connection: Connection) -> int:
    """Delete those of days ago; return how many went."""
    return connection.execute(text("delete from payment_lookups where asked_at < now() - interval '7 days'")).rowcount
