"""The database as Postgres' programs and a plain connection are told of it; its password only in the environment."""

import os
from dataclasses import dataclass
from typing import Any, Final

from psycopg2.extensions import make_dsn
from sqlalchemy import Connection, text
from sqlalchemy.dialects.postgresql import psycopg2
from sqlalchemy.engine import make_url

from bot.owner.backup import belongings
from models.database.engine import driver_url
from models.migrations import newest

TRANSACTION_POOLER: Final = 6543
"""Supabase's port of the pooler that gives each transaction another connection."""

NAMED: Final = "mimi backup"
"""What Postgres shows of our connections (application_name)."""


@dataclass(frozen=True)
class Place:
    """Where the database is. `parameters` are libpq's, the password among them."""

    parameters: dict[str, Any]

    @classmethod
    def of(cls, url: str) -> "Place":
        spoken: Any = psycopg2.dialect()  # type: ignore[no-untyped-call]
        _, parameters = spoken.create_connect_args(make_url(driver_url(url)))
        return cls({**parameters, "application_name": NAMED, "connect_timeout": 10})

    @property
    def name(self) -> str:
        return str(self.parameters.get("dbname") or self.parameters.get("user") or "")

    @property
    def shown(self) -> str:
        """Database and host, for people."""
        return f"{self.name} at {self.parameters.get('host') or 'this machine'}"

    @property
    def is_transaction_pooler(self) -> bool:
        return str(self.parameters.get("port")) == str(TRANSACTION_POOLER)

    @property
    def is_here(self) -> bool:
        """On this machine: what is sent leaves it nowhere."""
        host = str(self.parameters.get("host") or "/")
        return host.startswith(("/", "127.")) or host in ("localhost", "::1")

    def conninfo(self) -> str:
        """For a command line, which every user of a machine may read: without the password."""
        made: str = make_dsn(**{name: value for name, value in self.parameters.items() if name != "password"})
        return made

    def environment(self) -> dict[str, str]:
        """For the program that is started: ours, with the password where there is one, and answers in English."""
        password = self.parameters.get("password")
        return {**os.environ, "LC_ALL": "C", **({"PGPASSWORD": str(password)} if password else {})}


@dataclass(frozen=True)
class Found:
    """What stands in a database: Postgres' major version, the schema, MiMi's version (empty without her tables), the people;
    and what is in the schema that is not hers. In a database of a newer release all counts as hers.
    `foreign`: there is a table of people that is not hers."""

    server: int
    schema: str
    version: str
    people: int
    others: tuple[str, ...] = ()
    foreign: bool = False


_LOOK: Final = text(
    "select current_setting('server_version_num')::int / 10000 as server,"
    " coalesce((select n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
    " where c.oid = to_regclass('alembic_version')), current_schema(), '') as schema,"
    " to_regclass('alembic_version') is not null as migrated, to_regclass('users') is not null as peopled,"
    " exists (select from pg_attribute where attrelid = to_regclass('users') and attname = 'line_id') as hers"
)


def look(connection: Connection) -> Found:
    """Raises what the database raises."""
    row = connection.execute(_LOOK).one()
    version = connection.execute(text("select version_num from alembic_version")).scalar() if row.migrated else None
    people = connection.execute(text("select count(*) from users")).scalar_one() if row.peopled else 0
    driver: Any = connection.connection.dbapi_connection
    with driver.cursor() as cursor:
        others = belongings.others_there(cursor, row.schema) if version and str(version) <= newest() else []
    return Found(row.server, row.schema, str(version or ""), people, tuple(others), foreign=row.peopled and not row.hers)


def others(connection: Connection) -> int:
    """How many other connections of MiMi's processes the database has."""
    return int(
        connection.execute(
            text(
                "select count(*) from pg_stat_activity where datname = current_database() and application_name = 'mimi'"
                " and pid <> pg_backend_pid()"
            )
        ).scalar_one()
    )
