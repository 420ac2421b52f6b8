"""A call ends at its time, however the answer comes: in single bytes, over TLS too, or not at all. Over real connections."""

import socket
import ssl
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import pytest

from bot.process.bounded_sockets import look_up
from bot.process.host_connections import Host, NotReached, TooLate
from tests.helpers.processes.certificate import server_side
from tests.helpers.processes.full_backlog import full_backlog
from tests.helpers.processes.scripted_server import serving

SOON: Final = (60.0, 60.0)
SHORT: Final = (60.0, 0.25)
EVERY: Final = 0.02
"""Seconds from one byte to the next: no single wait is ever too long."""

HEAD: Final = b"HTTP/1.1 200 OK\r\n"
EMPTY: Final = b"Content-Length: 0\r\n\r\n"
CHUNKED: Final = b"Transfer-Encoding: chunked\r\n\r\n"

DRIPPING: Final = {
    "/status": (b"", HEAD.replace(b" OK", b" " + b"O" * 60) + EMPTY),
    "/continue": (b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 3 + HEAD + EMPTY),
    "/headers": (HEAD + b"X-Slow: ", b"x" * 60 + b"\r\n" + EMPTY),
    "/body": (HEAD + b"Content-Length: 60\r\n\r\n", b" " * 60),
    "/chunks": (HEAD + CHUNKED, b"1\r\n \r\n" * 10 + b"0\r\n\r\n"),
    "/extension": (HEAD + CHUNKED + b"0;", b"x" * 60 + b"\r\n\r\n"),
    "/trailer": (HEAD + CHUNKED + b"0\r\nX: ", b"x" * 60 + b"\r\n\r\n"),
    "/until-the-end": (HEAD + b"Connection: close\r\n\r\n", b" " * 60),
}
"""For each path what comes at once, and what comes byte by byte: a second or more in all, and a whole answer at last."""


@pytest.fixture(params=["plain", "tls"])
def encryption(request: pytest.FixtureRequest, tmp_path: Path) -> ssl.SSLContext | None:
    return server_side(tmp_path) if request.param == "tls" else None


@pytest.fixture
def over() -> Iterator[threading.Event]:
    """Set when the test is over."""
    event = threading.Event()
    yield event
    event.set()


def test_an_answer_byte_by_byte_is_too_late(encryption: ssl.SSLContext | None, over: threading.Event) -> None:
    def drip(heard: Any, request: bytes) -> None:
        at_once, slowly = DRIPPING.get(request.split()[1].decode(), (HEAD + EMPTY, b""))
        heard.sendall(at_once)
        for byte in slowly:
            if over.wait(EVERY):
                break
            heard.sendall(bytes([byte]))
        if b"Connection: close" in at_once:
            heard.shutdown(socket.SHUT_RDWR)

    in_time = []
    with serving(drip, encryption) as server, ThreadPoolExecutor(len(DRIPPING)) as pool:

        def ask(path: str) -> None:
            host = Host(server.base, 1, server.authorities)
            host.ask("GET", "/", {}, None, SOON)
            with suppress(TooLate):
                in_time.append((path, host.ask("GET", path, {}, None, SHORT)))

        list(pool.map(ask, DRIPPING))
        over.set()

    assert in_time == []


def test_connecting_counts_too(tmp_path: Path, over: threading.Event) -> None:
    """TLS takes most of the time; what the answer takes then would be within the time by itself."""

    def late(heard: Any, _: bytes) -> None:
        over.wait(0.4)
        heard.sendall(HEAD + EMPTY)

    with serving(late, server_side(tmp_path), before=lambda: over.wait(0.4)) as server, pytest.raises(TooLate):
        Host(server.base, 1, server.authorities).ask("GET", "/", {}, None, (0.6, 0.6))


def test_a_resolver_that_does_not_answer_is_waited_for_no_longer(over: threading.Event) -> None:
    def late(name: str, port: int) -> list[Any]:
        over.wait(2)
        return look_up(name, port)

    with serving(lambda heard, _: heard.sendall(HEAD + EMPTY)) as server, pytest.raises(NotReached):
        Host(server.base, 1, look_up=late).ask("GET", "/", {}, None, (0.1, 60.0))


@pytest.mark.parametrize("hangs", [True, False])
def test_without_a_resolver_the_addresses_of_before_are_used(hangs: bool, over: threading.Event) -> None:
    asked = []

    def once(name: str, port: int) -> list[Any]:
        asked.append(name)
        if len(asked) > 1 and not (hangs and over.wait(60)):
            raise socket.gaierror(socket.EAI_AGAIN, "no name server")
        return look_up(name, port)

    with serving(lambda heard, _: heard.sendall(HEAD + EMPTY)) as server:
        host = Host(server.base, 0, look_up=once)
        statuses = [host.ask("GET", "/", {}, None, (connect, 60.0)).status for connect in (60.0, 1.0)]

    assert (statuses, len(asked)) == ([200, 200], 2)


def test_an_address_that_leads_nowhere_leaves_time_for_the_next() -> None:
    with full_backlog() as nowhere, serving(lambda heard, _: heard.sendall(HEAD + EMPTY)) as server:
        ports = nowhere, int(server.base.rpartition(":")[2])
        host = Host(
            server.base, 1, look_up=lambda name, _: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (name, port)) for port in ports]
        )

        assert host.ask("GET", "/", {}, None, (1.0, 60.0)).status == 200


def test_where_no_time_is_left_nothing_is_asked() -> None:
    with serving(lambda heard, _: heard.sendall(HEAD + EMPTY)) as server:
        host = Host(server.base, 1)
        host.ask("GET", "/first", {}, None, SOON)
        with pytest.raises(NotReached):
            host.ask("GET", "/second", {}, None, (60.0, 0.0))

    assert [request.split()[1] for request in server.asked] == [b"/first"]
