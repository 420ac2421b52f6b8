"""gunicorn's threaded worker, changed so that a hanging client or request blocks neither the health check nor other clients.

- A request takes a thread when all of it is there; one that comes too slowly is dropped, one that is too large refused unread.
- What waits for Stripe or LINE Login has few threads of its own, so that either may hang and the chat goes on.
- Pictures of readings have threads of their own: those that wait to be drawn keep no message waiting.
- Large ones are handled one after the other, and only so many bytes of requests are held at a time.
- `/api/health` has threads of its own: it answers while all the others wait for a database or a service that hangs.
- A client that closes slowly is waited for on the poller, not in the thread that dispatches everybody's requests.
"""

import selectors
import socket
import time
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Any, Final
from wsgiref.types import WSGIApplication

from gunicorn.workers.gthread import ThreadWorker

from bot.process.client_connection import ClientConnection
from bot.process.partial_request import PartialRequest, State
from bot.process.request_body import with_clients_bodies
from bot.process.shared_connections import PAUSE_SECONDS, Slot

HEALTH: Final = (b"GET /api/health",)
HEALTH_THREADS: Final = 2

PAYING: Final = (b"GET /liff/paid/", b"POST /liff/", b"POST /stripe/")
PAYING_THREADS: Final = 4
PAYING_QUEUED: Final = 40
"""More than these are told to come back in a moment."""

PICTURES: Final = (b"GET /picture/", b"HEAD /picture/")
PICTURE_THREADS: Final = 8
"""More than may wait to be drawn (`bot.reading_picture.drawing_process.PLACES`): what was drawn before is still shown."""

FULL_SECONDS: Final = 0.5
"""How long a process that has no file left takes no connections."""

LARGE_BYTES: Final = 128 * 1024
HELD_BYTES: Final = 16 * 1024 * 1024
"""Of requests that are not handled yet, in one process. Beyond, those that have come for longest are dropped."""

TOO_LARGE: Final = b"HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
BUSY: Final = b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class WebWorker(ThreadWorker):  # type: ignore[misc]
    """For gunicorn's `worker_class`. Its methods run in the thread that dispatches; `handle` runs in the pools' threads."""

    wsgi: WSGIApplication
    slot: Slot  # given before the fork, by `bot.serving`
    _full_until = 0.0

    first_bytes_seconds = 10.0
    """How long a client may stay connected and say nothing."""

    whole_seconds = 5.0
    """How long a request may take from its first byte to its last. LINE waits for 2 s altogether."""

    closing_seconds = 2.0
    """How long a client may take to close its side, so that it has read our answer before the connection is reset."""

    def init_process(self) -> None:
        self._health_pool = ThreadPoolExecutor(HEALTH_THREADS, thread_name_prefix="health-request")
        self._paying_pool = ThreadPoolExecutor(PAYING_THREADS, thread_name_prefix="paying-request")
        self._picture_pool = ThreadPoolExecutor(PICTURE_THREADS, thread_name_prefix="picture-request")
        self._large_pool = ThreadPoolExecutor(1, thread_name_prefix="large-request")
        self._arriving: dict[ClientConnection, float] = {}
        self._queued: dict[ClientConnection, bool] = {}  # and whether it is about paying
        self._closing: deque[tuple[float, socket.socket]] = deque()
        self._most_kept: int = self.max_keepalived
        super().init_process()

    def load_wsgi(self) -> None:
        super().load_wsgi()
        self.wsgi = with_clients_bodies(self.wsgi)

    def accept(self, listener: socket.socket) -> None:
        """Waits on the poller for the first bytes, as the base class does for those that sent nothing for 5 s."""
        if self.slot.leaves(self.nr_conns):
            return
        try:
            client, address = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        except OSError:  # no file is left: another process may have one, or this one in a moment
            self._full_until = time.monotonic() + FULL_SECONDS
            return
        self.nr_conns += 1
        conn = ClientConnection(self, client, address, listener.getsockname())
        conn.timeout = time.monotonic() + self.first_bytes_seconds
        self.pending_conns.append(conn)
        self.poller.register(client, selectors.EVENT_READ, partial(self.on_pending_socket_readable, conn))

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        """Pauses from looking at the listening socket when a connection was not taken; `run` looks again then."""
        self.max_keepalived = 0 if self.nr_conns > self.slot.enough else self._most_kept  # with 0, answers end connections
        full = time.monotonic() < self._full_until
        if self.slot.begin_round(self.nr_conns, self._accepting and not full) or full:
            self.set_accept_enabled(False)
            timeout = min(timeout, FULL_SECONDS) if full else PAUSE_SECONDS
        super().wait_for_and_dispatch_events(timeout)

    def enqueue_req(self, conn: ClientConnection) -> None:
        """Called when a request's first bytes are there: reads it, and gives it to a thread once it is whole."""
        conn.begin_request()
        self._read_on(conn, conn.sock)

    def _read_on(self, conn: ClientConnection, client: socket.socket) -> None:
        state = conn.read_on()
        if state in (State.HEAD, State.BODY):
            if conn not in self._arriving:
                self._arriving[conn] = time.monotonic() + self.whole_seconds
                self.poller.register(client, selectors.EVENT_READ, partial(self._read_on, conn))
            self._bound_held()
            return
        if conn in self._arriving:
            del self._arriving[conn]
            self.poller.unregister(client)
        if state is None:
            self._end_connection(conn)
        elif state is State.TOO_LARGE:
            self._refuse(conn, TOO_LARGE)
        elif self._too_busy_for(conn.request):
            self._refuse(conn, BUSY)
        else:
            self._submit(conn)

    def _too_busy_for(self, request: PartialRequest) -> bool:
        if request.begins(PAYING) and sum(self._queued.values()) >= PAYING_QUEUED:
            return True
        return len(request) + sum(len(conn.request) for conn in self._queued) > HELD_BYTES

    def _submit(self, conn: ClientConnection) -> None:
        future = self._pool(conn.request).submit(self.handle, conn)
        self._queued[conn] = conn.request.begins(PAYING)
        future.add_done_callback(lambda done: self.method_queue.defer(self.finish_request, conn, done))

    def _pool(self, request: PartialRequest) -> ThreadPoolExecutor:
        if request.begins(HEALTH):
            return self._health_pool
        if request.begins(PAYING):
            return self._paying_pool
        if request.begins(PICTURES):
            return self._picture_pool
        pool: ThreadPoolExecutor = self._large_pool if len(request) > LARGE_BYTES else self.tpool
        return pool

    def finish_request(self, conn: ClientConnection, done: Future[Any]) -> None:
        self._queued.pop(conn, None)
        super().finish_request(conn, done)

    def _refuse(self, conn: ClientConnection, answer: bytes) -> None:
        with suppress(OSError):
            conn.sock.send(answer)
        self.nr_conns -= 1
        self.close_slowly(conn.sock)

    def _bound_held(self) -> None:
        """Drops the requests that have come for longest while too much is held."""
        held = sum(len(conn.request) for conn in (*self._queued, *self._arriving))
        while held > HELD_BYTES and self._arriving:
            oldest = next(iter(self._arriving))
            held -= len(oldest.request)
            self._drop(oldest)

    def _drop(self, conn: ClientConnection) -> None:
        """Ends a connection whose request has not come whole."""
        del self._arriving[conn]
        with suppress(OSError, KeyError, ValueError):
            self.poller.unregister(conn.sock)
        self._end_connection(conn)

    def _end_connection(self, conn: ClientConnection) -> None:
        self.nr_conns -= 1
        conn.close()

    def close_slowly(self, client: socket.socket) -> None:
        """Says that nothing more will come, and closes when the client has closed too, or has taken too long."""
        with suppress(OSError):
            client.setblocking(False)
            client.shutdown(socket.SHUT_WR)
            self.poller.register(client, selectors.EVENT_READ, self._drain)
            self._closing.append((time.monotonic() + self.closing_seconds, client))
            return
        client.close()

    def _drain(self, client: socket.socket) -> None:
        try:
            if client.recv(1 << 16):
                return
        except BlockingIOError:
            return
        except OSError:  # such as a time-out of the network's
            pass
        self._end(client)

    def _end(self, client: socket.socket) -> None:
        with suppress(KeyError, ValueError):
            self.poller.unregister(client)
        client.close()

    def murder_pending(self) -> None:
        """Called about once a second: ends what has taken too long."""
        super().murder_pending()
        now = time.monotonic()
        for conn in [conn for conn, until in self._arriving.items() if until <= now]:
            self._drop(conn)
        while self._closing and self._closing[0][0] <= time.monotonic():
            self._end(self._closing.popleft()[1])
