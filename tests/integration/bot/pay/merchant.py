"""A merchant in front of the Stripe stand-in: the real stripe package on both sides, and nothing of MiMi."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

import stripe

from tests.helpers.support import LiveSandbox, until


class Merchant:
    """The real client, and the events that arrived with a signature which the real package believes."""

    def __init__(self, sandbox: LiveSandbox) -> None:
        self.sandbox = sandbox
        self.api = self.client()
        self.events: list[stripe.Event] = []
        self.answers: list[int] = []

    def client(self, key: str | None = None, timeout: float = 3.0, version: str | None = None) -> stripe.V1Services:
        bases: Any = {"api": self.sandbox.environment["STRIPE_API_BASE"]}
        http = stripe.RequestsClient(timeout=timeout)
        key = key or self.sandbox.environment["STRIPE_SECRET_KEY"]
        return stripe.StripeClient(key, base_addresses=bases, http_client=http, stripe_version=version).v1

    def take(self, raw: bytes, header: str) -> int:
        event = stripe.Webhook.construct_event(raw, header, self.sandbox.environment["STRIPE_WEBHOOK_SECRET"])
        self.events.append(event)
        return self.answers.pop(0) if self.answers else 200

    def params(self, **more: Any) -> Any:
        price = {"currency": "thb", "unit_amount": 19900, "product_data": {"name": "27 ดาว"}}
        return {
            "mode": "payment",
            "line_items": [{"price_data": price, "quantity": 1}],
            "allowed_payment_method_types": ["card", "promptpay"],
            "success_url": "https://mimi.example/liff/paid/7",
            "metadata": {"order": "7"},
            **more,
        }

    def session(self, **more: Any) -> stripe.checkout.Session:
        return self.api.checkout.sessions.create(params=self.params(**more))

    def again(self, session: stripe.checkout.Session) -> stripe.checkout.Session:
        return self.api.checkout.sessions.retrieve(session.id)

    def do(self, path: str, **what: Any) -> Any:
        return self.sandbox.control.call("POST", f"/sandbox/stripe/{path}", what)

    def pay(self, session: stripe.checkout.Session, method: str = "card", outcome: str = "paid") -> Any:
        return self.do(f"sessions/{session.id}/pay", method=method, outcome=outcome)

    def switch(self, **switches: object) -> None:
        self.sandbox.control.switch(stripe=switches)

    def record(self) -> Any:
        return self.sandbox.control.call("GET", "/sandbox/stripe/record")

    def heard(self, *kinds: str) -> list[stripe.Event]:
        """These events, once all have arrived."""
        return until(lambda: self._found(kinds), what=f"{kinds}; arrived: {[event.type for event in self.events]}")

    def _found(self, kinds: tuple[str, ...]) -> list[stripe.Event]:
        found = [event for event in self.events if event.type in kinds]
        return found if len(found) >= len(kinds) else []


@contextmanager
def open_merchant(sandbox: LiveSandbox, address: str) -> Iterator[Merchant]:
    """A merchant whose web process listens at `address` and takes webhooks at /stripe/webhook."""
    merchant = Merchant(sandbox)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(merchant.take(raw, self.headers["Stripe-Signature"]) if self.path == "/stripe/webhook" else 404)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", int(str(urlsplit(address).port))), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield merchant
    finally:
        server.shutdown()
        server.server_close()
