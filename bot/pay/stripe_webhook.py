"""POST /stripe/webhook: the signature over the raw bytes, the event written down, then carried out.

Stripe repeats an event for three days until it gets a 2xx. A failure after the event was written down is a 500, and the
sweep retries the event as well.
"""

from typing import Final

import structlog
from flask import Blueprint, Response, request
from sqlalchemy import Engine
from structlog.contextvars import bound_contextvars

from bot.pay.errors import BadEvent
from bot.pay.fulfilment import Fulfilment
from bot.pay.payments import Payments
from models.events import stripe_events

log = structlog.get_logger()

LARGEST: Final = 512 * 1024


def blueprint(engine: Engine, payments: Payments, fulfilment: Fulfilment) -> Blueprint:
    """The route, for one account."""
    routes = Blueprint("stripe", __name__)

    @routes.post("/stripe/webhook")
    def webhook() -> Response:
        request.max_content_length = LARGEST
        try:
            event = payments.read_event(request.get_data(cache=False), request.headers.get("Stripe-Signature", ""))
        except BadEvent as error:
            log.warning("bad_stripe_event", error=str(error))
            return Response("bad event", 400)
        with bound_contextvars(stripe_event=event["id"]):
            with engine.begin() as connection:
                open_still = stripe_events.store(connection, event)
            if not open_still:
                log.info("stripe_event_repeated", type=event["type"])
                return Response("ok", 200)
            try:
                fulfilment.handle(event["id"])
            except Exception:
                log.exception("stripe_event_failed", type=event["type"])
                return Response("failed", 500)
        return Response("ok", 200)

    return routes
