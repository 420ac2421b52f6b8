"""The two batches of one event's transaction (`models.database.batch` has their rule): one opens it, one closes it.

An ordinary turn is these two round trips. What they do stands in functions of the database (their newest versions are in the
migrations), because Postgres keeps the plans of a function, also behind a pooler that keeps no prepared statement. To change one,
add a function under a new name: during a release old and new processes work side by side.

The event is written when the turn closes. Until then the person's row lock keeps it from being carried out twice: a redelivery
waits for it, and then finds the event. A turn that is lost leaves nothing.
"""

import uuid
from datetime import datetime
from types import SimpleNamespace
from typing import Any, Final

from psycopg2 import BINARY
from psycopg2.errors import UniqueViolation
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from models.database.batch import batch, run, run_one
from models.events.packing import pack
from models.people.newcomers import MAKE
from models.readings.reading_steps import NOTE_REPLY_ATTEMPT

# Before the newcomer is made, as the function does for somebody who is not found: their other events wait for it.
_LOCK_NEWCOMER: Final = "select pg_advisory_xact_lock(hashtextextended(:line, 0))"
_OPEN_CALL: Final = "call open_turn_7(:event, :line, null)"

_LOOK: Final = """
select u.name, u.language, u.stars - u.stars_frozen as stars, u.coins, u.barred_at is not null as barred, c.*,
  false as reading_open
from users u join conversations c on c.user_id = u.id where u.id = :user
"""
_LOOK_ALONE: Final = batch(_LOOK)
_LOOK_FOR_REPLY: Final = batch(
    f"with noted as ({NOTE_REPLY_ATTEMPT})"
    " select noted.reply_tried_at as noted_at, person.* from (select) one left join noted on true"
    f" left join ({_LOOK}) person on true"
)
_OPEN: Final = batch("begin", _OPEN_CALL)
_OPEN_WITH_NEWCOMER: Final = batch("begin", _LOCK_NEWCOMER, *MAKE, _OPEN_CALL)

# Without casts: each costs more than the value, and the procedure's parameters have their types.
_CLOSE_CALL: Final = """
call close_turn_3(:event, :type, :token, :token_since, :user, :state, :place, :question, :message_id, :mood, :spread, :seed,
  :picks, :reading_id, :held_text, :held_message_id, :voice, :offer, :updated_at, :event_at, :outcome, :reply, :carries,
  :menu_due)
"""
_VOICE: Final = "update webhook_events set voice_message_id = :voice_message_id, voice_seconds = :voice_seconds where id = :event"
_CLOSE: Final = batch(_CLOSE_CALL, "commit")
_CLOSE_WITH_VOICE: Final = batch(_CLOSE_CALL, _VOICE, "commit")
_UNDO: Final = batch("rollback")
_CLOSE_FAILED: Final = batch(
    """
insert into webhook_events (id, type, user_id, received_at, reply_token, reply_token_since, outcome, packed_reply)
  values (:event, :type, (select id from users where line_id = :line), now(), :token, :token_since, 'pending', :reply)
  on conflict (id) do nothing returning id
"""
)


class Repeated(Exception):
    """This event has been handled."""


def open_turn(connection: Connection, event: str, line: str, newcomer: dict[str, Any] | None) -> Any:
    """Begins the transaction of this event of this LINE id: locks the person. None: they are unknown, and no `newcomer` is given.

    `newcomer`: name, avatar, language, left_as, greeted. The row's `repeated`: the event was handled before.
    """
    values = {"event": event, "line": line, **(newcomer or {})}
    opened = run(connection, _OPEN_WITH_NEWCOMER if newcomer else _OPEN, values).opened
    return opened and SimpleNamespace(**_typed(opened))


def _typed(opened: dict[str, Any]) -> dict[str, Any]:
    """Values that JSON has no types for. One value comes back, because each column would cost Postgres as much as a condition."""
    reading, seed = opened["reading_id"], opened["seed"]
    return {
        **opened,
        "id": uuid.UUID(opened["id"]),
        "reading_id": reading and uuid.UUID(reading),
        "seed": seed and bytes(BINARY(seed, None)),  # the driver's own way, in whichever form a server writes bytes
        "updated_at": datetime.fromisoformat(opened["updated_at"]),
    }


def look(connection: Connection, user: Any) -> Any:
    """The person's conversation as it is now, outside of any turn."""
    return run_one(connection, _LOOK_ALONE, {"user": user})


def look_for_reply(connection: Connection, reading: dict[str, Any]) -> Any:
    """As `look`, for the person of this reading's row, together with the note that its reply token is going to be used.

    `noted_at` is when that was noted, for `reading_steps.take_back_reply_attempt`; None: the reading is somebody else's by now.
    `user_id` is None for a person without a conversation.
    """
    found = run_one(
        connection,
        _LOOK_FOR_REPLY,
        {"user": reading["user_id"], "reading": reading["id"], "attempts": reading["attempts"], "status": reading["status"]},
    )
    assert found is not None
    return found


def close_turn(connection: Connection, values: dict[str, Any]) -> None:
    """Writes the conversation and the event with its reply (`values["reply"]`: as JSON, or None), and commits.

    `menu_due`: in so many seconds the person's rich menu is to be looked at; or None. `voice_message_id`, `voice_seconds`: a
    voice message that is to be heard; or None.

    Raises Repeated when the event is there by now: whoever had it before has said that it failed (`close_failed_turn`).
    """
    reply = values["reply"]
    stored = {**values, "reply": None if reply is None else pack(reply)}
    try:
        run(connection, _CLOSE if values["voice_message_id"] is None else _CLOSE_WITH_VOICE, stored)
    except IntegrityError as error:
        if isinstance(error.orig, UniqueViolation) and error.orig.diag.table_name == "webhook_events":
            raise Repeated(values["event"]) from error
        raise


def undo_turn(connection: Connection) -> None:
    """Ends the transaction as if it had never been. Of a connection that is lost the server ends it by itself."""
    if not connection.invalidated:
        run(connection, _UNDO, {})


def close_failed_turn(connection: Connection, event: dict[str, Any], reply: bytes) -> bool:
    """Closes an event whose turn was undone: it will not be carried out any more, and `reply` (JSON) is its stored reply.

    False: it has been carried out after all, or is closed already. `event`: event (its id), type, token, token_since, line.
    """
    return run(connection, _CLOSE_FAILED, {**event, "reply": pack(reply)}) is not None
