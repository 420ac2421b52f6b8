"""Stores as little as possible about danger: that a question was found clear, or that help lines are due."""

import uuid
from typing import Final

from sqlalchemy import Connection, text

from models.database.rows import Row, one_row

# Of somebody who had their data deleted while the moderation was asked, nothing new is kept.
_OF_PERSON: Final = " from users u where c.user_id = :user and u.id = c.user_id and u.forgotten_at is null"
_CLEAR: Final = text("update conversations c set clear_message_id = :message" + _OF_PERSON)
_IS_CLEAR: Final = text("select 1 from conversations where user_id = :user and clear_message_id = :message")
_OPEN_QUESTION: Final = text("select question from conversations where user_id = :user and message_id = :message")
_LOCK: Final = text("select 1 from users where id = :user for no key update")
_END: Final = text(
    "update conversations set state = 'idle', question = null, message_id = null, mood = null, spread = null, seed = null,"
    " picks = '[]', reading_id = null, held_text = null, held_message_id = null, voice = null, offer = null"
    " where user_id = :user and message_id = :message"
)
_DUE: Final = text("update conversations c set help_due = :key, help_due_at = clock_timestamp()" + _OF_PERSON)
_DONE: Final = text("update conversations set help_due = null, help_due_at = null where user_id = :user and help_due = :key")
_PERSON: Final = text(
    "select u.line_id, u.language, c.help_due from users u join conversations c on c.user_id = u.id"
    " where u.id = :user and u.blocked_at is null and u.forgotten_at is null"
)


def open_question(connection: Connection, user: uuid.UUID, message: str) -> str | None:
    """The question that came with this message, while its mood, spread and cards are chosen."""
    question: str | None = connection.execute(_OPEN_QUESTION, {"user": user, "message": message}).scalar()
    return question


def note_clear(connection: Connection, user: uuid.UUID, message: str) -> None:
    """The moderation found nothing in this message, so its reading need not ask again."""
    connection.execute(_LOCK, {"user": user})
    connection.execute(_CLEAR, {"user": user, "message": message})


def is_clear(connection: Connection, user: uuid.UUID, message: str | None) -> bool:
    """Whether the moderation found nothing in this message."""
    return message is not None and connection.execute(_IS_CLEAR, {"user": user, "message": message}).one_or_none() is not None


def end_conversation(connection: Connection, user: uuid.UUID, message: str) -> None:
    """Ends the conversation that this message began and erases its question. The person's row is locked as in a turn."""
    connection.execute(_LOCK, {"user": user})
    connection.execute(_END, {"user": user, "message": message})


def help_due(connection: Connection, user: uuid.UUID, key: str) -> None:
    """Help lines are due to this person: pushed, or with the next reply. `key` names what for, and makes the retry key.

    The person's row is locked as in a turn.
    """
    connection.execute(_LOCK, {"user": user})
    connection.execute(_DUE, {"user": user, "key": key})


def help_given(connection: Connection, user: uuid.UUID, key: str) -> None:
    """They have got them."""
    connection.execute(_DONE, {"user": user, "key": key})


def reachable(connection: Connection, user: uuid.UUID) -> Row | None:
    """`line_id`, `language` and `help_due` of somebody who can be pushed to."""
    return one_row(connection, _PERSON, {"user": user})
