"""Connections that clients keep: how two processes share them, and what becomes of them when one process hangs or ends."""

import os
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from bench.processes import tree
from tests.helpers.support import until
from tests.integration.bot.process.clients import connected
from tests.integration.bot.process.conftest import Shared

MANY: Final = 64
MOST: Final = 48
"""Of MANY new connections, how many the emptier process gets at least. Without the rule it would get about half of them."""

ESTABLISHED: Final = "01"


class Client:
    """Keeps its connection as a proxy does: it connects again only after ours was ended."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._kept: socket.socket | None = None

    def ask(self) -> bytes:
        """The status. Asks once more where the connection that was kept turns out to be cut."""
        with suppress(ConnectionError):
            if self._kept and (status := self._answer(self._kept)):
                return status
        self._kept = connected(self._address)
        return self._answer(self._kept)

    def _answer(self, kept: socket.socket) -> bytes:
        kept.sendall(b"HEAD /nothing HTTP/1.1\r\nHost: mimi\r\n\r\n")
        head = kept.recv(1 << 12)
        if b"Connection: close" in head:
            kept.close()
            self._kept = None
        return head[9:12]

    def close(self) -> None:
        if self._kept:
            self._kept.close()


@contextmanager
def clients(address: str, number: int) -> Iterator[list[Client]]:
    made = [Client(address) for _ in range(number)]
    try:
        yield made
    finally:
        for client in made:
            client.close()


def workers(web: Shared) -> list[int]:
    """Their process ids."""
    return [pid for pid in tree(web.process.pid) if pid != web.process.pid]


def working(web: Shared) -> list[int]:
    """The process ids of both, once each has taken a connection: the first answers before the second has begun."""
    until(lambda: len(workers(web)) == 2, what="both run")
    both = workers(web)
    made: list[Client] = []

    def take() -> bool:
        made.append(Client(web.address))
        return made[-1].ask() == b"404" and all(held(pid, web.address) for pid in both)

    try:
        until(take, what="both take connections")
    finally:
        for client in made:
            client.close()
    until(lambda: not any(held(pid, web.address) for pid in both), what="these are closed")
    return both


def held(pid: int, address: str) -> int:
    """How many clients' connections to `address` a process has."""
    port = f":{urlsplit(address).port:04X}"
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    ours = {f"socket:[{row[9]}]" for row in rows if row[1].endswith(port) and row[3] == ESTABLISHED}
    return sum(file in ours for file in open_files(pid))


def open_files(pid: int) -> Iterator[str]:
    for path in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):  # closed meanwhile
            yield str(path.readlink())


@contextmanager
def stopped(pid: int) -> Iterator[None]:
    """A process that does nothing meanwhile, as one that hangs."""
    os.kill(pid, signal.SIGSTOP)
    try:
        until(lambda: ") T " in Path(f"/proc/{pid}/stat").read_text(), what="it has stopped")
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


def test_new_connections_go_to_the_process_that_has_fewer(patient: Shared) -> None:
    address = patient.address
    busy, hanging = working(patient)
    with clients(address, MANY) as first, clients(address, MANY) as second, clients(address, 100 * MANY) as between:
        with stopped(hanging):
            answers = [client.ask() for client in first]
        assert (held(busy, address), held(hanging, address)) == (MANY, 0)
        others = iter(between)
        until(lambda: next(others).ask() and held(hanging, address), what="it works again")

        answers += [client.ask() for client in second]

        assert held(hanging, address) >= MOST
        assert answers == [b"404"] * 2 * MANY


def test_kept_connections_move_to_a_process_that_has_far_fewer(shared: Shared) -> None:
    busy, idle = working(shared)
    with clients(shared.address, MANY) as kept:
        with stopped(idle):
            answers = [client.ask() for client in kept]

        until(lambda: [client.ask() for client in kept] and held(idle, shared.address) >= MANY // 4, what="they have moved")

        assert held(busy, shared.address) >= MANY // 4
        assert answers == [b"404"] * MANY


def test_all_are_answered_while_a_process_that_was_killed_is_replaced(shared: Shared) -> None:
    left, killed = working(shared)
    with clients(shared.address, MANY) as kept:
        answers = [client.ask() for client in kept[: MANY // 2]]
        os.kill(killed, signal.SIGKILL)
        until(lambda: killed not in workers(shared), what="it has ended")

        answers += [client.ask() for client in kept]
        until(lambda: len(workers(shared)) == 2, what="another one runs")
        answers += [client.ask() for client in kept]

        assert left in workers(shared)
        assert answers == [b"404"] * (MANY // 2 + 2 * MANY)
