"""The web process as gunicorn runs it: what hangs costs neither the health check nor the other clients their answer."""

import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pytest

from sandbox.run.client import Phone
from tests.helpers.live import gunicorn
from tests.helpers.relay import Relay
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox, until

THREADS: Final = 16
"""Of both processes together."""


@pytest.fixture
def postgres_wire(database_url: str) -> Iterator[Relay]:
    with Relay(database_url) as relay:
        yield relay


@pytest.fixture
def web(environment: dict[str, str], postgres_wire: Relay, web_address: str, tmp_path: Path) -> Iterator[str]:
    """gunicorn as in production, with its database behind a wire."""
    behind = {**environment, "DATABASE_URL": postgres_wire.url}
    with gunicorn(behind, web_address, tmp_path, "--config python:bot.serving --graceful-timeout 1"):
        yield web_address


def health_seconds(web: str) -> float:
    """How long the health check took to answer, whatever it said."""
    began = time.monotonic()
    with suppress(urllib.error.HTTPError):
        urllib.request.urlopen(f"{web}/api/health", timeout=20).close()
    return time.monotonic() - began


def all_tap(phones: list[Phone]) -> list[threading.Thread]:
    """Everybody taps at the same moment; LINE gives up after 2 s, the threads of the web process do not."""
    taps = [threading.Thread(target=phone.do, args=("tap",), kwargs={"data": "balance"}) for phone in phones]
    for tap in taps:
        tap.start()
    return taps


def test_database_connections_that_lead_nowhere(
    web: str, postgres_wire: Relay, sandbox: LiveSandbox, rows: Rows, mali_phone: Phone
) -> None:
    phones = [sandbox.control.arrive(f"Friend {number}", "en") for number in range(2 * THREADS)]
    for phone in phones:
        phone.follow()
    for tap in all_tap(phones):
        tap.join()
    postgres_wire.hanging = True
    taps = all_tap(phones)
    looks = [health_seconds(web) for _ in range(4)]
    postgres_wire.lead_nowhere()
    postgres_wire.hanging = False
    began = time.monotonic()

    while mali_phone.follow()["status"] != 200:
        looks.append(health_seconds(web))

    assert time.monotonic() - began < 15
    assert max(looks) < 3
    for tap in taps:
        tap.join()


def test_clients_that_say_nothing_cost_nobody_a_thread(web: str, mali_phone: Phone) -> None:
    address = urlsplit(web)
    until(lambda: mali_phone.follow()["status"] == 200, what="the processes are warm")
    silent = [socket.create_connection((address.hostname, address.port)) for _ in range(4 * THREADS)]

    status = mali_phone.follow()["status"]

    assert status == 200, "within LINE's 2 s"
    for client in silent:
        client.close()


def test_a_client_that_closes_slowly_keeps_nobody_waiting(web: str) -> None:
    """Each asks for the connection to be closed, reads its answer and leaves its own side open."""
    address = urlsplit(web)
    began = time.monotonic()
    slow = []

    for _ in range(6):
        client = socket.create_connection((address.hostname, address.port), timeout=10)
        client.sendall(b"GET /deck/00.jpg HTTP/1.1\r\nHost: mimi\r\nConnection: close\r\n\r\n")
        assert client.recv(12) == b"HTTP/1.1 200"
        slow.append(client)

    assert time.monotonic() - began < 2
    for client in slow:
        client.close()


def test_a_connection_that_is_never_closed_is_closed_by_us(web: str) -> None:
    address = urlsplit(web)
    with closing(socket.create_connection((address.hostname, address.port), timeout=10)) as client:
        client.sendall(b"GET /deck/00.jpg HTTP/1.1\r\nHost: mimi\r\nConnection: close\r\n\r\n")

        def reset() -> bool:
            """Only a socket that is closed whole answers what comes with a reset."""
            try:
                client.sendall(b"x")
                return not client.recv(1 << 20)
            except ConnectionError:
                return True

        until(reset, 10, what="our side is closed")
