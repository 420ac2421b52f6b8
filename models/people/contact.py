"""Reads and writes a person's language, and whether they have blocked MiMi.

LINE's events may come late and in any order, so their own times decide.
"""

import uuid
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, text

_LANGUAGE: Final = text("select language from users where line_id = :line")
_BLOCK: Final = text(
    "update users set blocked_at = :at where id = :user"
    " and not exists (select from conversations where user_id = :user and last_event_at > :at)"
)
_UNBLOCK: Final = text("update users set blocked_at = null where id = :user and blocked_at < :at")


def language_of(connection: Connection, line_id: str) -> str | None:
    """The language MiMi speaks with them; None for somebody unknown."""
    found: str | None = connection.execute(_LANGUAGE, {"line": line_id}).scalar()
    return found


def block(connection: Connection, user: uuid.UUID, at: datetime) -> None:
    """Marks them as having blocked MiMi `at` that time, unless an event of theirs is newer: then the news of it is late."""
    connection.execute(_BLOCK, {"user": user, "at": at})


def unblock(connection: Connection, user: uuid.UUID, at: datetime) -> None:
    """Clears a block that is older than `at`: a user who writes or follows then cannot be blocking us."""
    connection.execute(_UNBLOCK, {"user": user, "at": at})
