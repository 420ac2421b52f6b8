"""Endpoints that answer as no good one would: in dribbles, without usage, or refusing what they do not know."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answered = tuple[int, dict[str, Any]]


class Server(ThreadingHTTPServer):
    """Accepts many connections at the same moment."""

    request_queue_size = 128


@contextmanager
def endpoint(answer: Any) -> Iterator[str]:
    """An endpoint whose `answer(body)` gives status and JSON."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status, said = answer(body)
            sent = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        def log_message(self, *_: Any) -> None:
            """Tests need no log of it."""

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@dataclass
class Counted:
    """An endpoint at `url`; `asked` are the requests so far, such as "POST /v1/refunds"."""

    url: str
    asked: list[str] = field(default_factory=list)


@contextmanager
def always(status: int, said: object = None) -> Iterator[Counted]:
    """An endpoint that answers every request alike. Status 0: it reads the request, then drops the connection."""
    counted = Counted("")

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            counted.asked.append(f"{self.command} {self.path}")
            if not status:
                self.close_connection = True
                return
            sent = json.dumps(said or {}).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        do_GET = do_POST = do_DELETE = answer  # noqa: N815 - as http.server calls them

        def log_message(self, *_: Any) -> None:
            """Tests need no log of it."""

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    counted.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield counted
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def dribble(every: float) -> Iterator[str]:
    """An endpoint that sends one byte of an endless answer `every` so many seconds: no read of it ever times out."""
    listening = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def serve() -> None:
        try:
            accepted, _ = listening.accept()
        except OSError:
            return
        with accepted:
            accepted.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n")
            while not over.wait(every):
                try:
                    accepted.sendall(b" ")
                except OSError:
                    return

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        over.set()
        listening.close()
        thread.join(60)


def completion(**changes: Any) -> dict[str, Any]:
    """A completion as a plain compatible endpoint gives it: no details of the usage."""
    message = {"role": "assistant", "content": "{}"}
    return {
        "id": "c-1",
        "object": "chat.completion",
        "created": 1,
        "model": "local",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15},
        **changes,
    }
