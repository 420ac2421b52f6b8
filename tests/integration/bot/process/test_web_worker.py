"""The web process as gunicorn runs it: what hangs costs neither the health check nor the other clients their answer."""

import select
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pytest

from bench import people
from bench.processes import pss_mb
from sandbox.run.client import Phone
from sandbox.run.processes import Process
from tests.helpers.processes.live import PATIENT, gunicorn
from tests.helpers.processes.relay import Relay
from tests.helpers.rows import Rows
from tests.helpers.support import LINE_WAITS_S, LiveSandbox, until
from tests.integration.bot.process.clients import asked, connected

THREADS: Final = 16
"""Of both processes together."""

MOST_UNANSWERED: Final = 7
"""Of the tries after connections began to lead nowhere."""

MORE_MEMORY_MB: Final = 100
"""What both processes may take more under attack: they have 180 MB at work, and may have 300."""


@pytest.fixture
def postgres_wire(database_url: str) -> Iterator[Relay]:
    with Relay(database_url) as relay:
        yield relay


@pytest.fixture
def stripe_wire(environment: dict[str, str]) -> Iterator[Relay]:
    with Relay(environment["STRIPE_API_BASE"]) as relay:
        yield relay


@pytest.fixture
def web_process(
    environment: dict[str, str], postgres_wire: Relay, stripe_wire: Relay, web_address: str, tmp_path: Path
) -> Iterator[Process]:
    """gunicorn as in production, but patient, with its database and Stripe behind wires."""
    behind = {**environment, "DATABASE_URL": postgres_wire.url, "STRIPE_API_BASE": stripe_wire.url}
    with gunicorn(behind, web_address, tmp_path, PATIENT) as process:
        yield process


@pytest.fixture
def web(web_process: Process, web_address: str) -> str:
    """Where it listens."""
    return web_address


def all_tap(phones: list[Phone]) -> None:
    """Everybody taps at the same moment, and comes back when LINE has its answer or has given up."""
    taps = [threading.Thread(target=phone.do, args=("tap",), kwargs={"data": "balance"}) for phone in phones]
    for tap in taps:
        tap.start()
    for tap in taps:
        tap.join()


def has_come(client: socket.socket) -> bool:
    """Whether an answer can be read."""
    return bool(select.select([client], [], [], 0)[0])


def test_health_is_answered_before_requests_that_came_earlier(
    web: str, postgres_wire: Relay, environment: dict[str, str]
) -> None:
    """Three for each thread; the database hangs."""
    secret = environment["LINE_CHANNEL_SECRET"]
    postgres_wire.hanging = True
    waiting = [connected(web) for _ in range(3 * THREADS)]
    for number, client in enumerate(waiting):
        client.sendall(people.request(secret, people.line_id(number), {"type": "follow"}))

    answer = asked(web, b"/api/health").recv(12)

    assert answer == b"HTTP/1.1 503"
    assert not any(map(has_come, waiting)), "they take all threads"
    for client in waiting:
        client.close()


def test_database_connections_that_lead_nowhere(web: str, postgres_wire: Relay, sandbox: LiveSandbox, mali_phone: Phone) -> None:
    phones = [sandbox.control.arrive(f"Friend {number}", "en") for number in range(2 * THREADS)]
    for phone in phones:
        phone.follow()
    all_tap(phones)
    postgres_wire.hanging = True
    sandbox.line_waits(2)
    all_tap(phones)
    sandbox.line_waits(LINE_WAITS_S)
    postgres_wire.lead_nowhere()
    postgres_wire.hanging = False

    unanswered = list(iter(lambda: mali_phone.follow()["status"], 200))

    assert len(unanswered) <= MOST_UNANSWERED


def test_clients_that_say_nothing_cost_nobody_a_thread(web: str, mali_phone: Phone) -> None:
    address = urlsplit(web)
    until(lambda: mali_phone.follow()["status"] == 200, what="the processes are warm")
    silent = [socket.create_connection((address.hostname, address.port)) for _ in range(4 * THREADS)]

    status = mali_phone.follow()["status"]

    assert status == 200, "while they are all still waited for"
    for client in silent:
        client.close()


def test_requests_that_come_slowly_cost_nobody_a_thread(web: str, mali_phone: Phone) -> None:
    """Two hundred clients begin a request, and stop in its head or in its body."""
    until(lambda: mali_phone.follow()["status"] == 200, what="the processes are warm")
    slow = [connected(web) for _ in range(200)]
    for number, client in enumerate(slow):
        body = b"Content-Length: 500\r\n\r\n{" if number % 2 else b"Content-Le"
        client.sendall(b"POST /line/webhook HTTP/1.1\r\nHost: mimi\r\n" + body)

    statuses = [mali_phone.follow()["status"] for _ in range(20)]

    assert statuses == [200] * 20, "while they are all still waited for"
    for client in slow:
        client.close()


def test_large_bodies_at_once_are_held_and_handled_within_bounds(web: str, web_process: Process, mali_phone: Phone) -> None:
    """Sixty bodies of almost two megabytes: each is answered, by the handler or as one too many, and the chat goes on."""
    head = b"POST /line/webhook HTTP/1.1\r\nHost: mimi\r\nContent-Length: 2000000\r\nConnection: close\r\n\r\n"
    answers: list[bytes] = []

    def send() -> None:
        with closing(connected(web)) as client, suppress(ConnectionError):
            client.sendall(head + b"x" * 2_000_000)
            answers.append(client.recv(12))

    until(lambda: mali_phone.follow()["status"] == 200, what="the processes are warm")
    senders = [threading.Thread(target=send) for _ in range(60)]
    before, seen = pss_mb(web_process.pid), [0.0]
    for sender in senders:
        sender.start()
    statuses = [mali_phone.follow()["status"] for _ in range(3)]
    while any(sender.is_alive() for sender in senders):
        seen.append(pss_mb(web_process.pid))
    for sender in senders:
        sender.join()

    assert statuses == [200] * 3
    assert max(seen) - before < MORE_MEMORY_MB
    assert set(answers) <= {b"HTTP/1.1 403", b"HTTP/1.1 503", b""}
    assert b"HTTP/1.1 403" in answers


def test_return_pages_that_wait_for_stripe_leave_the_chat_its_threads(
    web: str, stripe_wire: Relay, sandbox: LiveSandbox, rows: Rows, mali_phone: Phone
) -> None:
    """Each order is looked up by itself, and Stripe does not answer."""
    mali_phone.follow()
    rows.run(
        "insert into payment_history (id, user_id, package, amount_baht, stars_granted, stripe_payment_id, created_at)"
        " select gen_random_uuid(), id, 'popular', 199, 27, 'cs_test_' || n, now() from users, generate_series(1, 24) n"
    )
    stripe_wire.hanging = True
    pages = [connected(web) for _ in range(24)]
    for page, order in zip(pages, rows.all("select id from payment_history"), strict=True):
        page.sendall(b"GET /liff/paid/%s HTTP/1.1\r\nHost: mimi\r\nConnection: close\r\n\r\n" % str(order["id"]).encode())

    statuses = [mali_phone.follow()["status"] for _ in range(3)]

    assert statuses == [200] * 3
    assert not any(map(has_come, pages)), "they do wait"
    for page in pages:
        page.close()
