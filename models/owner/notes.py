"""What an owner notes about a person, for herself. Deleted with the person's data."""

import uuid

from sqlalchemy import Connection, text

from models.database.rows import Row, all_rows
from models.general.ids import new_id


def add(connection: Connection, user: uuid.UUID, words: str) -> None:
    """Note something about a person."""
    connection.execute(
        text("insert into owner_notes (id, user_id, at, words) values (:id, :user, clock_timestamp(), :words)"),
        {"id": new_id(), "user": user, "words": words},
    )


def page(connection: Connection, user: uuid.UUID, limit: int, skip: int = 0) -> list[Row]:
    """List the notes about a person, newest first, each with the `total` of all."""
    return all_rows(
        connection,
        text(
            "select at, words, count(*) over () as total from owner_notes where user_id = :user"
            " order by at desc, id limit :limit offset :skip"
        ),
        user=user,
        limit=limit,
        skip=skip,
    )
