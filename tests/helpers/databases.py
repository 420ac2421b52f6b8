"""Databases for tests, one at a time: emptied and lent again, because making one takes twenty times as long."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import psycopg2

from sandbox.run.postgres import Postgres

LENT_AT_MOST: Final = 40
"""How often a database is lent before another takes its place: deleted rows keep their room in its files."""

_CATALOGUES: Final = ("pg_class", "pg_attribute", "pg_proc", "pg_constraint", "pg_index", "pg_trigger", "pg_type")

_SHAPE: Final = " union all ".join(f"select '{name}', count(*), max(xmin::text::bigint) from {name}" for name in _CATALOGUES) + (
    " union all select 'settings', count(*), 0 from pg_db_role_setting"
    " where setdatabase = (select oid from pg_database where datname = current_database())"
)
"""Another answer after a table, a column, a function, an index or a setting was made, changed or dropped."""

_END_OTHERS: Final = (
    "select pg_terminate_backend(pid, 5000) from pg_stat_activity"
    " where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'"
)

# Tables that a test left empty are not touched. No trigger and no foreign key is asked, and no scan is counted.
_EMPTY: Final = """
do $$
declare name text; filled boolean;
begin
    set local session_replication_role = replica;
    for name in select tablename from pg_tables where schemaname = 'public' and tablename <> 'alembic_version' loop
        execute format('select exists(select from %I)', name) into filled;
        if filled then execute format('delete from %I', name); end if;
    end loop;
end $$
"""


class Databases:
    """Copies of one template on one server. Not thread-safe: a test process runs one test at a time."""

    def __init__(self, server: Postgres, template: str) -> None:
        self._server = server
        self._template = template
        self._numbers = itertools.count()
        self._ready: str | None = None
        self._lent = 0
        self._shape: list[Any] = []

    @contextmanager
    def lend(self) -> Iterator[str]:
        """The address of an empty database that nobody else has."""
        name, self._ready = self._ready or self._made(), None
        self._lent += 1
        yield self._server.url(name)
        if self._ready is None and self._lent < LENT_AT_MOST and self._emptied(name):
            self._ready = name
        else:
            self._server.drop(name)

    def _made(self) -> str:
        name, self._lent = f"test_{next(self._numbers)}", 0
        self._server.create(name, template=self._template)
        if not self._shape:
            with self._connected(name) as cursor:
                cursor.execute(_SHAPE)
                self._shape = cursor.fetchall()
        return name

    def _emptied(self, name: str) -> bool:
        """False when the test has changed more than rows, or ended the server."""
        try:
            with self._connected(name) as cursor:
                cursor.execute(_END_OTHERS)
                cursor.execute(_SHAPE)
                if cursor.fetchall() != self._shape:
                    return False
                cursor.execute(_EMPTY)
        except psycopg2.Error:
            return False
        return True

    @contextmanager
    def _connected(self, name: str) -> Iterator[Any]:
        connection = psycopg2.connect(self._server.url(name), connect_timeout=5, options="-c track_counts=off -c lock_timeout=5s")
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                yield cursor
        finally:
            connection.close()
