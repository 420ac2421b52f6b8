"""How rows are read: as plain dictionaries."""

from typing import Any

from sqlalchemy import Connection, TextClause

Row = dict[str, Any]


def one_row(connection: Connection, statement: TextClause, values: Row) -> Row | None:
    """The only row of a statement as a plain dictionary, or None."""
    row = connection.execute(statement, values).mappings().one_or_none()
    return None if row is None else dict(row)


def all_rows(connection: Connection, statement: TextClause, **values: object) -> list[Row]:
    """All rows of a statement as plain dictionaries."""
    return [dict(row) for row in connection.execute(statement, values).mappings()]
