"""Voice messages to be transcribed: leased by a worker, then answered or given up. `models.people.turns` stores them."""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Connection, text

from models.database.rows import Row, one_row

KEPT_MINUTES: Final = 30
"""A voice message that nobody has heard for so long is given up: its moment has passed."""

_CLAIM: Final = text(
    """
update webhook_events e set voice_lease_until = clock_timestamp() + make_interval(secs => :seconds)
from users u where e.id = :event and u.id = e.user_id and e.voice_message_id is not null
  and (e.voice_lease_until is null or e.voice_lease_until < clock_timestamp())
returning e.id, e.voice_message_id as message_id, e.voice_seconds as seconds, e.reply_token is not null as replies,
  u.id as user_id, u.line_id, u.language, u.blocked_at is not null as blocked
"""
)
_DUE: Final = text(
    """
select id from webhook_events where voice_message_id is not null
  and received_at < clock_timestamp() - make_interval(secs => :seconds)
  and received_at > clock_timestamp() - make_interval(mins => :kept)
  and (voice_lease_until is null or voice_lease_until < clock_timestamp())
order by received_at limit :limit
"""
)
# An unsent message is not noted any more: then nothing of it is stored or said.
_LOCK: Final = text("select 1 from users where id = :user for no key update")
_ANSWER: Final = text(
    """
update webhook_events set voice_message_id = null, voice_lease_until = null, reply = cast(:reply as jsonb), packed_reply = null,
  outcome = case when reply_token is null then outcome else 'pending' end
where id = :event and voice_message_id = :message returning id
"""
)
_HOLD: Final = text(
    """
update conversations set held_text = :text, held_message_id = :message, voice = cast(:voice as jsonb),
  updated_at = clock_timestamp() where user_id = :user
"""
)
_LEAVE: Final = text(
    """
update conversations set state = 'idle', question = null, message_id = null, mood = null, spread = null, seed = null,
  picks = '[]', reading_id = null, held_text = null, held_message_id = null, voice = null, offer = null,
  updated_at = clock_timestamp()
where user_id = :user
"""
)


def claim(connection: Connection, event: str, seconds: float) -> Row | None:
    """Takes the lease on a voice message for `seconds`. None: it was heard, unsent, or another worker is at it."""
    return one_row(connection, _CLAIM, {"event": event, "seconds": seconds})


def due(connection: Connection, older_than: float, limit: int) -> Sequence[str]:
    """Events whose voice message no worker hears, `older_than` seconds after they came."""
    return connection.execute(_DUE, {"seconds": older_than, "kept": KEPT_MINUTES, "limit": limit}).scalars().all()


def store_answer(connection: Connection, voice: Row, reply: str) -> bool:
    """Stores the reply with the event, to be sent like any other. Locks the person. False: the message was unsent meanwhile."""
    connection.execute(_LOCK, {"user": voice["user_id"]})
    stored = {"event": voice["id"], "message": voice["message_id"], "reply": reply}
    return one_row(connection, _ANSWER, stored) is not None


def hold(connection: Connection, voice: Row, heard: str, facts: str) -> None:
    """Holds what was heard, until the person says whether it was heard right. `facts`: JSON for `conversations.voice`."""
    values: dict[str, Any] = {"user": voice["user_id"], "message": voice["message_id"], "text": heard, "voice": facts}
    connection.execute(_HOLD, values)


def leave(connection: Connection, voice: Row) -> None:
    """Ends the conversation: nothing of it is kept."""
    connection.execute(_LEAVE, {"user": voice["user_id"]})
