"""The engine, and the column types that every table shares."""

import uuid
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Connection, Engine, TextClause, create_engine, event
from sqlalchemy import types as sa
from sqlmodel import Field, SQLModel

LANGUAGES: Final = ("th", "en")

Row = dict[str, Any]

# One naming scheme, so that migrations can name what they change.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def driver_url(url: str) -> str:
    """The same database with psycopg2 named: SQLAlchemy 2.1 takes a plain `postgresql://` to mean psycopg 3."""
    for plain in ("postgres://", "postgresql://"):
        if url.startswith(plain):
            return "postgresql+psycopg2://" + url.removeprefix(plain)
    return url


def make_engine(url: str, *, connections: int = 8, asked_first: bool = False) -> Engine:
    """A pool of `connections` connections, one for each thread that may want one at a time.

    Connecting is given up after 5 s and a statement after 10 s. Connections that the server closed (a restart, a
    pooler) are noticed at use, and `bot.chat.turn` runs the turn again; or, `asked_first`, by a round trip before each use.
    """
    engine = create_engine(
        driver_url(url),
        pool_size=connections,
        max_overflow=2,
        pool_timeout=5,
        pool_recycle=1800,
        pool_use_lifo=True,
        pool_pre_ping=asked_first,
        hide_parameters=True,  # an error's text must not carry what people wrote
        connect_args={"connect_timeout": 5, "application_name": "mimi"},
    )
    event.listen(engine, "connect", _bound_waiting)
    return engine


def _bound_waiting(connection: Any, _: object) -> None:
    """Said after connecting, not in the start-up packet: poolers such as pgbouncer refuse options there.

    In autocommit mode, never with a `commit` in the text: the driver would go on believing that it had begun a
    transaction, and the connection's first one would run without, each statement for good.
    """
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("set statement_timeout = 10000; set idle_in_transaction_session_timeout = 30000")
    connection.autocommit = False


def one_row(connection: Connection, statement: TextClause, values: Row) -> Row | None:
    """The only row of a statement as a plain dictionary, or None."""
    row = connection.execute(statement, values).mappings().one_or_none()
    return None if row is None else dict(row)


def all_rows(connection: Connection, statement: TextClause, **values: object) -> list[Row]:
    """All rows of a statement as plain dictionaries."""
    return [dict(row) for row in connection.execute(statement, values).mappings()]


def now() -> datetime:
    """The present, in UTC."""
    return datetime.now(UTC)


def new_id() -> uuid.UUID:
    return uuid.uuid4()


def timestamp(*, nullable: bool = True, **extra: Any) -> Any:
    """A `timestamptz` column."""
    return Field(default=None, sa_type=sa.DateTime(timezone=True), nullable=nullable, **extra)


def born() -> Any:
    """When the row was made (UTC)."""
    return Field(default_factory=now, sa_type=sa.DateTime(timezone=True), nullable=False)
