"""People who buy stars: each opens the pay page, pays at Stripe, and may come back to the return page."""

import json
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any, Final

from sandbox.line import login
from sandbox.line.people import Person
from sandbox.stripe import paying
from sandbox.stripe.books import Books
from sandbox.stripe.cards import FINE_CARD
from sandbox.stripe.control import SOMEBODY
from tests.faults.house import House, wait

PACKAGE: Final = "starter"
PATIENCE_S: Final = 15.0
TAP_AGAIN_S: Final = 3.0


@dataclass
class Shopper:
    """Somebody who buys a package. `session`: the one that they paid at Stripe, at `paid_at` (seconds since the epoch).

    `comes_back`: to the return page.
    """

    house: House
    person: Person
    comes_back: bool
    session: str = ""
    paid_at: float = 0.0

    def run(self, until: float) -> None:
        """Taps until Stripe's page opens or it is `until` (monotonic); then pays."""
        while not self.session:
            if url := self._tap():
                self._pay(url.rpartition("/")[2])
            elif time.monotonic() >= until:
                return
            else:
                wait(TAP_AGAIN_S)
        if self.comes_back:
            self._come_back()

    def _tap(self) -> str:
        token = login.mint(self.house.world, self.person)
        found = _ask(f"{self.house.address}/liff/checkout", {"id_token": token, "package": PACKAGE})
        return str(found.get("url", ""))

    def _pay(self, session: str) -> None:
        world = self.house.world
        with world.lock:
            found = Books.of(world).find("checkout.session", session)
            assert found
            paying.pay_by_card(world, found, FINE_CARD, {**SOMEBODY})
        self.session, self.paid_at = session, time.time()

    def _come_back(self) -> None:
        with self.house.world.lock:
            found = Books.of(self.house.world).find("checkout.session", self.session)
            assert found
            order = found["metadata"]["order"]
        _ask(f"{self.house.address}/liff/paid/{order}/state")


def _ask(url: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
    """The JSON answer; nothing when there is none."""
    data = None if body is None else json.dumps(body).encode()
    asked = urllib.request.Request(url, data=data, headers={"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(asked, timeout=PATIENCE_S) as answer:
            found: dict[str, Any] = json.load(answer)
            return found
    except (OSError, ValueError, urllib.error.HTTPError):
        return {}
