"""A wire between a client and a server that counts round trips, and can be made to hang or to lead nowhere."""

import select
import socket
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit, urlunsplit


class Relay:
    """`with Relay(url) as relay:` — `relay.url` leads to the same server. Thread-safe enough for a test.

    While `hanging`, every connection, new ones too, is accepted and acknowledged, and nothing of it goes on. While `cut`,
    every connection is closed at once.
    """

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._target = (parts.hostname or "127.0.0.1", parts.port or 0)
        self._listener = socket.create_server(("127.0.0.1", 0))
        login, at, _ = parts.netloc.rpartition("@")
        place = f"{login}{at}127.0.0.1:{self._listener.getsockname()[1]}"
        self.url = urlunsplit((parts.scheme, place, parts.path, "", ""))
        self.trips = 0
        self.accepted = 0
        self.hanging = False
        self.cut = False
        self._leading_nowhere = 0
        self._over = threading.Event()
        self._threads = [threading.Thread(target=self._accept, daemon=True)]

    def lead_nowhere(self) -> None:
        """Swallows from now on what comes over the connections made so far, and keeps them open. New ones work."""
        self._leading_nowhere = self.accepted

    def _accept(self) -> None:
        while not self._over.is_set():
            if select.select([self._listener], [], [], 0.05)[0]:
                client, _ = self._listener.accept()
                self.accepted += 1
                thread = threading.Thread(target=self._carry, args=(client, self.accepted), daemon=True)
                self._threads.append(thread)
                thread.start()

    def _carry(self, client: socket.socket, number: int) -> None:
        """A round trip is counted whenever the client speaks again after the server did."""
        with suppress(OSError), client, socket.create_connection(self._target) as server:
            asking, sides = False, {side.fileno(): side for side in (client, server)}
            waiting = select.poll()  # not `select`, which takes no more than 1024 files
            for side in sides:
                waiting.register(side, select.POLLIN)
            while not self._over.is_set() and not self.cut:
                for number_of_side, _ in waiting.poll(50):
                    ready = sides[number_of_side]
                    heard = ready.recv(1 << 16)
                    swallowed = self.hanging or number <= self._leading_nowhere
                    if not heard:
                        if swallowed:  # a side that goes away is not noticed at the other
                            self._over.wait()
                        return
                    from_client = ready is client
                    self.trips += from_client and not asking
                    asking = from_client
                    if not swallowed:
                        (server if from_client else client).sendall(heard)

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join(60)
        self._listener.close()
