"""Databases for tests, one at a time: emptied and lent again, because making one takes twenty times as long."""

import itertools
from collections.abc import Iterator
from contextlib import closing, contextmanager
from time import monotonic
from typing import Any, Final

import psycopg2

from sandbox.run.postgres import Postgres

LENT_AT_MOST: Final = 80
"""How often a database is lent before another takes its place: deleted rows keep their room in its files."""

_CATALOGUES: Final = {
    "pg_class": "oid",
    "pg_attribute": "attrelid",
    "pg_proc": "oid",
    "pg_constraint": "oid",
    "pg_index": "indexrelid",
    "pg_trigger": "oid",
    "pg_type": "oid",
}
"""Where it is written what a database has, each with the number of the object. Postgres's own are below the first of ours."""

_FIRST_OF_OURS: Final = 16384

_SHAPE: Final = " union all ".join(
    f"select '{name}', count(*), max(xmin::text::bigint) from {name} where {number} >= {_FIRST_OF_OURS}"
    for name, number in _CATALOGUES.items()
) + (
    " union all select 'settings', count(*), 0 from pg_db_role_setting"
    " where setdatabase = (select oid from pg_database where datname = current_database())"
    f" union all select 'analyzed', count(*), 0 from pg_class where oid >= {_FIRST_OF_OURS} and relkind = 'r' and reltuples >= 0"
)
"""Another answer after a table, a column, a function, an index or a setting was made, changed or dropped, or a table was
analyzed: what Postgres knows of its rows then decides how the next test's statements are carried out."""

_OTHERS: Final = (
    "from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'"
)
_END_OTHERS: Final = f"select pg_terminate_backend(pid) {_OTHERS}"
"""Not with its own waiting, which looks at each one again only after 100 ms; most are gone after one."""

_TABLES: Final = "select tablename from pg_tables where schemaname = 'public' and tablename <> 'alembic_version' order by 1"

# The connection is kept for as long as its database, with its statements planned: a new one costs more than all that it asks.
# No trigger and no foreign key is asked when rows are deleted, and no scan is counted.
_OPTIONS: Final = "-c track_counts=off -c lock_timeout=5s -c session_replication_role=replica"

END_WITHIN_S: Final = 5.0


class Databases:
    """Copies of one template on one server. Not thread-safe: a test process runs one test at a time."""

    def __init__(self, server: Postgres, template: str) -> None:
        self._server = server
        self._template = template
        self._numbers = itertools.count()
        self._ready: str | None = None
        self._lent = 0
        self._shape: list[Any] = []
        self._tables: list[str] = []
        self._kept: tuple[str, Any] | None = None

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
            with closing(self._connected(name)) as connection, connection.cursor() as cursor:
                cursor.execute(_SHAPE)
                self._shape = cursor.fetchall()
                cursor.execute(_TABLES)
                self._tables = [table for (table,) in cursor.fetchall()]
        return name

    def _emptied(self, name: str) -> bool:
        """False when the test has changed more than rows, or ended the server."""
        for kept in (True, False):  # a test may end the connection that was kept
            try:
                with (self._cursor if kept else self._fresh_cursor)(name) as cursor:
                    return self._empty(cursor)
            except psycopg2.Error:
                continue
        return False

    def _empty(self, cursor: Any) -> bool:
        """Ends whoever is still connected, and deletes the rows of the tables that have any. False: its shape has changed."""
        cursor.execute("execute others")
        gone = monotonic() + END_WITHIN_S
        while cursor.rowcount:
            if monotonic() > gone:
                return False
            cursor.execute(f"select {_OTHERS}")
        cursor.execute("execute shape")
        if cursor.fetchall() != self._shape:
            return False
        cursor.execute("execute filled")
        [(filled,)] = cursor.fetchall()
        if filled:
            cursor.execute("; ".join(f'delete from "{table}"' for table in filled))
        return True

    def _cursor(self, name: str) -> Any:
        """Of the connection that is kept for this database."""
        if self._kept and self._kept[0] == name:
            return self._kept[1].cursor()
        return self._fresh_cursor(name)

    def _fresh_cursor(self, name: str) -> Any:
        if self._kept:
            self._kept[1].close()
        self._kept = name, self._connected(name)
        with self._kept[1].cursor() as cursor:
            filled = ", ".join(f"case when exists(select from \"{table}\") then '{table}' end" for table in self._tables)
            cursor.execute(
                f"prepare others as {_END_OTHERS}; prepare shape as {_SHAPE};"
                f" prepare filled as select array_remove(array[{filled}], null)"
            )
        return self._kept[1].cursor()

    def _connected(self, name: str) -> Any:
        connection = psycopg2.connect(self._server.url(name), connect_timeout=5, options=_OPTIONS)
        connection.autocommit = True
        return connection
