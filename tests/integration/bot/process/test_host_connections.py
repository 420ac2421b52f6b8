"""When a connection to a host is used again, and when it is not: over real connections."""

import os
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

import pytest

from bot.process.host_connections import Host, NoAnswer, NotReached
from tests.helpers.processes.counting_server import BODY, CLOSING, Server, running
from tests.helpers.processes.relay import Relay

SOON: Final = (60.0, 60.0)


@pytest.fixture
def server() -> Iterator[Server]:
    with running(Server()) as server:
        yield server


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


def test_one_that_was_silent_for_long_is_replaced(server: Server) -> None:
    """What is on the way may have forgotten it: then what is sent on it is lost."""
    with Relay(server.url) as wire:
        host = Host(wire.url, 8, idle_seconds=0.0)
        _ask(host)
        wire.lead_nowhere()

        body = host.ask("GET", "/", {}, None, (60.0, 2.0)).body

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


class _TakenMeanwhile(list[Any]):
    """Between a look at it and the taking, another thread takes all."""

    def __bool__(self) -> bool:
        some = len(self) > 0
        self.clear()
        return some


def test_connections_are_closed_beside_a_thread_that_takes_them(server: Server) -> None:
    host = Host(server.url, 8)
    _ask(host)
    host._idle = _TakenMeanwhile(host._idle)

    host.close()

    assert _ask(host) == BODY


def test_many_threads_at_once_get_their_own_answers(server: Server) -> None:
    host, heard = Host(server.url, 2), []
    threads = [threading.Thread(target=lambda: heard.append(_ask(host))) for _ in range(16)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert heard == [BODY] * 16


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


def test_an_answer_too_large_to_be_meant_is_no_answer(server: Server) -> None:
    with pytest.raises(NoAnswer):
        _ask(Host(server.url, 8), "/large")


def test_the_final_answer_is_read_behind_others(server: Server) -> None:
    host = Host(server.url, 8)

    answers = [host.ask("GET", path, {}, None, SOON) for path in ("/hints", "/")]

    assert [(answer.status, answer.body) for answer in answers] == [(200, b"x"), (200, BODY)]
    assert server.accepted == 1


def test_one_on_which_another_protocol_follows_is_closed(server: Server) -> None:
    host = Host(server.url, 8)

    statuses = [host.ask("GET", path, {}, None, SOON).status for path in ("/upgrade", "/")]

    assert (statuses, server.accepted) == ([101, 200], 2)


def test_an_answer_that_comes_before_the_request_is_whole_is_heard(server: Server) -> None:
    answer = Host(server.url, 8).ask("POST", "/", {}, bytes(1 << 24), SOON)

    assert answer.status == 413


def test_what_is_no_name_of_a_host_is_not_reached() -> None:
    with pytest.raises(NotReached):
        _ask(Host("http://api..line.me", 8))


def test_a_process_that_was_forked_uses_connections_of_its_own(server: Server) -> None:
    host = Host(server.url, 8)
    _ask(host)

    child = os.fork()
    if not child:
        failed = 1
        try:
            failed = int(_ask(host) != BODY)
        finally:
            os._exit(failed)
    _, status = os.waitpid(child, 0)

    assert (status, server.accepted) == (0, 2)
