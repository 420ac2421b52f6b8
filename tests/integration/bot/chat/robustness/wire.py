"""What really travels to Postgres: a proxy that forwards everything and counts the queries on the wire."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit, urlunsplit

QUERY: Final = b"Q"
"""psycopg2 speaks the simple protocol: each `Q` message is one round trip, however many statements it holds."""


@dataclass
class Wire:
    """`url` leads through it; `sent` are the queries' texts since it was last cleared, in order."""

    url: str
    sent: list[str] = field(default_factory=list)


@contextmanager
def wiretap(url: str) -> Iterator[Wire]:
    """Listens on a free port and forwards to the server of `url`."""
    parts = urlsplit(url)
    target = (parts.hostname or "127.0.0.1", parts.port or 5432)
    listener = socket.create_server(("127.0.0.1", 0))
    login = parts.netloc.rpartition("@")[0]
    port = listener.getsockname()[1]
    wire = Wire(urlunsplit(parts._replace(netloc=f"{login}@127.0.0.1:{port}" if login else f"127.0.0.1:{port}")))
    threading.Thread(target=_accept, args=(listener, target, wire), daemon=True).start()
    try:
        yield wire
    finally:
        listener.close()


def _accept(listener: socket.socket, target: tuple[str, int], wire: Wire) -> None:
    while True:
        try:
            client, _ = listener.accept()
        except OSError:
            return
        server = socket.create_connection(target)
        for one in (client, server):
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        threading.Thread(target=_to_server, args=(client, server, wire), daemon=True).start()
        threading.Thread(target=_to_client, args=(server, client), daemon=True).start()


def _to_client(server: socket.socket, client: socket.socket) -> None:
    try:
        while data := server.recv(65536):
            client.sendall(data)
    except OSError:
        pass
    finally:
        client.close()


def _to_server(client: socket.socket, server: socket.socket, wire: Wire) -> None:
    """The first messages (an SSL request, the start-up packet) have no type byte: a length and a body."""
    buffer, started = b"", False
    try:
        while data := client.recv(65536):
            buffer += data
            while True:  # counted before it is sent on: else the answer could overtake the count
                head = 0 if not started else 1
                if len(buffer) < head + 4:
                    break
                length = head + struct.unpack_from("!I", buffer, head)[0]
                if len(buffer) < length:
                    break
                message, buffer = buffer[:length], buffer[length:]
                if not started:
                    started = struct.unpack_from("!I", message, 4)[0] >> 16 == 3
                elif message[:1] == QUERY:
                    wire.sent.append(" ".join(message[5:-1].decode(errors="replace").split()))
            server.sendall(data)
    except OSError:
        pass
    finally:
        server.close()
