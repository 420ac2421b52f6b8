"""Connections to the web process as gunicorn runs it: slow ones, broken ones, and several requests on one."""

import resource
import socket
from contextlib import ExitStack, closing, suppress
from pathlib import Path

import pytest

from bot import serving
from tests.helpers.support import until
from tests.integration.bot.process.clients import asked, connected
from tests.integration.bot.process.conftest import Shared


def test_a_client_that_closes_slowly_keeps_nobody_waiting(patient: Shared) -> None:
    """Each asks for the connection to be closed, reads its answer and leaves its own side open."""
    slow = []

    for _ in range(6):
        client = asked(patient.address, b"/deck/00.jpg")
        assert client.recv(12) == b"HTTP/1.1 200"
        slow.append(client)

    assert not any(map(is_reset, slow)), "all were answered while each was still waited for"
    for client in slow:
        client.close()


def is_reset(client: socket.socket) -> bool:
    """Whether the other side is closed whole: only then is what comes answered with a reset."""
    with suppress(ConnectionError):
        client.sendall(b"x")
        return bool(client.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
    return True


def test_a_connection_that_is_never_closed_is_closed_by_us(shared: Shared) -> None:
    with closing(connected(shared.address)) as client:
        client.sendall(b"GET /deck/00.jpg HTTP/1.1\r\nHost: mimi\r\nConnection: close\r\n\r\n")

        until(lambda: is_reset(client), what="our side is closed")


def test_a_request_that_does_not_come_whole_is_dropped(shared: Shared) -> None:
    in_its_head, in_its_body = (
        b"GET /deck/00.jpg HT",
        b"POST /line/webhook HTTP/1.1\r\nHost: mimi\r\nContent-Length: 9\r\n\r\nhalf",
    )
    with closing(connected(shared.address)) as one, closing(connected(shared.address)) as other:
        one.sendall(in_its_head)
        other.sendall(in_its_body)

        assert {in_its_head: heard(one), in_its_body: heard(other)} == {in_its_head: b"", in_its_body: b""}


def heard(client: socket.socket) -> bytes:
    """The answer; nothing when the connection is closed or reset."""
    with suppress(ConnectionError):
        return client.recv(100)
    return b""


def test_a_request_in_pieces_is_answered_when_it_is_whole(shared: Shared) -> None:
    with closing(connected(shared.address)) as client:
        for piece in (b"GET /deck/", b"00.jpg HTTP/1.1\r\nHo", b"st: mimi\r\n\r", b"\n"):
            client.sendall(piece)

        assert client.recv(12) == b"HTTP/1.1 200"


def test_requests_behind_each_other_are_answered_in_turn(shared: Shared) -> None:
    with closing(connected(shared.address)) as client:
        client.sendall(b"GET /nothing HTTP/1.1\r\nHost: mimi\r\n\r\n" * 3)
        answers = b""

        while answers.count(b"HTTP/1.1 404") < 3:
            answers += client.recv(1 << 16)

        assert answers.count(b"HTTP/1.1") == 3


@pytest.mark.parametrize("length", [b"Content-Length: 2097153", b"Transfer-Encoding: chunked\r\n\r\n200001"])
def test_a_body_over_the_limit_is_refused_before_it_is_read(shared: Shared, length: bytes) -> None:
    with closing(connected(shared.address)) as client:
        client.sendall(b"POST /line/webhook HTTP/1.1\r\nHost: mimi\r\n" + length + b"\r\n\r\n")

        assert client.recv(12) == b"HTTP/1.1 413"


def test_a_client_that_waits_to_be_told_sends_its_body(shared: Shared) -> None:
    with closing(connected(shared.address)) as client:
        head = b"POST /line/webhook HTTP/1.1\r\nHost: mimi\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"
        client.sendall(head)
        told = client.recv(25)
        client.sendall(b"{}")

        assert told == b"HTTP/1.1 100 Continue\r\n\r\n"
        until(lambda: b"403" in client.recv(1 << 12), what="a signature is missing")


def test_processes_that_have_no_file_left_go_on_with_those_they_have(patient: Shared) -> None:
    """Clients that open connections and say nothing take all that a process may have. When they are gone, all is as before."""
    processes = until(lambda: len(begun := children(patient)) == 2 and begun, what="both have begun")
    assert processes
    for pid in processes:
        resource.prlimit(pid, resource.RLIMIT_NOFILE, (40, 40))

    with ExitStack() as silent:
        for _ in range(100):
            silent.enter_context(closing(connected(patient.address)))
        until(lambda: all(len(list(Path(f"/proc/{pid}/fd").iterdir())) == 40 for pid in processes), what="no file is left")

    with closing(asked(patient.address, b"/deck/00.jpg")) as client:
        assert client.recv(12) == b"HTTP/1.1 200"
    assert children(patient) == processes


def children(shared: Shared) -> list[int]:
    """The web processes."""
    parent = shared.process.pid
    return sorted(int(pid) for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text().split())


def test_as_many_files_as_it_may_need_are_asked_for() -> None:
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (1024, before[1]))
    try:
        serving.on_starting(None)

        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] > 1024
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
