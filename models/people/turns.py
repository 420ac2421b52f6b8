"""The two batches of one event's transaction (`models.batch` has their rule): one opens it, one closes it.

An ordinary turn is these two round trips, and one more when LINE has taken the reply.
"""

from typing import Any, Final

from sqlalchemy import Connection, Row, text

from models.batch import batch, run
from models.people.newcomers import MAKE

_BEGIN: Final = (
    "begin",
    """
insert into webhook_events (id, type, received_at, reply_token, reply_token_since)
  values (:event, :type, now(), :token, :token_since) on conflict (id) do nothing
""",
)
_LOCK: Final = (
    # There is no row to lock while somebody's first events come all at once: those wait for each other by their LINE id.
    "select pg_advisory_xact_lock(hashtextextended(:line, 0))",
    "select 1 from users where line_id = :line for no key update",
    # In a statement of its own, so that it sees what the turn before committed.
    """
select u.id, u.name, u.language, u.stars - u.stars_frozen as stars, u.coins, u.blocked_at is not null as blocked,
  c.state, c.place, c.question, c.message_id, c.mood, c.spread, c.seed, c.picks, c.reading_id, c.held_text, c.held_message_id,
  c.voice, c.offer, c.help_due, c.updated_at,
  exists (select from readings r where r.user_id = u.id and r.status in ('queued', 'interpreted') and r.kind <> 'daily')
    as reading_open,
  exists (select from readings r where r.user_id = u.id and r.status = 'waiting' and r.carried_by is null) as waiting,
  exists (select from ledger_entries l where l.user_id = u.id and l.tell and l.told_at is null) as untold,
  (select outcome from webhook_events where id = :event) as outcome
from users u join conversations c on c.user_id = u.id
where u.line_id = :line
""",
)
_LOOK: Final = text(
    """
select u.name, u.language, u.stars - u.stars_frozen as stars, u.coins, c.*, false as reading_open
from users u join conversations c on c.user_id = u.id where u.id = :user
"""
)
_OPEN: Final = batch(*_BEGIN, *_LOCK)
_OPEN_WITH_NEWCOMER: Final = batch(*_BEGIN, *MAKE, *_LOCK)

_CLOSE: Final = batch(
    """
update conversations set state = :state, place = :place, question = :question, message_id = :message_id, mood = :mood,
  spread = :spread, seed = :seed, picks = cast(:picks as jsonb), reading_id = :reading_id,
  held_text = :held_text, held_message_id = :held_message_id, voice = cast(:voice as jsonb),
  offer = cast(:offer as jsonb), updated_at = :updated_at,
  last_event_at = greatest(last_event_at, :event_at) where user_id = :user
""",
    """
update webhook_events set user_id = :user, outcome = :outcome, reply = cast(:reply as jsonb),
  carries = cast(:carries as jsonb) where id = :event
""",
    "commit",
)
_UNDO: Final = batch("rollback")
_CLOSE_FAILED: Final = batch(
    """
insert into webhook_events (id, type, user_id, received_at, reply_token, reply_token_since, outcome, reply)
  values (:event, :type, (select id from users where line_id = :line), now(), :token, :token_since, 'pending',
    cast(:reply as jsonb)) on conflict (id) do nothing returning id
"""
)


def open_turn(connection: Connection, event: dict[str, Any], newcomer: dict[str, Any] | None) -> Row[Any] | None:
    """Begins the transaction: writes the event down, locks the person. None: they are unknown, and no `newcomer` is given.

    `event`: event (its id), type, token, token_since, line. `newcomer`: name, avatar, language, left_as. The row's `outcome`
    is empty for a new event; for one that was handled before it is what that came to.
    """
    return run(connection, _OPEN_WITH_NEWCOMER if newcomer else _OPEN, {**event, **(newcomer or {})})


def look(connection: Connection, user: Any) -> Row[Any] | None:
    """The person's conversation as it is now, outside of any turn."""
    return connection.execute(_LOOK, {"user": user}).one_or_none()


def close_turn(connection: Connection, values: dict[str, Any]) -> None:
    """Writes the conversation and the event's reply, and commits."""
    run(connection, _CLOSE, values)


def undo_turn(connection: Connection) -> None:
    """Ends the transaction as if it had never been."""
    run(connection, _UNDO, {})


def close_failed_turn(connection: Connection, event: dict[str, Any], reply: str) -> bool:
    """Closes an event whose turn was undone: it will not be carried out any more, and `reply` (JSON) is its stored reply.

    False: it has been carried out after all, or is closed already. `event` as in `open_turn`.
    """
    return run(connection, _CLOSE_FAILED, {**event, "reply": reply}) is not None
