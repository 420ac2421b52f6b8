"""The connections to one host outside: LINE's, or the model provider's.

By the standard library's HTTP client. urllib3 would pool its connections for us, but adds four objects of its own to each request
and its answer: of a turn that was a fifteenth of all CPU.

    NoAnswer                the connection broke: the host may or may not have done what was asked
    ├── NotReached          no connection: it was certainly not asked
    └── TooLate             no answer in time: it may or may not have been done
"""

import os
import time
from contextlib import suppress
from email.message import Message
from http.client import CONTINUE, HTTPConnection, HTTPException, HTTPResponse, IncompleteRead
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from bot.process.bounded_sockets import Addresses, LookUp, look_up, reach, trusted
from models.general.service_errors import Temporary

PORTS: Final = {"http": 80, "https": 443}

LARGEST_BYTES: Final = 16 * 1024 * 1024
"""Of an answer's body. All of it is in memory, and no answer that is meant has as much."""

INTERIM: Final = range(102, 200)
"""Statuses of answers behind which another one comes, on the same connection. After 101 it would be no HTTP."""

IDLE_SECONDS: Final = 200.0
"""A connection not used for so long is not used again: balancers on the way forget it (Azure's after 240 s, AWS's after 350 s),
and what is sent on it then is lost without a word."""


class NoAnswer(Temporary):
    """There is no answer. The message is safe to be logged: method, path, and the name of what went wrong."""


class NotReached(NoAnswer):
    """There is no address or no connection: nothing was asked."""


class TooLate(NoAnswer):
    """There was no answer in time."""


class Answer(NamedTuple):
    """What the host answered: the status, the body or the beginning of it, and the headers, whose names have no case."""

    status: int
    body: bytes
    headers: Message


class _Response(HTTPResponse):
    """Reads on to the final answer: the library does so behind 100 only, and takes any other 1xx for the answer."""

    def _read_status(self) -> tuple[str, int, str]:
        version, status, reason = super()._read_status()  # type: ignore[misc]
        return version, CONTINUE if status in INTERIM else status, reason


class _Connection(HTTPConnection):
    """Sends the head of a request together with its body: in one packet, which wakes the host once."""

    auto_open = 0
    response_class = _Response
    has_body = False
    sock: Any
    used_at = 0.0
    _head = b""

    def send(self, data: Any) -> None:
        """Called by `request` with the head, then with the body if there is one."""
        if self.has_body and not self._head:
            self._head = data
            return
        head, self._head = self._head, b""
        self.sock.bound()
        super().send(head + data)


class Host:
    """One host. Up to `kept` connections stay open when nobody uses them. Thread-safe.

    `authorities`: those whose certificates are taken, as PEM; those of this machine if there are none.
    """

    def __init__(
        self,
        base: str,
        kept: int,
        authorities: str | None = None,
        look_up: LookUp = look_up,
        idle_seconds: float = IDLE_SECONDS,
    ) -> None:
        at = urlsplit(base)
        self._name, self._port = at.hostname or "", at.port or PORTS[at.scheme]
        self._default_port = PORTS[at.scheme]
        self._encrypted = trusted(authorities) if at.scheme == "https" else None  # before the process forks: a megabyte, shared
        self._prefix = at.path.rstrip("/")
        self._kept = kept
        self._idle_seconds = idle_seconds
        self._idle: list[_Connection] = []
        self._process = os.getpid()
        self._addresses = Addresses(self._name, self._port, look_up)

    def ask(
        self,
        method: str,
        path: str,
        headers: dict[str, str],
        body: bytes | None,
        timeout: tuple[float, float],
        most: int | None = None,
    ) -> Answer:
        """One request, sent once. `timeout`: seconds to connect, and for all of the call, connecting too; `most`: so many bytes
        of the answer's body are read, where a longer one is no fault. Raises NoAnswer."""
        call = f"{method} {path.partition('?')[0]}"
        if timeout[1] <= 0:
            raise NotReached(f"{call}: no time is left")
        began = time.monotonic()
        connection = self._open(began, began + min(timeout), call)
        try:
            connection.used_at, connection.sock.ends = began, began + timeout[1]
            connection.has_body = bool(body)
            with suppress(ConnectionError):  # refused before all of it was sent: the answer says why
                connection.request(method, self._prefix + path, body, headers)
            answer, reusable = _heard(connection, most)
        except BaseException as error:
            connection.close()
            if isinstance(error, TimeoutError):
                raise TooLate(f"{call}: {type(error).__name__}") from error
            if isinstance(error, OSError | HTTPException):
                raise NoAnswer(f"{call}: {type(error).__name__}") from error
            raise
        if reusable and connection.sock is not None and len(self._idle) < self._kept:
            self._idle.append(connection)
        else:
            connection.close()
        return answer

    def close(self) -> None:
        """Closes the connections that nobody uses."""
        while connection := self._take():
            connection.close()

    def _take(self) -> _Connection | None:
        """The connection that was used last. After a fork they are the parent's: both would read each other's answers."""
        if self._process != os.getpid():
            self._process, self._idle = os.getpid(), []
        try:
            return self._idle.pop()
        except IndexError:
            return None

    def _open(self, now: float, ends: float, call: str) -> _Connection:
        """The connection that was used last and is still good, or a new one. Raises NotReached."""
        while connection := self._take():
            fresh = now - connection.used_at < self._idle_seconds
            if fresh and not connection.sock.can_be_read():  # its end, or an answer to no request
                return connection
            connection.close()
        try:
            connection = _Connection(self._name, self._port)
            connection.default_port = self._default_port
            connection.sock = reach(self._addresses, ends, self._encrypted, self._name)
        except (OSError, ValueError, HTTPException) as error:  # the latter two: the host's name is not valid
            raise NotReached(f"{call}: {type(error).__name__}") from error
        return connection


def _heard(connection: _Connection, most: int | None) -> tuple[Answer, bool]:
    """The answer, and whether another request may follow it. Raises OSError and HTTPException."""
    with connection.getresponse() as response:
        limit = LARGEST_BYTES + 1 if most is None else most
        try:
            body = response.read(limit)
        except (ValueError, OverflowError, MemoryError) as error:  # the header of its length is no length
            raise HTTPException(str(error)) from error
        if response.length and len(body) < limit:  # `read` with a number raises nothing for a short body
            raise IncompleteRead(body, response.length)
        if len(body) > LARGEST_BYTES and most is None:
            raise HTTPException("too large")
        answer = Answer(response.status, body, response.headers)
        return answer, response.isclosed() and response.status >= 200
