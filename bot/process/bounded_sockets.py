"""Sockets that wait no longer than until a given moment, for one client's side of a call.

A socket's own time-out is for each read. A server that sends a byte now and then, as some do to keep a connection alive while
they work, would hold a call without an end. So the time-out is set before each read to what is left. (To send all of something,
or to agree on TLS, is one wait already.)
"""

import math
import select
import socket
import ssl
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import cache
from typing import Any, Final

LookUp = Callable[[str, int], list[Any]]
"""The addresses of a name and a port, as `socket.getaddrinfo` gives them. Raises OSError or UnicodeError."""

SHARE: Final = 0.5
"""Of the time that is left to connect: for an address behind which there are others, since one may lead nowhere; and for looking
a name up whose addresses are known from before."""


class BoundedSocket(socket.socket):
    """Every read raises TimeoutError at `ends`, a moment by the monotonic clock. So does a write that `bound` came before."""

    ends = math.inf

    def bound(self, share: float = 1.0) -> None:
        """Lets what comes next take so much of the time that is left. Raises TimeoutError when none is."""
        left = self.ends - time.monotonic()
        if left <= 0:
            raise TimeoutError("no time is left")
        self.settimeout(None if left == math.inf else left * share)

    def recv_into(self, *wanted: Any) -> int:
        self.bound()
        return super().recv_into(*wanted)

    def can_be_read(self) -> bool:
        """Whether something has come, or the end."""
        heard = select.poll()
        heard.register(self, select.POLLIN)
        return bool(heard.poll(0))


class _EncryptedSocket(BoundedSocket, ssl.SSLSocket):
    """The same over TLS."""

    def can_be_read(self) -> bool:
        """Also what has come in a record of which a part was read."""
        return self.pending() > 0 or super().can_be_read()


@cache
def trusted(authorities: str | None = None) -> ssl.SSLContext:
    """TLS with the authorities that this machine trusts, or with those of a PEM text.

    Offers HTTP/1.1: a server may refuse a client that offers nothing.
    """
    context = ssl.create_default_context(cadata=authorities)
    context.set_alpn_protocols(["http/1.1"])
    context.sslsocket_class = _EncryptedSocket
    return context


def look_up(name: str, port: int) -> list[Any]:
    return socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)


class Addresses:
    """The addresses of one host. Thread-safe.

    The system's resolver takes no time-out. It waits 5 s after a packet that was lost, and half a minute when no name server
    answers. So it is asked in a thread, one at a time; who comes meanwhile waits for the same answer. When none comes, the
    addresses of before are taken.
    """

    def __init__(self, name: str, port: int, look_up: LookUp = look_up) -> None:
        self._name, self._port, self._look_up = name, port, look_up
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._found: Future[list[Any]] = Future()
        self._known: list[Any] = []

    def find(self, ends: float) -> list[Any]:
        """Waits until then at most (monotonic). Raises OSError or UnicodeError."""
        with self._lock:
            if self._thread is None or not self._thread.is_alive():  # after a fork the parent's is none of ours
                found: Future[list[Any]] = Future()
                thread = threading.Thread(target=self._ask, args=(found,), name="addresses", daemon=True)
                try:
                    thread.start()
                except RuntimeError as error:  # the system has no thread left
                    raise OSError("no thread to look the name up") from error
                self._thread, self._found = thread, found
            found = self._found
        left = max(0.0, ends - time.monotonic())
        try:
            self._known = found.result(left * SHARE if self._known else left)
        except OSError:
            if not self._known:
                raise
        return self._known

    def _ask(self, found: "Future[list[Any]]") -> None:
        try:
            found.set_result(self._look_up(self._name, self._port))
        except BaseException as error:
            found.set_exception(error)


def reach(addresses: Addresses, ends: float, encrypted: ssl.SSLContext | None = None, name: str = "") -> BoundedSocket:
    """A connection to the first of the addresses that answers, over TLS if a context is given: for a host of this `name`.

    Raises OSError, among them TimeoutError at `ends`, and ValueError for a name that is none.
    """
    sock = _connected(addresses.find(ends), ends)
    if encrypted is None:
        return sock
    try:
        sock.bound()
        made = encrypted.wrap_socket(sock, server_hostname=name)
        assert isinstance(made, BoundedSocket)
        return made
    except BaseException:
        sock.close()
        raise


def _connected(found: list[Any], ends: float) -> BoundedSocket:
    why: OSError = OSError("no address")
    for behind, (family, kind, protocol, _, address) in zip(reversed(range(len(found))), found, strict=True):
        sock = BoundedSocket(family, kind, protocol)
        try:
            sock.ends = ends
            sock.bound(SHARE if behind else 1.0)
            sock.connect(address)
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return sock
        except BaseException as error:
            sock.close()
            if not isinstance(error, OSError):
                raise
            why = error
    raise why
