"""The audit trail: each act of an owner, in the transaction in which it was carried out."""

import json
import uuid
from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Connection, text

from models.database.rows import Row, all_rows
from models.general.ids import new_id

CLI: Final = "cli"
"""Who acted, when it was somebody at the command line."""


_WANTED: Final = "(cast(:whom as uuid) is null or a.whom = :whom) and (:action = '' or a.action = :action)"


def write(
    connection: Connection, by: str, action: str, whom: uuid.UUID | None, details: Mapping[str, Any], *, changed: bool
) -> None:
    """Write an act down, in the caller's transaction. `changed`: it changed something."""
    connection.execute(
        text(
            "insert into owner_actions (id, at, by, action, whom, details, outcome)"
            " values (:id, clock_timestamp(), :by, :action, :whom, cast(:details as jsonb), :outcome)"
        ),
        {
            "id": new_id(),
            "by": by,
            "action": action,
            "whom": whom,
            "details": json.dumps(dict(details), default=str, ensure_ascii=False),
            "outcome": "done" if changed else "nothing",
        },
    )


def trail(connection: Connection, *, limit: int, skip: int = 0, whom: uuid.UUID | None = None, action: str = "") -> list[Row]:
    """List acts, newest first, with the name of whom they were about: all, or one person's, or those of one kind.

    Each row has the `total` of all.
    """
    return all_rows(
        connection,
        text(
            # The page first, then whom it is about: with a million people the other way round reads all of them.
            f"with page as (select a.* from owner_actions a where {_WANTED} order by a.at desc, a.id limit :limit offset :skip)"
            f" select p.at, p.by, p.action, p.whom, u.name, p.details, p.outcome,"
            f" (select count(*) from owner_actions a where {_WANTED}) as total"
            " from page p left join users u on u.id = p.whom order by p.at desc, p.id"
        ),
        limit=limit,
        skip=skip,
        whom=whom,
        action=action,
    )
