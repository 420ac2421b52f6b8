"""What an owner is in the middle of in her chat: arguments that are still asked for, or an act that waits for her yes.

One row an owner: a new act takes the place of the one before. It is used once (`take`) and is over after `MINUTES`.
"""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, text

from models.general.ids import new_id

MINUTES: Final = 10


@dataclass(frozen=True)
class Pending:
    """`id` stands in the buttons of its question, so that an older question's buttons are recognised."""

    id: uuid.UUID
    action: str
    arguments: Mapping[str, Any]
    asks: str | None


def put(connection: Connection, by: str, action: str, arguments: Mapping[str, Any], asks: str | None) -> uuid.UUID:
    """Keep what she is in the middle of, in place of what she was; return its id."""
    made = new_id()
    connection.execute(
        text(
            "insert into owner_pending (by, id, action, arguments, asks, at)"
            " values (:by, :id, :action, cast(:arguments as jsonb), :asks, clock_timestamp())"
            " on conflict (by) do update set id = excluded.id, action = excluded.action, arguments = excluded.arguments,"
            " asks = excluded.asks, at = excluded.at"
        ),
        {"by": by, "id": made, "action": action, "arguments": json.dumps(dict(arguments), ensure_ascii=False), "asks": asks},
    )
    return made


def take(connection: Connection, by: str, pending: uuid.UUID | None = None) -> Pending | None:
    """Take what she is in the middle of, which is over with that: only once, and only if it is `pending` (any by default).

    None: there is none, it is another one, or it is too old.
    """
    row = connection.execute(
        text(
            "delete from owner_pending where by = :by and (cast(:id as uuid) is null or id = :id)"
            " returning id, action, arguments, asks, at > clock_timestamp() - make_interval(mins => :minutes) as valid"
        ),
        {"by": by, "id": pending, "minutes": MINUTES},
    ).one_or_none()
    return Pending(row.id, row.action, row.arguments, row.asks) if row and row.valid else None


def asked(connection: Connection, by: str) -> Pending | None:
    """Whether she is asked for an argument right now; None when she is not."""
    row = connection.execute(
        text(
            "select id, action, arguments, asks from owner_pending where by = :by and asks is not null"
            " and at > clock_timestamp() - make_interval(mins => :minutes)"
        ),
        {"by": by, "minutes": MINUTES},
    ).one_or_none()
    return Pending(**row._mapping) if row else None


def delete_old(connection: Connection) -> int:
    """Delete what is over; return how many rows went."""
    statement = text("delete from owner_pending where at < clock_timestamp() - make_interval(mins => :minutes)")
    return connection.execute(statement, {"minutes": MINUTES}).rowcount
