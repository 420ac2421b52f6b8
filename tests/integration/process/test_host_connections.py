"""When a connection to a host is used again, and when it is not: over real connections."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

import pytest

from bot.process.host_connections import Host, NoAnswer, NotReached

SOON: Final = (1.0, 1.0)
BODY: Final = b"x" * 1000
CLOSING: Final = "/closing"
"""Asked for this, the server answers and closes the connection, without having said that it would."""

NONSENSE: Final = "/nonsense"
"""Asked for this, it says what is no HTTP."""


class Server(ThreadingHTTPServer):
    """Knows which connections it has had, and which of them have ended."""

    daemon_threads = True

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
        if self.path == NONSENSE:
            self.wfile.write(b"nonsense\r\n\r\n")
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(BODY)))
        self.end_headers()
        self.wfile.write(BODY)
        self.close_connection = self.path == CLOSING

    def log_message(self, *_: Any) -> None:
        """Tests need no log of it."""


@pytest.fixture
def server() -> Iterator[Server]:
    with _running(Server()) as running:
        yield running


@contextmanager
def _running(server: Server) -> Iterator[Server]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def _ask(host: Host, path: str = "/", most: int | None = None) -> bytes:
    return host.ask("GET", path, {}, None, SOON, most).body


def test_one_connection_serves_one_request_after_the_other(server: Server) -> None:
    host = Host(server.url, 8)

    bodies = [_ask(host) for _ in range(3)]

    assert bodies == [BODY] * 3
    assert server.accepted == 1


def test_one_that_the_host_has_closed_is_replaced(server: Server) -> None:
    host = Host(server.url, 8)
    _ask(host, CLOSING)
    assert server.ended.acquire(timeout=5)

    body = _ask(host)

    assert (body, server.accepted) == (BODY, 2)


def test_one_with_an_answer_that_was_not_read_to_its_end_is_closed(server: Server) -> None:
    host = Host(server.url, 8)

    bodies = _ask(host, most=10), _ask(host)

    assert bodies == (BODY[:10], BODY)
    assert server.accepted == 2


def test_no_more_are_kept_than_it_was_made_for(server: Server) -> None:
    host = Host(server.url, 0)

    _ask(host)
    _ask(host)

    assert server.accepted == 2


def test_many_threads_at_once_get_their_own_answers(server: Server) -> None:
    host, heard = Host(server.url, 2), []
    threads = [threading.Thread(target=lambda: heard.append(_ask(host))) for _ in range(16)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)

    assert heard == [BODY] * 16


def test_a_server_without_encryption_is_not_spoken_to_in_the_clear(server: Server) -> None:
    host = Host(server.url.replace("http:", "https:"), 8)

    with pytest.raises(NotReached):
        _ask(host)


def test_one_on_which_nonsense_came_is_closed(server: Server) -> None:
    host = Host(server.url, 8)

    with pytest.raises(NoAnswer):
        _ask(host, NONSENSE)

    assert (_ask(host), server.accepted) == (BODY, 2)
