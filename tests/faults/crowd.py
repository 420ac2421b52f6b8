"""Sends people over a stretch of time, each on a thread of their own."""

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bench.load import at_a_rate
from sandbox.line import webhooks
from sandbox.line.people import Person
from tests.faults.house import House, wait
from tests.faults.people import Reader, make_friends, send, tapped
from tests.faults.shoppers import Shopper


@dataclass
class Crowd:
    """People who come one after the other over `seconds`, readers and shoppers mixed."""

    house: House
    readers: list[Reader]
    shoppers: list[Shopper]
    seconds: float
    until: float = 0.0
    _threads: list[threading.Thread] = field(default_factory=list)

    @classmethod
    def of(cls, house: House, readings: int, topups: int, seconds: float) -> "Crowd":
        people = make_friends(house, readings + topups)
        readers = [Reader(house, person, number) for number, person in enumerate(people[:readings])]
        shoppers = [Shopper(house, person, comes_back=bool(number % 2)) for number, person in enumerate(people[readings:])]
        return cls(house, readers, shoppers, seconds)

    def come(self, patience: float) -> None:
        """Begins; everybody has given up `patience` seconds after the last one came."""
        self.until = time.monotonic() + self.seconds + patience
        for number, reader in enumerate(self.readers):
            self._begin(self.seconds * number / len(self.readers), reader.run)
        for number, shopper in enumerate(self.shoppers):
            self._begin(self.seconds * number / len(self.shoppers), shopper.run)

    def leave(self) -> None:
        """Comes back when everybody has what they want, or has given up."""
        for thread in self._threads:
            thread.join()

    def tap_again(self) -> None:
        """Everybody writes once more: what waits for that comes with the reply."""
        for person in self.people():
            send(self.house, tapped(self.house, person, "balance"))

    def people(self) -> list[Person]:
        return [reader.person for reader in self.readers] + [shopper.person for shopper in self.shoppers]

    def _begin(self, delay: float, run: Callable[[float], None]) -> None:
        def act() -> None:
            wait(delay)
            run(self.until)

        thread = threading.Thread(target=act, daemon=True)
        self._threads.append(thread)
        thread.start()


def all_at_once(house: House, count: int) -> None:
    """So many other people tap the menu's "ask" within one second."""
    people = make_friends(house, count)
    requests = [_request(house, person) for person in people]
    measured = at_a_rate(urlsplit(house.address).port or 0, requests, count, count)
    house.answers.failed += measured.failed
    house.answers.late += sum(seconds > house.world.options.line_waits_s for seconds in measured.took)


def _request(house: House, person: Person) -> bytes:
    """One signed webhook, as it goes over the wire."""
    raw = json.dumps(webhooks.wrap([tapped(house, person, "ask")]), ensure_ascii=False).encode()
    signature = webhooks.sign(house.world.options.channel_secret, raw)
    head = (
        f"POST {house.world.options.webhook_path} HTTP/1.1\r\nHost: mimi\r\nContent-Type: application/json\r\n"
        f"X-Line-Signature: {signature}\r\nContent-Length: {len(raw)}\r\n\r\n"
    )
    return head.encode() + raw
