"""The engine: a pool of connections to Postgres, and how long anything on one of them may take."""

import time
from functools import partial
from typing import Any, Final

import psycopg2
from psycopg2.errors import ReadOnlySqlTransaction
from sqlalchemy import Connection, Engine, ExceptionContext, Pool, QueuePool, create_engine, event, text
from sqlalchemy.exc import InvalidatePoolError, OperationalError

from models.database.deadline import BoundedConnection, connection_class, keep_deadlines


def driver_url(url: str) -> str:
    """The same database with psycopg2 named: SQLAlchemy 2.1 takes a plain `postgresql://` to mean psycopg 3."""
    for plain in ("postgres://", "postgresql://"):
        if url.startswith(plain):
            return "postgresql+psycopg2://" + url.removeprefix(plain)
    return url


STATEMENT_SECONDS: Final = 10.0
SHARED_SECONDS: Final = (5.0, STATEMENT_SECONDS)
"""Bounds that do no harm whoever gets the connection next."""

CONNECT_SECONDS: Final = 5.0
PING_SECONDS: Final = 2.0
IDLE_TRANSACTION_SECONDS: Final = 15
"""A push, over which an announcement is locked, takes 11 s at most."""

SPARE_CONNECTIONS: Final = 2
"""For what a process does beside its threads. Kept like the others: opening one costs Postgres as much as twenty turns."""

MARGIN_SECONDS: Final = 1.0
"""Time for the server's own time-out, which leaves the connection whole, to arrive before ours."""

_HOSTS_OWN: Final = "set lock_timeout = 0; set default_transaction_isolation = 'read committed'"
"""What a host may have set otherwise, for the role or the database, and every transaction of ours counts on: it waits for the
locks of others, and then sees what they have committed."""

NO_END: Final = (
    "select set_config(name, '0', {local}) from (values ('transaction_timeout'), ('idle_session_timeout')) as bounds (name)"
    " where current_setting(name, true) is not null"
)
"""A host's bound for whole transactions is shorter than a push may take, or a migration; and one for silent connections would end
those that are kept, and whoever used one next would get an error. Postgres has them since versions 17 and 14. `pg_settings` knows
which there are, too, but makes a list of all settings for it, which takes each new connection as long as ten statements."""

# A connection whose other end is gone: noticed within about 20 s when idle, within 5 s when something was sent.
_DEAD_ENDS: Final = {
    "keepalives": 1,
    "keepalives_idle": 10,
    "keepalives_interval": 3,
    "keepalives_count": 3,
    "tcp_user_timeout": 5000,
}


def make_engine(
    url: str,
    *,
    connections: int = 8,
    asked_after: float | None = None,
    statement_seconds: float | None = STATEMENT_SECONDS,
    connect_seconds: float = CONNECT_SECONDS,
    pool: type[Pool] = QueuePool,
) -> Engine:
    """A pool of `connections` connections, one for each thread that may want one at a time, and SPARE_CONNECTIONS.

    A statement ends after `statement_seconds`: by the server's time-out or, when the server does not answer at all, a second
    later by ours (`models.database.deadline`), which throws the connection and all others of the pool away. None: no time-out.

    Behind a pooler in transaction mode what is set for a connection stays with the server's connection, which others use
    next. So only what suits everybody is set there, `_HOSTS_OWN` and the chat's and the worker's bounds; a shorter or longer
    one is set for each transaction.
    Connections that the server closed (a restart, a pooler) are noticed at use, and `bot.chat.failed_turns`
    runs the turn again; or by a round trip before the use of one that was silent for `asked_after` seconds.
    """
    keep_deadlines()
    kept = {"pool_size": connections + SPARE_CONNECTIONS, "max_overflow": 0, "pool_timeout": 5, "pool_use_lifo": True}
    engine = create_engine(
        driver_url(url),
        poolclass=pool,
        pool_recycle=1800,
        hide_parameters=True,  # an error's text must not carry what people wrote
        use_native_hstore=False,  # no column has that type, and each new engine would look for it in the catalogues
        connect_args={
            "application_name": "mimi",
            "client_encoding": "utf8",
            "connection_factory": connection_class(connect_seconds),
            **_DEAD_ENDS,
        },
        **(kept if pool is QueuePool else {}),
    )
    # First of all, because SQLAlchemy asks new connections something, too.
    if statement_seconds is not None and SHARED_SECONDS[0] <= statement_seconds <= SHARED_SECONDS[1]:
        event.listen(engine, "connect", partial(_set_up, f"{_bounds('set', statement_seconds)}; {_HOSTS_OWN}"), insert=True)
    else:
        event.listen(engine, "connect", partial(_set_up, _HOSTS_OWN), insert=True)
        event.listen(engine, "begin", partial(_bound_transaction, statement_seconds))
    event.listen(engine, "checkout", partial(_take_out, statement_seconds, asked_after))
    event.listen(engine, "handle_error", _take_for_away, retval=True)
    return engine


def _set_up(settings: str, connection: BoundedConnection, _: object) -> None:
    """Said after connecting, not in the start-up packet: poolers such as pgbouncer refuse options there.

    In autocommit mode, never with a `commit` in the text: the driver would go on believing that it had begun a
    transaction, and the connection's first one would run without, each statement for good.
    """
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f"{settings}; {NO_END.format(local='false')}")
    connection.autocommit = False


def _take_for_away(context: ExceptionContext) -> OperationalError | None:
    """Takes a database that may only be read for one that is away: its disk is full, or another server took its place.

    So what is tried again otherwise is tried again then, on a new connection.
    """
    error = context.original_exception
    if not isinstance(error, ReadOnlySqlTransaction):
        return None
    context.is_disconnect = True
    return OperationalError(context.statement, None, error, hide_parameters=True)


def _bound_transaction(seconds: float | None, connection: Connection) -> None:
    """An owner who is asked a question in the middle of a command may think about it, so there is no idle bound then."""
    connection.exec_driver_sql(_bounds("set local", seconds))


def _bounds(how: str, seconds: float | None) -> str:
    idle = None if seconds is None else IDLE_TRANSACTION_SECONDS
    return (
        f"{how} statement_timeout = {_milliseconds(seconds)}; {how} idle_in_transaction_session_timeout = {_milliseconds(idle)}"
    )


def _take_out(seconds: float | None, asked_after: float | None, connection: BoundedConnection, _: object, __: object) -> None:
    """Whoever had the connection before may have changed its deadline (`allow`). Raises InvalidatePoolError when it is dead."""
    if asked_after is not None and time.monotonic() - connection.heard_at >= asked_after:
        connection.seconds = PING_SECONDS
        try:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute("select 1")
            connection.autocommit = False
        except (psycopg2.OperationalError, psycopg2.InterfaceError) as error:
            raise InvalidatePoolError from error
    connection.seconds = None if seconds is None else seconds + MARGIN_SECONDS


def allow(connection: Connection, seconds: float) -> None:
    """Lets each statement of this transaction take `seconds`, on the server and in our own wait for it."""
    connection.execute(text(f"set local statement_timeout = {_milliseconds(seconds)}"))
    driver: Any = connection.connection.dbapi_connection
    driver.seconds = seconds + MARGIN_SECONDS


def _milliseconds(seconds: float | None) -> int:
    return int((seconds or 0) * 1000)
