"""Sends events to MiMi's webhook, signed, in a thread of its own, again after a failure. Also expires sessions that are due."""

import hashlib
import hmac
import json
import threading
import time
import urllib.request
from typing import Final

from sandbox import posting
from sandbox.stripe import paying
from sandbox.stripe.books import Books, Dispatch, Object
from sandbox.stripe.events import note
from sandbox.world import World

TIMEOUT_S: Final = 5.0
AGAIN_AFTER_S: Final = (0.2, 0.4, 0.8)
"""Stripe tries for three days, ever more rarely; here three more times, soon."""
LOOK_EVERY_S: Final = 0.5
SENDER: Final = "stripe-sender"


def signature(secret: str, raw: bytes, now: int) -> str:
    """The header Stripe-Signature: HMAC-SHA256 over the time, a dot and the raw body (Stripe, "Verify webhook signatures")."""
    mac = hmac.new(secret.encode(), f"{now}.".encode() + raw, hashlib.sha256)
    return f"t={now},v1={mac.hexdigest()}"


def post(world: World, event: Object, attempt: int = 1) -> int | str:
    """Deliver one event now and note how it went: the HTTP status, `timeout` or `unreachable`."""
    with world.lock:
        raw = json.dumps(event, ensure_ascii=False, indent=2).encode()
        now = int(world.now())
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
        "Stripe-Signature": signature(world.options.stripe_webhook_secret, raw, now),
    }
    url = world.options.web.rstrip("/") + world.options.stripe_webhook_path
    status = posting.post(urllib.request.Request(url, data=raw, headers=headers, method="POST"), TIMEOUT_S)
    note(world, event, status, attempt)
    return status


class WebhookSender:
    """One thread a world, started by the first request that could give it something to do."""

    def __init__(self, world: World) -> None:
        self._world = world

    def wake(self) -> None:
        world = self._world.itself
        with world.changed:
            if SENDER not in world.threads:
                world.threads[SENDER] = threading.Thread(target=self._run, args=(world,), name=SENDER, daemon=True)
                world.threads[SENDER].start()

    def _run(self, world: World) -> None:
        while not world.stopping.is_set():
            with world.changed:
                paying.expire_overdue(world)
                books = Books.of(world)
                dispatch = self._next(world, books)
                if dispatch is None:
                    soonest = min((one.due for one in books.waiting), default=time.monotonic() + LOOK_EVERY_S)
                    world.changed.wait(max(0.0, min(LOOK_EVERY_S, soonest - time.monotonic())))
                    continue
                event = books.objects[dispatch.event_id]
            status = post(world, event, dispatch.attempt)
            delivered = isinstance(status, int) and 200 <= status < 300
            if not delivered and dispatch.attempt <= len(AGAIN_AFTER_S):
                due = time.monotonic() + AGAIN_AFTER_S[dispatch.attempt - 1]
                with world.lock:
                    books.waiting.append(Dispatch(dispatch.event_id, due, dispatch.attempt + 1))

    def _next(self, world: World, books: Books) -> Dispatch | None:
        """The oldest event that is due, or with `reorder` the youngest."""
        now = time.monotonic()
        due = [one for one in books.waiting if one.due <= now]
        if not due:
            return None
        chosen = due[-1] if world.switches.stripe.reorder else due[0]
        books.waiting.remove(chosen)
        return chosen
