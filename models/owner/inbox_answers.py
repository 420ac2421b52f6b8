"""What the owner tells one person (`inbox_answers`): carried free with their next reply, or pushed when she says so.

A push is claimed as an announcement's is (`models.money.announcing`): its key is the answer's id, and a reply does not carry
what a push may have delivered.
"""

import uuid
from typing import Final, Literal

from sqlalchemy import Connection, text

from models.database.rows import Row, all_rows, one_row
from models.general.ids import new_id
from models.owner import inbox

Kind = Literal["answer", "refund"]
"""`answer`: the owner's own words; `refund`: a payment went back, `text` is its amount as it is shown."""

PUSH_SECONDS: Final = 15
"""How long a push is claimed: longer than LINE is waited for."""

IN_DOUBT_SECONDS: Final = 600
"""After so long without another attempt, a push that may have reached LINE is not repeated any more."""


_PUT: Final = text(
    "insert into inbox_answers (id, user_id, message_id, kind, text, pushes, at)"
    " select :id, u.id, :message, :kind, :text, :pushes, clock_timestamp() from users u"
    " where u.id = :user and u.forgotten_at is null on conflict (id) do nothing"
)
_TAKE: Final = text(
    """
with taken as (
  update inbox_answers set told_at = clock_timestamp() where id = any(array(
    select id from inbox_answers where user_id = :user and told_at is null
      and (push_until is null or push_until < clock_timestamp() - make_interval(secs => :in_doubt))
    order by at limit :most for update skip locked))
  returning id, message_id, kind, text, at, push_until is not null as in_doubt
)
select t.*, m.text as asked from taken t left join inbox_messages m on m.id = t.message_id order by t.at
"""
)
_CLAIM: Final = text(
    """
with claimed as (
  update inbox_answers a set push_until = clock_timestamp() + make_interval(secs => :seconds) from users u
  where a.id = :id and u.id = a.user_id and a.told_at is null and a.pushes and u.blocked_at is null and u.forgotten_at is null
    and (a.push_until is null or a.push_until < clock_timestamp())
  returning a.id, a.message_id, a.user_id, a.kind, a.text, u.line_id, u.language
)
select c.*, m.text as asked from claimed c left join inbox_messages m on m.id = c.message_id
"""
)


def answer(connection: Connection, message: uuid.UUID, written: str, *, pushes: bool) -> tuple[uuid.UUID, Row]:
    """Answer a message, and with it what the same person wrote before; return the answer's id and the message.

    Raises `inbox.NotOpen`: of two owners who answer the same message, one is told that it is answered.
    """
    row, made = inbox.end(connection, message, "answered"), new_id()
    _put(connection, made, row["user_id"], message, "answer", written, pushes)
    return made, row


def tell(connection: Connection, user: uuid.UUID, kind: Kind, said: str, told: uuid.UUID) -> None:
    """Have this told with the person's next reply, once under the id `told`."""
    _put(connection, told, user, None, kind, said, pushes=False)


def _put(
    connection: Connection, made: uuid.UUID, user: uuid.UUID, message: uuid.UUID | None, kind: Kind, said: str, pushes: bool
) -> None:
    values = {"id": made, "user": user, "message": message, "kind": kind, "text": said, "pushes": pushes}
    connection.execute(_PUT, values)


def take_untold(connection: Connection, user: uuid.UUID, most: int) -> list[Row]:
    """Mark as told, and return, what waits for this person, oldest first: `kind`, `text`, `asked`, `in_doubt`.

    Not what a push may have delivered: only the same push again tells.
    """
    return all_rows(connection, _TAKE, user=user, most=most, in_doubt=IN_DOUBT_SECONDS)


def claim_push(connection: Connection, answer: uuid.UUID) -> Row | None:
    """Claim an answer for one push. None: it is told, being pushed, not to be pushed, or its person cannot be reached."""
    return one_row(connection, _CLAIM, {"id": answer, "seconds": PUSH_SECONDS})


def end_push(connection: Connection, answer: uuid.UUID, *, in_doubt: bool) -> None:
    """End the claim of a push that did not deliver it. `in_doubt`: it may have reached LINE all the same."""
    connection.execute(
        text("update inbox_answers set push_until = case when :in_doubt then clock_timestamp() end where id = :id"),
        {"id": answer, "in_doubt": in_doubt},
    )


def mark_told(connection: Connection, answer: uuid.UUID) -> None:
    """Mark it as told."""
    connection.execute(
        text("update inbox_answers set told_at = coalesce(told_at, clock_timestamp()) where id = :id"), {"id": answer}
    )
