"""Sends prepared requests over kept connections, and measures how long each answer takes."""

import asyncio
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class Measured:
    """Seconds from the moment a request was due to its answer, and the answers that were no 200."""

    took: list[float] = field(default_factory=list)
    failed: int = 0
    seconds: float = 0.0

    def percentile(self, share: float) -> float:
        ordered = sorted(self.took)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.took) / self.seconds


class _Client(asyncio.Protocol):
    """One connection, one request at a time. It connects again when an answer has ended its connection, as a proxy does."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._heard = b""
        self._answered: asyncio.Future[bytes] | None = None

    async def connect(self) -> None:
        await asyncio.get_running_loop().create_connection(lambda: self, "127.0.0.1", self._port)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    async def ask(self, request: bytes) -> bytes:
        """The answer's first line."""
        if self._transport.is_closing():
            await self.connect()
        self._answered = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return await self._answered

    def data_received(self, data: bytes) -> None:
        self._heard += data
        end = self._heard.find(b"\r\n\r\n")
        if end < 0 or self._answered is None:
            return
        head = self._heard[:end].lower()
        at = head.find(b"content-length:")
        length = int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
        if len(self._heard) >= end + 4 + length:
            first, self._heard = self._heard.split(b"\r\n", 1)[0], b""
            if b"\r\nconnection: close" in head:
                self.close()
            self._answered.set_result(first)

    def connection_lost(self, _: Exception | None) -> None:
        if self._answered and not self._answered.done():
            self._answered.set_result(b"connection lost")

    def close(self) -> None:
        self._transport.close()


def as_quick_as_it_goes(port: int, requests: Sequence[bytes], connections: int) -> Measured:
    """Each connection sends its next request when the last one is answered."""
    return asyncio.run(_send(port, [(0.0, request) for request in requests], connections))


def at_a_rate(port: int, requests: Sequence[bytes], connections: int, a_second: float) -> Measured:
    """A request is due each 1/`a_second` s. Where all connections wait for their answers it goes late, and that counts."""
    return asyncio.run(_send(port, [(number / a_second, request) for number, request in enumerate(requests)], connections))


async def _send(port: int, due: list[tuple[float, bytes]], connections: int) -> Measured:
    clients = [_Client(port) for _ in range(connections)]
    for client in clients:
        await client.connect()
    measured, waiting = Measured(), deque(due)
    began = time.monotonic()

    async def work(client: _Client) -> None:
        while waiting:
            at, request = waiting.popleft()
            early = began + at - time.monotonic()
            if early > 0:
                await asyncio.sleep(early)
            since = began + at if at else time.monotonic()
            line = await client.ask(request)
            measured.took.append(time.monotonic() - since)
            measured.failed += b" 200" not in line

    await asyncio.gather(*(work(client) for client in clients))
    measured.seconds = time.monotonic() - began
    for client in clients:
        client.close()
    return measured
