"""The two batches of one event's transaction (`models.batch` has their rule): one opens it, one closes it.

An ordinary turn is these two round trips, and one more when LINE has taken the reply. What they do stands in two functions of
the database (their newest versions are in the migrations), because Postgres keeps the plans of a function, also behind a pooler
that keeps no prepared statement. To change one, add a function under a new name: during a release old and new processes work
side by side.
"""

from typing import Any, Final

from sqlalchemy import Connection

from models.batch import batch, run, run_one
from models.events.packing import pack
from models.people.newcomers import MAKE
from models.readings.reading_steps import NOTE_REPLY_ATTEMPT

_OPEN_CALL: Final = "select * from open_turn_5(:event, :type, :token, cast(:token_since as timestamptz), :line)"

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
_OPEN_WITH_NEWCOMER: Final = batch("begin", *MAKE, _OPEN_CALL)

_CLOSE_CALL: Final = """
select close_turn_2(:event, cast(:user as uuid), :state, :place, :question, :message_id, :mood, :spread, :seed,
  cast(:picks as jsonb), cast(:reading_id as uuid), :held_text, :held_message_id, cast(:voice as jsonb), cast(:offer as jsonb),
  cast(:updated_at as timestamptz), cast(:event_at as timestamptz), :outcome, :reply, cast(:carries as jsonb))
"""
_MENU_DUE: Final = """
insert into rich_menus (user_id, due_at) values (cast(:user as uuid), now() + make_interval(secs => :menu_due))
  on conflict (user_id) do update set due_at = excluded.due_at
"""
_CLOSE: Final = batch(_CLOSE_CALL, "commit")
_CLOSE_WITH_MENU: Final = batch(_CLOSE_CALL, _MENU_DUE, "commit")
_UNDO: Final = batch("rollback")
_CLOSE_FAILED: Final = batch(
    """
insert into webhook_events (id, type, user_id, received_at, reply_token, reply_token_since, outcome, packed_reply)
  values (:event, :type, (select id from users where line_id = :line), now(), :token, :token_since, 'pending', :reply)
  on conflict (id) do nothing returning id
"""
)


def open_turn(connection: Connection, event: dict[str, Any], newcomer: dict[str, Any] | None) -> Any:
    """Begins the transaction: writes the event down, locks the person. None: they are unknown, and no `newcomer` is given.

    `event`: event (its id), type, token, token_since, line. `newcomer`: name, avatar, language, left_as. The row's `outcome`
    is empty for a new event; for one that was handled before it is what that came to.
    """
    return run(connection, _OPEN_WITH_NEWCOMER if newcomer else _OPEN, {**event, **(newcomer or {})})


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
    """Writes the conversation and the event's reply (`values["reply"]`: as JSON, or None), and commits.

    `menu_due`: in so many seconds the person's rich menu is to be looked at; or None.
    """
    reply = values["reply"]
    stored = {**values, "reply": None if reply is None else pack(reply)}
    run(connection, _CLOSE if values["menu_due"] is None else _CLOSE_WITH_MENU, stored)


def undo_turn(connection: Connection) -> None:
    """Ends the transaction as if it had never been. Of a connection that is lost the server ends it by itself."""
    if not connection.invalidated:
        run(connection, _UNDO, {})


def close_failed_turn(connection: Connection, event: dict[str, Any], reply: bytes) -> bool:
    """Closes an event whose turn was undone: it will not be carried out any more, and `reply` (JSON) is its stored reply.

    False: it has been carried out after all, or is closed already. `event` as in `open_turn`.
    """
    return run(connection, _CLOSE_FAILED, {**event, "reply": pack(reply)}) is not None
