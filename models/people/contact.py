"""Reads and writes a person's language and name, and whether they have blocked MiMi.

LINE's events may come late and in any order, so their own times decide.
"""

import uuid
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, text

_LEFT: Final = text("select exists (select from users where line_id = any(:left_as) and forgotten_at > :at)")
_LANGUAGE: Final = text("select language from users where line_id = :line")
_BLOCK: Final = text(
    "update users set blocked_at = :at where id = :user"
    " and not exists (select from conversations where user_id = :user and last_event_at > :at)"
)
_UNBLOCK: Final = text("update users set blocked_at = null where id = :user and blocked_at < :at")

_NAMELESS: Final = text(
    "select line_id from users where id = :user and name is null and blocked_at is null and forgotten_at is null"
)
_INTRODUCE: Final = text(
    "update users set name = :name, avatar = :avatar"
    " where id = :user and line_id = :line and name is null and forgotten_at is null"
)


def language_of(connection: Connection, line_id: str) -> str | None:
    """The language MiMi speaks with them; None for somebody unknown."""
    found: str | None = connection.execute(_LANGUAGE, {"line": line_id}).scalar()
    return found


def left_after(connection: Connection, left_as: list[str], at: datetime) -> bool:
    """Whether somebody who stands in the books under one of these pseudonyms had their data deleted after this moment."""
    return bool(connection.execute(_LEFT, {"left_as": left_as, "at": at}).scalar())


def nameless(connection: Connection, user: uuid.UUID) -> str | None:
    """The LINE id of somebody whose name is not kept; None for anybody else, and for who cannot be asked for it."""
    found: str | None = connection.execute(_NAMELESS, {"user": user}).scalar()
    return found


def introduce(connection: Connection, user: uuid.UUID, line_id: str, name: str, avatar: str | None) -> None:
    """Keeps the name and picture of somebody who has been greeted, unless they had their data deleted since."""
    connection.execute(_INTRODUCE, {"user": user, "line": line_id, "name": name, "avatar": avatar})


def block(connection: Connection, user: uuid.UUID, at: datetime) -> None:
    """Marks them as having blocked MiMi `at` that time, unless an event of theirs is newer: then this event is late."""
    connection.execute(_BLOCK, {"user": user, "at": at})


def unblock(connection: Connection, user: uuid.UUID, at: datetime) -> None:
    """Clears a block that is older than `at`: a user who writes or follows then cannot be blocking us."""
    connection.execute(_UNBLOCK, {"user": user, "at": at})
