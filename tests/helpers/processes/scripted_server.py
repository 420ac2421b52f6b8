"""A server that answers each request by a test's own function, byte for byte, plain or over TLS."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from tests.helpers.processes.certificate import CERTIFICATE


@dataclass
class Server:
    """What a test's server is asked by."""

    base: str
    authorities: str | None
    asked: list[bytes]


@contextmanager
def serving(
    answer: Callable[[Any, bytes], object], encryption: ssl.SSLContext | None = None, before: Callable[[], object] = bool
) -> Iterator[Server]:
    """Reads requests without a body, and has each answered. `before`: what it does with a connection first."""
    asked: list[bytes] = []

    def serve(accepted: socket.socket) -> None:
        before()
        with suppress(OSError), encryption.wrap_socket(accepted, server_side=True) if encryption else accepted as heard:
            while request := heard.recv(1 << 16):
                asked.append(request)
                answer(heard, request)

    def accept() -> None:
        with suppress(OSError):
            while True:
                threads.append(threading.Thread(target=serve, args=(listening.accept()[0],), daemon=True))
                threads[-1].start()

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threads = [threading.Thread(target=accept, daemon=True)]
        threads[0].start()
        scheme = "https" if encryption else "http"
        yield Server(f"{scheme}://127.0.0.1:{listening.getsockname()[1]}", CERTIFICATE if encryption else None, asked)
        listening.shutdown(socket.SHUT_RDWR)
    threads[0].join(60)
