"""When a connection to a host is used again, and when it is not: over real connections."""

import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

import pytest

from bot.process.host_connections import Host, NoAnswer, NotReached

SOON: Final = (60.0, 60.0)
BODY: Final = b"x" * 1000
CLOSING: Final = "/closing"
"""Asked for this, the server answers and closes the connection, without having said that it would."""

SAID: Final = {
    "/nonsense": b"nonsense\r\n\r\n",
    "/length": b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nx",
    "/chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nx",
    "/half": b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nx",
    "/hints": b"HTTP/1.1 103 Early Hints\r\n\r\n",
}
"""Asked for these, it says just that, and closes the connection; but behind hints, which no answer is, it goes on."""


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
        if self.path in SAID:
            self.wfile.write(SAID[self.path])
            self.close_connection = self.path != "/hints"
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
    assert server.ended.acquire(timeout=60)

    body = _ask(host)

    assert (body, server.accepted) == (BODY, 2)


def test_one_with_an_answer_that_was_not_read_to_its_end_is_closed(server: Server) -> None:
    host = Host(server.url, 8)

    bodies = _ask(host, most=10), _ask(host)

    assert bodies == (BODY[:10], BODY)
    assert server.accepted == 2


def test_the_head_of_a_request_comes_with_its_body() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening, ThreadPoolExecutor(1) as pool:
        host = Host(f"http://127.0.0.1:{listening.getsockname()[1]}", 8)
        asked = pool.submit(host.ask, "POST", "/", {}, BODY, SOON)
        accepted, _ = listening.accept()
        with accepted:
            first = accepted.recv(10 * len(BODY))
            accepted.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

            assert asked.result(5).status == 200

    assert first.partition(b"\r\n\r\n")[2] == BODY


def test_requests_with_and_without_a_body_follow_each_other(server: Server) -> None:
    host = Host(server.url, 8)

    answers = [host.ask(method, "/", {}, body, SOON).body for method, body in (("PUT", b"a"), ("GET", None), ("PUT", b"b"))]

    assert answers == [b"a", BODY, b"b"]
    assert server.accepted == 1


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
        thread.join(60)

    assert heard == [BODY] * 16


def test_a_server_without_encryption_is_not_spoken_to_in_the_clear(server: Server) -> None:
    host = Host(server.url.replace("http:", "https:"), 8)

    with pytest.raises(NotReached):
        _ask(host)


@pytest.mark.parametrize("most", [None, 5000])
@pytest.mark.parametrize("path", ["/nonsense", "/chunk", "/half"])
def test_one_on_which_no_whole_answer_came_is_closed(server: Server, path: str, most: int | None) -> None:
    host = Host(server.url, 8)

    with pytest.raises(NoAnswer):
        _ask(host, path, most)

    assert (_ask(host), server.accepted) == (BODY, 2)


def test_an_answer_longer_than_any_memory_is_no_answer(server: Server) -> None:
    with pytest.raises(NoAnswer):
        _ask(Host(server.url, 8), "/length")


def test_one_on_which_the_final_answer_is_still_to_come_is_closed(server: Server) -> None:
    host = Host(server.url, 8)
    _ask(host, "/hints")

    body = _ask(host)

    assert (body, server.accepted) == (BODY, 2)


def test_an_answer_that_comes_before_the_request_is_whole_is_heard(server: Server) -> None:
    answer = Host(server.url, 8).ask("POST", "/", {}, bytes(1 << 24), SOON)

    assert answer.status == 413


def test_what_is_no_name_of_a_host_is_not_reached() -> None:
    with pytest.raises(NotReached):
        _ask(Host("http://api..line.me", 8))


def test_a_server_with_encryption_hears_first_what_is_spoken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening, ThreadPoolExecutor(1) as beside:
        asked = beside.submit(_ask, Host(f"https://127.0.0.1:{listening.getsockname()[1]}", 8))
        client, _ = listening.accept()
        with client:
            hello = client.recv(1 << 14)

        assert b"\x08http/1.1" in hello
        assert isinstance(asked.exception(60), NotReached)
