"""gunicorn's threaded worker, changed so that a hanging client or request blocks neither the health check nor other clients.

- A new connection takes no thread before its first bytes are there.
- `/api/health` has threads of its own: it answers while all the others wait for a database or a service that hangs.
- A client that closes slowly is waited for on the poller, not in the thread that dispatches everybody's requests.
"""

import selectors
import socket
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Any, Final

from gunicorn.workers.gthread import TConn, ThreadWorker

HEALTH: Final = b"GET /api/health"
HEALTH_THREADS: Final = 2
FIRST_BYTES_SECONDS: Final = 10.0
"""How long a client may stay connected and say nothing."""

CLOSING_SECONDS: Final = 2.0
"""How long a client may take to close its side, so that it has read our answer before the connection is reset."""


class WebWorker(ThreadWorker):  # type: ignore[misc]
    """For gunicorn's `worker_class`. Its methods run in the thread that dispatches; `handle` runs in the pools' threads."""

    def init_process(self) -> None:
        self._health_pool = ThreadPoolExecutor(HEALTH_THREADS, thread_name_prefix="health-request")
        self._closing: deque[tuple[float, socket.socket]] = deque()
        super().init_process()

    def accept(self, listener: socket.socket) -> None:
        """Waits on the poller for the first bytes, as the base class does for those that sent nothing for 5 s."""
        try:
            client, address = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        self.nr_conns += 1
        conn = _Connection(self, client, address, listener.getsockname())
        conn.timeout = time.monotonic() + FIRST_BYTES_SECONDS
        self.pending_conns.append(conn)
        self.poller.register(client, selectors.EVENT_READ, partial(self.on_pending_socket_readable, conn))

    def enqueue_req(self, conn: Any) -> None:
        """Gives the request to a thread: one of the health check's own, or one of the others."""
        pool = self._health_pool if _asks_for_health(conn.sock) else self.tpool
        future = pool.submit(self.handle, conn)
        future.add_done_callback(lambda done: self.method_queue.defer(self.finish_request, conn, done))

    def close_slowly(self, client: socket.socket) -> None:
        """Says that nothing more will come, and closes when the client has closed too, or has taken too long."""
        with suppress(OSError):
            client.setblocking(False)
            client.shutdown(socket.SHUT_WR)
            self.poller.register(client, selectors.EVENT_READ, self._drain)
            self._closing.append((time.monotonic() + CLOSING_SECONDS, client))
            return
        client.close()

    def _drain(self, client: socket.socket) -> None:
        with suppress(BlockingIOError):
            with suppress(ConnectionError):
                if client.recv(1 << 16):
                    return
            self._end(client)

    def _end(self, client: socket.socket) -> None:
        with suppress(KeyError, ValueError):
            self.poller.unregister(client)
        client.close()

    def murder_pending(self) -> None:
        """Called about once a second: ends what has taken too long."""
        super().murder_pending()
        while self._closing and self._closing[0][0] <= time.monotonic():
            self._end(self._closing.popleft()[1])


class _Connection(TConn):  # type: ignore[misc]
    """One client's connection."""

    def __init__(self, worker: WebWorker, client: socket.socket, address: Any, server: Any) -> None:
        super().__init__(worker.cfg, client, address, server)
        self._worker = worker

    def close(self, graceful: bool = False) -> None:
        if graceful:
            self._worker.close_slowly(self.sock)
        else:
            super().close()


def _asks_for_health(client: socket.socket) -> bool:
    """Whether the bytes that are waiting to be read begin a request for the health check."""
    try:
        return client.recv(len(HEALTH), socket.MSG_PEEK | socket.MSG_DONTWAIT) == HEALTH
    except OSError:
        return False
