"""Asks Stripe about orders whose events may have been lost, and retries Stripe's events that failed.

The sweep only lists what is due; each look is a job of its own, so that a slow Stripe does not delay other jobs.
"""

import uuid
from datetime import UTC, datetime
from typing import Final

import structlog
from sqlalchemy import Connection

from bot.pay.errors import PaymentsError
from bot.pay.fulfilment import Fulfilment
from bot.process.queue import Job
from models.events import stripe_events
from models.money import orders
from worker.runtime.parts import Parts

log = structlog.get_logger()

LOOKS_A_ROUND: Final = 20
"""At most so many orders, and so many events, are put into the queue with each sweep."""

NEWS_PATIENCE_SECONDS: Final = 30


def due(connection: Connection) -> list[Job]:
    """What is to be looked at now; each is put off as it is taken, so that it comes once however often the sweep runs."""
    looks = [Job("look", order) for order in orders.take_due(connection, LOOKS_A_ROUND)]
    events = [Job("stripe_event", event) for event in stripe_events.take_due(connection, LOOKS_A_ROUND)]
    people = orders.people_with_ended_orders(connection, NEWS_PATIENCE_SECONDS, LOOKS_A_ROUND)
    return [*looks, *events, *(Job("tell", user) for user in people)]


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
    except PaymentsError as error:
        log.warning("order_not_looked_up", order=str(order), error=type(error).__name__)
        return
    if looked:
        log.info("order_looked_up", order=str(order), status=looked.settled.status, paying=looked.facts.paying)


def handle_event(parts: Parts, event: str) -> None:
    """Carries out an event of Stripe's that was stored and not handled. When Stripe does not answer, its turn comes again."""
    try:
        fulfilment(parts).handle(event)
    except PaymentsError as error:
        log.warning("stripe_event_put_off", stripe_event=event, error=type(error).__name__)


def fulfilment(parts: Parts) -> Fulfilment:
    return Fulfilment(parts.engine, parts.payments, parts.queue)
