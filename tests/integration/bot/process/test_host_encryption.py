"""A host over TLS: who it is, nothing said in the clear, nothing left over. Over real connections."""

import io
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

import pytest

from bot.process.bounded_sockets import LookUp, look_up
from bot.process.host_connections import Host, NotReached
from tests.helpers.processes.certificate import server_side
from tests.helpers.processes.counting_server import Server, running
from tests.helpers.processes.scripted_server import serving

SOON: Final = (60.0, 60.0)
NOTHING: Final = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
READ_AT_ONCE: Final = io.DEFAULT_BUFFER_SIZE


@pytest.fixture
def server() -> Iterator[Server]:
    with running(Server()) as server:
        yield server


def _ask(host: Host) -> bytes:
    return host.ask("GET", "/", {}, None, SOON).body


def test_a_server_without_encryption_is_not_spoken_to_in_the_clear(server: Server) -> None:
    host = Host(server.url.replace("http:", "https:"), 8)

    with pytest.raises(NotReached):
        _ask(host)


def test_a_server_with_encryption_hears_first_what_is_spoken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening, ThreadPoolExecutor(1) as beside:
        asked = beside.submit(_ask, Host(f"https://127.0.0.1:{listening.getsockname()[1]}", 8))
        client, _ = listening.accept()
        with client:
            hello = client.recv(1 << 14)

        assert b"\x08http/1.1" in hello
        assert isinstance(asked.exception(60), NotReached)


def test_one_connection_serves_one_request_after_the_other(tmp_path: Path) -> None:
    clients = set()

    def answer(heard: Any, _: bytes) -> None:
        clients.add(heard.getpeername())
        heard.sendall(NOTHING)

    with serving(answer, server_side(tmp_path)) as there:
        host = Host(there.base, 8, there.authorities)
        for _ in range(3):
            host.ask("GET", "/", {}, None, SOON)

    assert len(clients) == 1


def test_one_on_which_more_was_decrypted_than_the_answer_is_not_used_again(tmp_path: Path) -> None:
    """What is left of a record would be the next request's answer."""

    def say_more(heard: Any, request: bytes) -> None:
        answers = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nright"
        if b"/first" in request:  # as much as is read at once, so that all of the second is left
            answers = answers.replace(b"\r\n\r\n", b"\r\nX-Long: %s\r\n\r\n" % (b"x" * (READ_AT_ONCE - len(answers) - 10)))
            answers += b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwrong"
        heard.sendall(answers)

    with serving(say_more, server_side(tmp_path)) as there:
        host = Host(there.base, 8, there.authorities)
        bodies = [host.ask("GET", path, {}, None, SOON).body for path in ("/first", "/second")]

    assert bodies == [b"right", b"right"]


def test_a_name_is_said_as_the_host_knows_it_and_its_certificate_is_for_it(tmp_path: Path) -> None:
    with serving(lambda heard, _: heard.sendall(NOTHING), server_side(tmp_path)) as there:
        host = Host("https://localhost", 8, there.authorities, _all_at(there.base))

        host.ask("GET", "/", {}, None, SOON)

    assert b"\r\nHost: localhost\r\n" in there.asked[0]


@pytest.mark.parametrize(("name", "trusts"), [("line.example", True), ("localhost", False)])
def test_a_certificate_for_another_or_from_nobody_is_refused(tmp_path: Path, name: str, trusts: bool) -> None:
    with serving(lambda heard, _: heard.sendall(NOTHING), server_side(tmp_path)) as there, pytest.raises(NotReached):
        Host(f"https://{name}", 8, there.authorities if trusts else None, _all_at(there.base)).ask("GET", "/", {}, None, SOON)

    assert there.asked == []


def _all_at(base: str) -> LookUp:
    """Whatever the name, it is at that server."""
    return lambda _name, _port: look_up("127.0.0.1", int(base.rpartition(":")[2]))
