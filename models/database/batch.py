"""Several SQL statements in one message to Postgres: one round trip for all of them.

Round trips are most of what a turn of the chat costs, so BEGIN and COMMIT travel with the first and the last statements.

The rule of a batch:

1. Its connection is in autocommit mode (`bare`), so that the driver adds no BEGIN and no COMMIT of its own.
2. `begin` as its first statement opens a transaction, and later batches on the same connection are part of it, until one
   ends with `commit`. A batch with neither is a transaction of its own: all of its statements, or none.
3. Every statement may use every parameter: the driver writes them into the text before it sends it.
4. Only the last statement's rows come back.
5. Where a statement fails, those after it do not run. After `begin` the caller sends `rollback`.

Without `begin` and `commit` a batch may also be executed inside a transaction that the driver has begun.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import psycopg2
from psycopg2.extras import NamedTupleCursor
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import MultipleResultsFound

_PARAMETER: Final = re.compile(r"(?<![:\w]):([a-z_]+)")


@contextmanager
def bare(engine: Engine) -> Iterator[Connection]:
    """A connection on which nothing travels but what is executed: the driver adds no BEGIN and no COMMIT.

    Not through SQLAlchemy's isolation levels: those have the driver send a SET each time a connection goes back.
    """
    with engine.connect() as connection:
        driver: Any = connection.connection.dbapi_connection
        driver.autocommit = True
        try:
            yield connection
        finally:
            connection.rollback()  # ends what SQLAlchemy believes to have begun; nothing is sent
            if not driver.closed:
                driver.autocommit = False


class Batch(str):
    """One message of several statements, as the driver takes it. Made by `batch`."""

    __slots__ = ()


def batch(*statements: str) -> Batch:
    """One message of these statements, each without a semicolon at its end. Parameters are written `:name`."""
    together = ";\n".join(statement.strip() for statement in statements)
    return Batch(_PARAMETER.sub(r"%(\1)s", together.replace("%", "%%")))


def run(connection: Connection, statements: Batch, values: dict[str, Any]) -> Any:
    """Sends a batch; the only row of its last statement, a named tuple, or None. Raises what SQLAlchemy raises.

    The driver's own cursor sends it, since this is the hot path: SQLAlchemy's result would cost twice what all else does here.
    Raises RuntimeError on a connection that is not `bare`: there, the driver's own transaction would swallow the batch's.
    """
    driver: Any = connection.connection.dbapi_connection
    if not driver.autocommit:
        raise RuntimeError("a batch needs a bare connection")
    return run_one(connection, statements, values)


def run_one(connection: Connection, statement: Batch, values: dict[str, Any]) -> Any:
    """Sends a batch of a single statement, on any connection; its only row, or None.

    On a bare one it is a transaction of its own, in one round trip, and the driver's own cursor sends it.
    """
    driver: Any = connection.connection.dbapi_connection
    if driver.autocommit:
        return _sent(connection, driver, statement, values)
    result = connection.exec_driver_sql(statement, values)
    return result.one_or_none() if result.returns_rows else None


def _sent(connection: Connection, driver: Any, statements: Batch, values: dict[str, Any]) -> Any:
    with driver.cursor(cursor_factory=NamedTupleCursor) as cursor:
        for heard in connection.engine.dispatch.before_cursor_execute:
            heard(connection, cursor, statements, values, None, False)
        try:
            cursor.execute(statements, values)
            rows = cursor.fetchmany(2) if cursor.description else []
        except psycopg2.Error as error:
            # What SQLAlchemy does for its own statements: the error's class, and a lost connection takes the pool along.
            connection._handle_dbapi_exception(error, statements, values, cursor, None)
    if len(rows) > 1:
        raise MultipleResultsFound("a batch ends with one row or none")
    return rows[0] if rows else None
