"""POST /line/webhook: the signature over the raw bytes, then each event by itself.

LINE waits about 2 s for the 200. A failing event never costs its neighbours; it makes the answer a 500, so that LINE
sends the batch again (where redelivery is switched on) and the events that went well are known by their ids.
"""

import time
from typing import Final

import structlog
from flask import Blueprint, Response, request
from linebot.v3.webhook import SignatureValidator
from structlog.contextvars import bound_contextvars

from bot.chat.events import NotJson, read_body, understand
from bot.chat.handler import Handler
from bot.watch import metrics

log = structlog.get_logger()

ANSWER_WITHIN: Final = 1.5
"""Seconds that one request may take: LINE waits about 2 s for its 200. What is left of them, its events may wait for LINE."""

SECONDS_AN_EVENT: Final = 0.015
"""Kept back for each event that still waits behind this one."""


def blueprint(handler: Handler, channel_secret: str) -> Blueprint:
    """The route, for one channel."""
    routes = Blueprint("line", __name__)
    validator = SignatureValidator(channel_secret)

    @routes.post("/line/webhook")
    def webhook() -> Response:
        began = time.monotonic()
        body = request.get_data(cache=False)
        signature = request.headers.get("X-Line-Signature", "")
        if not _signed(validator, body, signature):
            log.warning("bad_signature", missing=not signature, bytes=len(body))
            return Response("bad signature", 403)
        try:
            events = read_body(body)
        except NotJson as error:
            log.warning("bad_body", error=str(error))
            return Response("bad body", 400)
        failed = 0
        for behind, raw in zip(reversed(range(len(events))), events, strict=True):
            event = understand(raw)
            if event is None:
                log.info("event_ignored", type=raw.get("type") if isinstance(raw, dict) else None)
                metrics.EVENTS.labels("other", "ignored").inc()
                continue
            with bound_contextvars(line_event=event.id):
                try:
                    handler.handle(event, deadline=began + ANSWER_WITHIN - behind * SECONDS_AN_EVENT)
                except Exception:
                    failed += 1
                    metrics.EVENTS.labels(type(event).__name__, "failed").inc()
                    log.exception("event_failed")
        return Response("failed", 500) if failed else Response("ok", 200)

    return routes


def _signed(validator: SignatureValidator, body: bytes, signature: str) -> bool:
    try:
        return bool(signature) and bool(validator.validate(body.decode("utf-8"), signature))
    except UnicodeError:
        return False
