"""Alembic, driven from code: `upgrade(url)` brings a database to the newest version."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from psycopg2.errors import LockNotAvailable
from sqlalchemy import Connection, NullPool, create_engine, text
from sqlalchemy.exc import OperationalError

from models.database.engine import driver_url

if TYPE_CHECKING:  # loaded when it migrates: the web process only asks for the number
    from alembic.config import Config


LOCK_SECONDS: Final = 10.0
"""How long one statement may wait for a table: while it waits, all that comes after it waits too, the chat included."""

STATEMENT_SECONDS: Final = 600.0

_OLDEST: Final = text(
    "select pid, coalesce(nullif(application_name, ''), 'unnamed') as name, state, extract(epoch from now() - xact_start) as age"
    " from pg_stat_activity where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()"
    " and backend_type = 'client backend' order by xact_start limit 3"
)


class Locked(Exception):
    """A migration waited too long for a table. The message names the statement and the oldest transactions; nothing changed."""


def config(url: str) -> "Config":
    """Alembic's configuration for the database at `url` (any of Postgres's URL schemes)."""
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent))
    settings.attributes["url"] = url
    return settings


def newest() -> str:
    """The version that this code needs: the last file's number. Says so without loading Alembic."""
    return max(path.name for path in (Path(__file__).parent / "versions").glob("[0-9]*.py")).split("_")[0]


def functions() -> set[str]:
    """The names of all functions and procedures that migrations have ever made."""
    written = "\n".join(path.read_text("utf-8") for path in (Path(__file__).parent / "versions").glob("[0-9]*.py"))
    return set(re.findall(r"create (?:or replace )?(?:function|procedure) (\w+)", written, re.IGNORECASE))


def upgrade(url: str, lock_seconds: float = LOCK_SECONDS) -> bool:
    """Applies what is missing, in one transaction; does nothing when all is there.

    False: the database is newer than this code, and stays so. That is how an earlier release comes back: migrations suit the
    release before them. Raises Locked, and sqlalchemy's OperationalError when the database is unreachable.
    """
    from alembic import command

    engine = create_engine(driver_url(url), poolclass=NullPool)
    with engine.connect() as connection:
        if _revision(connection) > newest():
            return False
    settings = config(url)
    settings.attributes["lock_seconds"] = lock_seconds
    settings.attributes["statement_seconds"] = STATEMENT_SECONDS
    try:
        command.upgrade(settings, "head")
    except OperationalError as error:
        if not isinstance(error.orig, LockNotAvailable):
            raise
        with engine.connect() as connection:
            raise Locked(_waited(error.statement or "", connection)) from error
    return True


def revision(url: str) -> str:
    """The database's version; empty for a database without tables. Raises what the database raises."""
    engine = create_engine(driver_url(url), poolclass=NullPool)
    with engine.connect() as connection:
        return _revision(connection)


def _revision(connection: Connection) -> str:
    """The database's version; empty for a database without tables."""
    if connection.execute(text("select to_regclass('alembic_version')")).scalar() is None:
        return ""
    return str(connection.execute(text("select version_num from alembic_version")).scalar() or "")


def _waited(statement: str, connection: Connection) -> str:
    said = [f"waited too long for a table: {' '.join(statement.split())[:120]}"]
    said += [f"open for {row.age:.0f} s: {row.name} ({row.state}), process {row.pid}" for row in connection.execute(_OLDEST)]
    return "\n".join(said)
