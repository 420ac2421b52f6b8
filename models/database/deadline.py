"""A deadline for every wait for Postgres, kept on our side of the connection.

The server's `statement_timeout` and TCP's own time-outs do not help when something on the way (a hung pooler) still acknowledges
what we send and never answers. So psycopg2 waits by a function of ours, for each statement, BEGIN, COMMIT and the
connecting itself. That costs 3 to 6 microseconds of CPU a statement. A thread that shuts down the sockets of late
connections would cost about the same and would not see commits and connects, which are no cursor's statements.
"""

import select
import time
from typing import Any, Final

import psycopg2
from psycopg2 import extensions

_OK: Final = extensions.POLL_OK
_EVENTS: Final = {extensions.POLL_READ: select.POLLIN, extensions.POLL_WRITE: select.POLLOUT}


class Silent(psycopg2.OperationalError):
    """The server did not answer in time. psycopg2 has closed the connection: what became of the statement is not known."""


class BoundedConnection(extensions.connection):
    """A connection whose every answer is waited for `seconds` at most; without an end when that is None."""

    seconds: float | None = None
    heard_at = float("-inf")
    """When the server last answered, by the monotonic clock."""


def connection_class(connect_seconds: float) -> type[BoundedConnection]:
    """The class of connections that give up connecting after `connect_seconds`. For psycopg2's `connection_factory`."""

    class Bounded(BoundedConnection):
        seconds: float | None = connect_seconds

    return Bounded


def keep_deadlines() -> None:
    """Makes psycopg2 in this process wait by `_wait`. Connections of other classes wait without an end, as before.

    Cursors cannot COPY any more.
    """
    extensions.set_wait_callback(_wait)


def _wait(connection: Any) -> None:
    state = connection.poll()
    seconds = getattr(connection, "seconds", None)
    ends = None if seconds is None else time.monotonic() + seconds
    while state != _OK:
        waiting = select.poll()
        waiting.register(connection.fileno(), _EVENTS[state])
        if not waiting.poll(None if ends is None else max(0.0, ends - time.monotonic()) * 1000):
            raise Silent(f"the database did not answer within {seconds} s")
        state = connection.poll()
    if isinstance(connection, BoundedConnection):
        connection.heard_at = time.monotonic()
