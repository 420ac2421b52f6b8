"""Asks Stripe about orders whose events may have been lost, retries Stripe's events that failed, and refunds that were decided.

The sweep only lists what is due; each look is a job of its own, so that a slow Stripe does not delay other jobs.
"""

import uuid
from datetime import UTC, datetime, timedelta
from typing import Final

import structlog
from sqlalchemy import Connection

from bot.pay import mismatch_refunds
from bot.pay.errors import NotThere, PaymentsError
from bot.pay.fulfilment import Fulfilment
from bot.process.queue import Job
from models.database.rows import Row
from models.events import stripe_events
from models.money import mismatch_steps, mismatches, orders, payment_steps
from worker.runtime.parts import Parts

log = structlog.get_logger()

LOOKS_A_ROUND: Final = 20
"""At most so many orders, and so many events, are put into the queue with each sweep."""

NEWS_PATIENCE_SECONDS: Final = 30

REFUND_PATIENCE_SECONDS: Final = 120
"""For so long whoever decided a refund has it made; then the sweep does."""

UNKNOWN_AFTER: Final = timedelta(hours=1)
"""An unpaid order that Stripe does not know is closed when it is this old: nobody can pay it then, whatever the key."""


def due(connection: Connection) -> list[Job]:
    """What is to be looked at now; each is put off as it is taken, so that it comes once however often the sweep runs."""
    looks = [Job("look", order) for order in orders.take_due(connection, LOOKS_A_ROUND)]
    events = [Job("stripe_event", event) for event in stripe_events.take_due(connection, LOOKS_A_ROUND)]
    people = orders.people_with_ended_orders(connection, NEWS_PATIENCE_SECONDS, LOOKS_A_ROUND)
    refunds = [Job("give_back", one) for one in mismatches.take_refunding(connection, REFUND_PATIENCE_SECONDS, LOOKS_A_ROUND)]
    return [*looks, *events, *refunds, *(Job("tell", user) for user in people)]


def look(parts: Parts, order: uuid.UUID) -> None:
    """Looks one order up at Stripe and books what is found. When Stripe does not answer, its turn comes again."""
    with parts.engine.connect() as connection:
        row = orders.fetch(connection, order)
    if row is None:
        return
    if row["stripe_payment_id"] is None:
        # Nobody ever got an address to pay it at.
        if row["expires_at"] < datetime.now(UTC):
            with parts.engine.begin() as connection:
                orders.abandon(connection, order, "no session was made")
        return
    try:
        looked = fulfilment(parts).fulfil(order, thorough=row["status"] != "pending")
    except NotThere:
        _on_unknown(parts, row)
        return
    except PaymentsError as error:
        log.warning("order_not_looked_up", order=str(order), error=type(error).__name__)
        return
    if looked:
        log.info("order_looked_up", order=str(order), status=looked.settled.status, paying=looked.facts.paying)


def _on_unknown(parts: Parts, row: Row) -> None:
    """Stripe does not know the order's session: another key or account was set since. It is not asked for without end."""
    closed = False
    with parts.engine.begin() as connection:
        if row["status"] == "pending" and row["created_at"] < parts.now() - UNKNOWN_AFTER:
            closed = mismatch_steps.close_unknown(connection, row["id"], row["stripe_payment_id"])
        else:
            payment_steps.look_again(connection, row["id"])
    if closed:
        log.error("order_mismatch", order=str(row["id"]), user=str(row["user_id"]), problem="Stripe does not know its session")
    else:
        log.warning("order_unknown_to_stripe", order=str(row["id"]), status=row["status"])


def handle_event(parts: Parts, event: str) -> None:
    """Carries out an event of Stripe's that was stored and not handled. When Stripe does not answer, its turn comes again."""
    try:
        fulfilment(parts).handle(event)
    except PaymentsError as error:
        log.warning("stripe_event_put_off", stripe_event=event, error=type(error).__name__)


def give_back(parts: Parts, mismatch: uuid.UUID) -> None:
    """Gives the money of a payment that does not match back, when that was decided and is not booked."""
    mismatch_refunds.give_back(parts.engine, parts.payments, mismatch)


def fulfilment(parts: Parts) -> Fulfilment:
    return Fulfilment(parts.engine, parts.payments, parts.queue)
