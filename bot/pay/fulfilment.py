"""Fulfilment: reads an order's state from Stripe and settles the order to match it.

The webhook, the return page and the sweep all call this. An event, a visited page or a due order is only a reason to ask Stripe:
neither the content of an event nor the order of events decides anything.
"""

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import structlog
from sqlalchemy import Engine

from bot.pay.errors import NotThere, PaymentsError
from bot.pay.payments import Payments
from bot.process.queue import Enqueues, Job
from models.events import stripe_events
from models.general.ids import parse_uuid
from models.money import orders, payment_steps
from models.money.payment_facts import Facts
from models.money.payment_steps import Settled

log = structlog.get_logger()

ABOUT_SESSIONS: Final = frozenset(
    f"checkout.session.{what}" for what in ("completed", "async_payment_succeeded", "async_payment_failed", "expired")
)
ABOUT_CLAIMS: Final = frozenset(
    {
        "charge.refunded",
        "charge.refund.updated",
        "refund.created",
        "refund.updated",
        "refund.failed",
        "charge.dispute.created",
        "charge.dispute.updated",
        "charge.dispute.closed",
        "charge.dispute.funds_withdrawn",
        "charge.dispute.funds_reinstated",
    }
)

STRIPE_ID: Final = re.compile(r"[A-Za-z0-9_]{1,255}")
"""A session's or a payment's id. It becomes part of a path at Stripe."""


@dataclass(frozen=True)
class Looked:
    """Stripe's facts about an order, and the result of settling it."""

    facts: Facts
    settled: Settled


class Fulfilment:
    """Settles orders from Stripe's facts. Thread-safe. Raises PaymentsError and the database's errors."""

    def __init__(self, engine: Engine, payments: Payments, queue: Enqueues) -> None:
        self._engine = engine
        self._payments = payments
        self._queue = queue

    def fulfil(self, order: uuid.UUID, *, thorough: bool = False) -> Looked | None:
        """Settle this order. None: there is no such order, or it never got a session."""
        with self._engine.connect() as connection:
            row = orders.fetch(connection, order)
        if row is None or row["stripe_payment_id"] is None:
            return None
        return self._settle(order, self._payments.look_up(row["stripe_payment_id"], thorough=thorough or row["claimed"]))

    def fulfil_session(self, session: str, *, thorough: bool = False) -> Looked | None:
        """Settle the order of this session. None: it is not ours (another shop on the same account, an unknown order)."""
        facts = self._payments.look_up(session, thorough=thorough)
        order = parse_uuid(facts.order)
        return None if order is None else self._settle(order, facts)

    def fulfil_payment(self, intent: str) -> Looked | None:
        """Settle the order of this PaymentIntent, refunds and disputes included. None: it is not ours."""
        with self._engine.connect() as connection:
            order = orders.of_payment(connection, intent)
        if order is not None:
            return self.fulfil(order, thorough=True)
        session = self._payments.session_of(intent)
        return None if session is None else self.fulfil_session(session, thorough=True)

    def handle(self, event_id: str) -> None:
        """Process a stored event unless it was processed. On failure the error is stored with the event and raised."""
        with self._engine.connect() as connection:
            event = stripe_events.fetch_open(connection, event_id)
        if event is None:
            return
        try:
            note = self._carry_out(event["type"], event["payload"]["data"]["object"])
        except Exception as error:
            with self._engine.begin() as connection:
                stripe_events.mark_failed(connection, event_id, f"{type(error).__name__}: {error}")
            raise
        with self._engine.begin() as connection:
            stripe_events.mark_handled(connection, event_id, note)
        log.info("stripe_event", type=event["type"], note=note)

    def _carry_out(self, kind: str, about: dict[str, Any]) -> str | None:
        """Return why there was nothing to do, or None."""
        if kind in ABOUT_SESSIONS:
            look: Callable[[str], Looked | None] = self.fulfil_session
            subject = about.get("id")
        elif kind in ABOUT_CLAIMS:
            look, subject = self.fulfil_payment, about.get("payment_intent")
        else:
            return "not needed"
        if not isinstance(subject, str) or not STRIPE_ID.fullmatch(subject):
            return "names no payment"
        try:
            looked = look(subject)
        except NotThere:
            return "Stripe does not know it"
        return None if looked else "none of our orders"

    def _settle(self, order: uuid.UUID, facts: Facts) -> Looked | None:
        with self._engine.begin() as connection:
            settled = payment_steps.settle(connection, order, facts)
        if settled is None:
            return None
        if settled.problem:
            # The owner must look at this: money came in and no stars went out. Errors reach Sentry.
            log.error("order_mismatch", order=str(order), user=str(settled.user), problem=settled.problem)
        if settled.notify:
            log.info("order_settled", order=str(order), status=settled.status)
            self._queue.put(Job("tell", settled.user))
            self._receipt(facts)
        return Looked(facts, settled)

    def _receipt(self, facts: Facts) -> None:
        """Send Stripe's receipt to the address typed on Stripe's page. Best effort: the credit does not depend on it."""
        if facts.receipt is None:
            return
        try:
            self._payments.send_receipt(*facts.receipt)
        except PaymentsError as error:
            log.warning("receipt_not_sent", session=facts.session, error=type(error).__name__)
