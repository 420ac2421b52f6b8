"""People who open the pay page: found by their LINE id, or created if they never wrote in the chat."""

import uuid
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, text

from models.database.batch import batch
from models.people.newcomers import MAKE


@dataclass(frozen=True)
class Payer:
    """A person and their stars. `spendable` leaves out stars that are frozen by a dispute; `barred`: by the owner."""

    id: uuid.UUID
    name: str | None
    language: str
    stars: int
    spendable: int
    owed: int
    barred: bool


_MAKE: Final = batch(*MAKE)
_SEEN: Final = (
    "select id, name, language, stars, greatest(stars - stars_frozen, 0) as spendable, stars_owed as owed,"
    " barred_at is not null as barred from users where "
)
_KNOWN: Final = text(_SEEN + "line_id = any(:known) order by array_position(:known, line_id::text) limit 1")
_LOCKED: Final = text(_SEEN + "line_id = :line for no key update")


def find(connection: Connection, line_id: str, left_as: list[str]) -> Payer | None:
    """Find the person by their LINE id, or by one of the pseudonyms that may have replaced it when their data was deleted."""
    row = connection.execute(_KNOWN, {"known": [line_id, *left_as]}).one_or_none()
    return None if row is None else Payer(**row._mapping)


def find_or_make(
    connection: Connection, line_id: str, *, name: str | None, avatar: str | None, language: str, left_as: list[str]
) -> Payer:
    """Find or create the person, and lock the row."""
    values: dict[str, Any] = {"line": line_id, "left_as": left_as, "name": name, "avatar": avatar, "language": language}
    values["greeted"] = False
    row = connection.execute(_LOCKED, values).one_or_none()
    if row is None:
        connection.exec_driver_sql(_MAKE, values)
        row = connection.execute(_LOCKED, values).one()
    return Payer(**row._mapping)
