"""The connections to one host outside: LINE's, or the model provider's.

By the standard library's HTTP client. urllib3 would pool its connections for us, but adds four objects of its own to each request
and its answer: of a turn that was a fifteenth of all CPU.

    NoAnswer                the connection broke: the host may or may not have done what was asked
    ├── NotReached          no connection: it was certainly not asked
    └── TooLate             no answer in time: it may or may not have been done
"""

import select
import ssl
from contextlib import suppress
from functools import cache
from http.client import HTTPConnection, HTTPException, HTTPSConnection, IncompleteRead
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from models.general.service_errors import Temporary

PORTS: Final = {"http": 80, "https": 443}


class NoAnswer(Temporary):
    """There is no answer. The message is safe to be logged: method, path, and the name of what went wrong."""


class NotReached(NoAnswer):
    """There is no address or no connection: nothing was asked."""


class TooLate(NoAnswer):
    """There was no answer in time."""


class Answer(NamedTuple):
    """What the host answered: the status, the body or the beginning of it, and the header Retry-After."""

    status: int
    body: bytes
    retry_after: str | None = None


class _Connection(HTTPConnection):
    """Sends the head of a request together with its body: in one packet, which wakes the host once."""

    has_body = False
    _head = b""

    def send(self, data: Any) -> None:
        """Called by `request` with the head, then with the body if there is one."""
        if self.has_body and not self._head:
            self._head = data
            return
        head, self._head = self._head, b""
        super().send(head + data)


class _Encrypted(_Connection, HTTPSConnection):
    """The same over TLS."""


class Host:
    """One host. Up to `kept` connections stay open when nobody uses them. Thread-safe."""

    def __init__(self, base: str, kept: int) -> None:
        at = urlsplit(base)
        self._name, self._port = at.hostname or "", at.port or PORTS[at.scheme]
        self._encrypted = at.scheme == "https"
        self._prefix = at.path.rstrip("/")
        self._kept = kept
        self._idle: list[_Connection] = []
        if self._encrypted:
            _trusted()  # before the process forks: a megabyte that is shared then

    def ask(
        self,
        method: str,
        path: str,
        headers: dict[str, str],
        body: bytes | None,
        timeout: tuple[float, float],
        most: int | None = None,
    ) -> Answer:
        """One request, sent once. `timeout`: seconds to connect, and to wait for each piece of the answer; `most`: so many
        bytes of its body are read. Raises NoAnswer."""
        call = f"{method} {path.partition('?')[0]}"
        connection = self._open(timeout[0], call)
        try:
            connection.sock.settimeout(timeout[1])
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
        while self._idle:
            self._idle.pop().close()

    def _open(self, seconds: float, call: str) -> _Connection:
        """The connection that was used last and is still good, or a new one. Raises NotReached."""
        connection: _Connection
        while self._idle:
            try:
                connection = self._idle.pop()
            except IndexError:  # another thread took it
                break
            if not _ended(connection):
                return connection
            connection.close()
        if self._encrypted:
            connection = _Encrypted(self._name, self._port, timeout=seconds, context=_trusted())
        else:
            connection = _Connection(self._name, self._port, timeout=seconds)
        try:
            connection.connect()
        except (OSError, UnicodeError) as error:  # UnicodeError: the host's name is not valid
            connection.close()
            raise NotReached(f"{call}: {type(error).__name__}") from error
        return connection


def _heard(connection: _Connection, most: int | None) -> tuple[Answer, bool]:
    """The answer, and whether another request may follow it. Raises OSError and HTTPException.

    After an answer that comes before the final one (1xx, but for 100) the connection would give the final one to the next
    request.
    """
    with connection.getresponse() as response:
        try:
            body = response.read(most)
        except (ValueError, OverflowError, MemoryError) as error:  # the header of its length is no length
            raise HTTPException(str(error)) from error
        if response.length and (most is None or len(body) < most):  # `read` with a number raises nothing for a short body
            raise IncompleteRead(body, response.length)
        answer = Answer(response.status, body, response.headers.get("Retry-After"))
        return answer, response.isclosed() and response.status >= 200


def _ended(connection: _Connection) -> bool:
    """Whether an idle connection cannot be used again: what can be read on it is its end, or an answer to no request."""
    heard = select.poll()
    heard.register(connection.sock, select.POLLIN)
    return bool(heard.poll(0))


@cache
def _trusted() -> ssl.SSLContext:
    """TLS with the authorities that this machine trusts. Offers HTTP/1.1: a server may refuse a client that offers nothing."""
    trusted = ssl.create_default_context()
    trusted.set_alpn_protocols(["http/1.1"])
    return trusted
