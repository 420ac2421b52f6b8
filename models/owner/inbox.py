"""What people write to the owner (`inbox_messages`). Kept apart from readings; deleted with the person, erased when unsent."""

import uuid
from typing import Final

from sqlalchemy import Connection, text

from models.database.rows import Row, all_rows, one_row
from models.general.ids import id_range, new_id

A_DAY: Final = 5
"""Messages that one person may send within 24 hours."""

AGAIN_HOURS: Final = 12
"""A message that still waits is announced again so long after."""

KEPT_DAYS: Final = 180
"""Messages and answers are deleted so long after they were written."""


class NotOpen(Exception):
    """The message has been answered or closed (`state`), or is gone ("nobody")."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


_LISTED: Final = """
select m.*, u.name, u.line_id, u.language, u.blocked_at is not null as blocked, u.stars, u.coins
from inbox_messages m join users u on u.id = m.user_id
"""
_PUT: Final = text(
    """
insert into inbox_messages (id, user_id, message_id, text, at)
  select :id, :user, :message, :text, clock_timestamp()
  where (select count(*) from inbox_messages where user_id = :user and at > clock_timestamp() - interval '1 day') < :most
returning id
"""
)

ERASE_UNSENT: Final = (
    "update inbox_messages set text = null, closed_at = coalesce(closed_at, clock_timestamp()),"
    " state = case when state = 'open' then 'closed' else state end where user_id = :id and message_id = :message;"
)
"""Erases the message that LINE says was taken back, in the batch that erases everything of it. An answer to it stays."""


def put(connection: Connection, user: uuid.UUID, written: str, message: str) -> uuid.UUID | None:
    """Put what somebody wrote into the inbox; return its id, or None when they have written `A_DAY` within a day.

    The caller holds the person's row lock, so that the limit holds.
    """
    values = {"id": new_id(), "user": user, "message": message, "text": written, "most": A_DAY}
    made: uuid.UUID | None = connection.execute(_PUT, values).scalar_one_or_none()
    return made


def open_messages(connection: Connection, limit: int) -> list[Row]:
    """List the messages that wait for an answer, oldest first, with who wrote them."""
    return all_rows(connection, text(_LISTED + " where m.state = 'open' order by m.at, m.id limit :limit"), limit=limit)


def count_open(connection: Connection) -> int:
    """Count the messages that wait for an answer."""
    return int(connection.execute(text("select count(*) from inbox_messages where state = 'open'")).scalar_one())


def take_new(connection: Connection) -> int:
    """Mark the open messages as announced to the owner; return how many were not, or not within `AGAIN_HOURS`."""
    return connection.execute(
        text(
            "update inbox_messages set shown_at = clock_timestamp() where state = 'open'"
            " and (shown_at is null or shown_at < clock_timestamp() - make_interval(hours => :hours))"
        ),
        {"hours": AGAIN_HOURS},
    ).rowcount


def fetch(connection: Connection, message: uuid.UUID) -> Row | None:
    """Fetch one message with who wrote it."""
    return one_row(connection, text(_LISTED + " where m.id = :id"), {"id": message})


def named(connection: Connection, name: str) -> list[Row]:
    """List the messages whose id begins with `name` (four digits or more)."""
    between = id_range(name, shortest=4)
    if between is None:
        return []
    low, high = between
    return all_rows(connection, text(_LISTED + " where m.id between :low and :high order by m.at limit 20"), low=low, high=high)


def talk(connection: Connection, user: uuid.UUID, limit: int) -> list[Row]:
    """List the last messages of one person and the answers to them, oldest first: `at`, `text`, `ours`, `told_at`."""
    rows = all_rows(
        connection,
        text(
            "select at, text, false as ours, null as told_at from inbox_messages where user_id = :user and text is not null"
            " union all select at, text, true, told_at from inbox_answers where user_id = :user and kind = 'answer'"
            " order by at desc limit :limit"
        ),
        user=user,
        limit=limit,
    )
    return rows[::-1]


def end(connection: Connection, message: uuid.UUID, state: str) -> Row:
    """Take this message, and what the same person wrote before it, as `state`: answered or closed. Return its row.

    Locks the person first, as turns do: of two owners one ends it. Raises NotOpen.
    """
    lock = "select 1 from users where id = (select user_id from inbox_messages where id = :id) for no key update"
    connection.execute(text(lock), {"id": message})
    row = fetch(connection, message)
    if row is None or row["state"] != "open":
        raise NotOpen(row["state"] if row else "nobody")
    connection.execute(
        text(
            "update inbox_messages set state = :state, closed_at = clock_timestamp()"
            " where user_id = :user and state = 'open' and at <= :at"
        ),
        {"state": state, "user": row["user_id"], "at": row["at"]},
    )
    return row


def delete_old(connection: Connection) -> int:
    """Delete what was written `KEPT_DAYS` ago, with its answers; return how many messages went."""
    values = {"days": KEPT_DAYS}
    connection.execute(text("delete from inbox_answers where at < now() - make_interval(days => :days)"), values)
    return connection.execute(text("delete from inbox_messages where at < now() - make_interval(days => :days)"), values).rowcount
