"""What tests of payments need: people on the pay page, Stripe's stand-in behind it, MiMi's web process between, and her sweep."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import requests

from bot.settings import Settings
from models.money.ledger import InsufficientFunds
from models.watch.check import CHECKS
from sandbox.run.client import Phone
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox
from tests.helpers.turns import Turns
from worker.runtime.parts import Parts, build
from worker.upkeep import announcements, orders

Json = dict[str, Any]


@dataclass
class PaySetup:
    """What can be done to payments from outside, and what the books say of it."""

    web: str
    sandbox: LiveSandbox
    rows: Rows
    parts: Parts

    # The pay page

    def token(self, phone: Phone, query: str = "") -> str:
        return str(self.sandbox.control.call("GET", f"/sandbox/people/{phone.id}/id-token{query}")["id_token"])

    def post(self, path: str, **body: Any) -> tuple[int, Json]:
        answer = requests.post(f"{self.web}/liff/{path}", json=body, timeout=60)
        return answer.status_code, answer.json()

    def tap(self, phone: Phone, package: str = "popular", **more: Any) -> tuple[int, Json]:
        """One tap on a package."""
        return self.post("checkout", id_token=self.token(phone), package=package, **more)

    def session(self, phone: Phone, package: str = "popular") -> str:
        """The Checkout Session that a tap leads to."""
        status, said = self.tap(phone, package)
        assert status == 200, said
        return str(said["url"]).rpartition("/")[2]

    def order_of(self, session: str) -> uuid.UUID:
        found: uuid.UUID = self.rows.one("select id from payment_history where stripe_payment_id = :id", id=session)
        return found

    def state(self, session: str) -> str:
        """What the return page finds."""
        return str(requests.get(f"{self.web}/liff/paid/{self.order_of(session)}/state", timeout=60).json()["state"])

    # Stripe

    def stripe(self, path: str, **what: Any) -> Any:
        return self.sandbox.control.call("POST", f"/sandbox/stripe/{path}", what)

    def switch(self, **switches: object) -> None:
        self.sandbox.control.switch(stripe=switches)

    def pay(self, session: str, method: str = "card", outcome: str = "paid") -> Any:
        return self.stripe(f"sessions/{session}/pay", method=method, outcome=outcome)

    def record(self) -> Any:
        return self.sandbox.control.call("GET", "/sandbox/stripe/record")

    def events(self, kind: str = "") -> list[str]:
        """Ids of what happened, oldest first."""
        return [event["id"] for event in self.record()["events"] if event["type"].startswith(kind)]

    def deliver(self, *events: str) -> list[Any]:
        """Sends these events, or all that are held; the webhook's statuses."""
        sent = self.stripe("deliver", order=list(events)) if events else self.stripe("deliver")
        return [one["status"] for one in sent["delivered"]]

    # The worker

    def sweep(self) -> None:
        """Time passes: everything that is due some day is due now, and is done."""
        self.rows.run("update payment_history set look_at = now() - interval '1 second' where look_at is not null")
        self.rows.run(
            "update stripe_events set received_at = now() - interval '2 minutes', tried_at = now() - interval '1 minute'"
            " where handled_at is null"
        )
        with self.parts.engine.begin() as connection:
            jobs = [job for job in orders.due(connection) if job.name != "tell"]
        for job in jobs:
            if job.name == "look":
                orders.look(self.parts, uuid.UUID(str(job.argument)))
            else:
                orders.handle_event(self.parts, str(job.argument))

    def announce(self) -> None:
        """The worker pushes what is not announced yet."""
        for user in self.rows.all("select id from users"):
            announcements.announce(self.parts, user["id"])

    # The books

    def owned(self, phone: Phone) -> tuple[int, int, int]:
        """Stars, of these frozen, and owed."""
        row = self.rows.all("select stars, stars_frozen, stars_owed from users where line_id = :id", id=phone.id)[0]
        return row["stars"], row["stars_frozen"], row["stars_owed"]

    def statuses(self) -> list[str]:
        return [row["status"] for row in self.rows.all("select status from payment_history order by created_at")]

    def spend(self, phone: Phone, stars: int) -> bool:
        """Pays for a reading that costs so much and gets it, so that another may follow; or finds that it cannot."""
        user = self.rows.one("select id from users where line_id = :id", id=phone.id)
        try:
            Turns(self.parts.engine).reading(user, cost_stars=stars)
        except InsufficientFunds:
            return False
        return True

    def broken(self) -> dict[str, list[Json]]:
        with self.parts.engine.connect() as connection:
            return {name: rows for name, check in CHECKS.items() if (rows := check(connection))}


@contextmanager
def pay_setup(web: str, sandbox: LiveSandbox, rows: Rows, settings: Settings) -> Iterator[PaySetup]:
    parts = build(settings)
    try:
        yield PaySetup(web, sandbox, rows, parts)
    finally:
        parts.engine.dispose()
