"""The engine, and the column types that every table shares."""

import uuid
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Engine, create_engine
from sqlalchemy import types as sa
from sqlmodel import Field, SQLModel

LANGUAGES: Final = ("th", "en")

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


def make_engine(url: str, *, connections: int = 8) -> Engine:
    """A pool of `connections` connections, one for each thread that may want one at a time.

    Connecting is given up after 5 s and a statement after 10 s. Connections that the server closed (a restart, a
    pooler) are noticed at use: see `bot.turn`, which starts the turn again.
    """
    return create_engine(
        driver_url(url),
        pool_size=connections,
        max_overflow=2,
        pool_timeout=5,
        pool_recycle=1800,
        pool_use_lifo=True,
        connect_args={
            "connect_timeout": 5,
            "options": "-c statement_timeout=10000 -c idle_in_transaction_session_timeout=30000",
            "application_name": "mimi",
        },
    )


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
