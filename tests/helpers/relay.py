"""A wire between a client and a server that counts round trips, and can be made to hang."""

import select
import socket
import threading
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit, urlunsplit


class Relay:
    """`with Relay(url) as relay:` — `relay.url` leads to the same server. Thread-safe enough for a test."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._target = (parts.hostname or "127.0.0.1", parts.port or 0)
        self._listener = socket.create_server(("127.0.0.1", 0))
        user = f"{parts.username or ''}:{parts.password}@" if parts.password else ""
        place = f"{user}127.0.0.1:{self._listener.getsockname()[1]}"
        self.url = urlunsplit((parts.scheme, place, parts.path, "", ""))
        self.trips = 0
        self.hanging = False
        self._over = threading.Event()
        self._threads = [threading.Thread(target=self._accept, daemon=True)]

    def _accept(self) -> None:
        while not self._over.is_set():
            if select.select([self._listener], [], [], 0.05)[0]:
                client, _ = self._listener.accept()
                thread = threading.Thread(target=self._carry, args=(client,), daemon=True)
                self._threads.append(thread)
                thread.start()

    def _carry(self, client: socket.socket) -> None:
        """A round trip is counted whenever the client speaks again after the server did."""
        with client, socket.create_connection(self._target) as server:
            asking = False
            while not self._over.is_set():
                for ready in select.select([client, server], [], [], 0.05)[0]:
                    heard = ready.recv(1 << 16)
                    if not heard:
                        return
                    from_client = ready is client
                    self.trips += from_client and not asking
                    asking = from_client
                    if not self.hanging:
                        (server if from_client else client).sendall(heard)

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join(5)
        self._listener.close()
