"""A server that counts its connections, and answers some paths as no good one would."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

from bot.process.host_connections import LARGEST_BYTES

BODY: Final = b"x" * 1000
CLOSING: Final = "/closing"
"""Asked for this, the server answers and closes the connection, without having said that it would."""

SAID: Final = {
    "/nonsense": b"nonsense\r\n\r\n",
    "/length": b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nx",
    "/chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nx",
    "/half": b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nx",
    "/hints": b"HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
    b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx",
    "/upgrade": b"HTTP/1.1 101 Switching Protocols\r\n\r\n",
}
"""Asked for these, it says just that, and closes the connection."""

GOES_ON: Final = ("/hints", "/upgrade")
"""Behind these it keeps the connection."""


class Server(ThreadingHTTPServer):
    """Knows which connections it has had, and which of them have ended."""

    daemon_threads = True
    request_queue_size = 128  # of five the sixth client at the same moment is heard a second later

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.accepted = 0
        self.ended = threading.Semaphore(0)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def process_request(self, *about: Any) -> None:
        self.accepted += 1
        super().process_request(*about)

    def shutdown_request(self, request: Any) -> None:
        super().shutdown_request(request)
        self.ended.release()


class Answering(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.path == "/large":
            self.send_response(200)
            self.send_header("Content-Length", str(LARGEST_BYTES + 1))
            self.end_headers()
            self.wfile.write(bytes(LARGEST_BYTES + 1))
            return
        if self.path in SAID:
            self.wfile.write(SAID[self.path])
            self.close_connection = self.path not in GOES_ON
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(BODY)))
        self.end_headers()
        self.wfile.write(BODY)
        self.close_connection = self.path == CLOSING

    def do_POST(self) -> None:
        """Refuses the body before having read it."""
        self.send_response(413)
        self.send_header("Content-Length", "0")
        self.end_headers()
        self.close_connection = True

    def do_PUT(self) -> None:
        """Answers with what was sent."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Tests need no log of it."""


@contextmanager
def running(server: Server) -> Iterator[Server]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
