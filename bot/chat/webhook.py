"""POST /line/webhook: the signature over the raw bytes, then each event by itself.

LINE waits about 2 s for the 200. An event that is unknown or fails does not affect the others of its batch. The answer is a
500 only where it helps that LINE sends the batch again (redelivery, if it is switched on): when the database is away, or an
event failed that nobody can be asked to send again. Then the events that went well are known by their ids. What a person
sent and could not be carried out is closed with an apology, and LINE gets its 200 (`bot.chat.handler`).
"""

import base64
import hmac
import re
import time
from typing import Final

import structlog
from flask import Blueprint, Response, request
from structlog.contextvars import bound_contextvars

from bot.chat.events import Event, NotJson, read_body, understand
from bot.chat.handler import Handler
from bot.watch import metrics
from bot.watch.keys import Secret

log = structlog.get_logger()

ANSWER_WITHIN: Final = 1.5
"""Seconds that one request may take, because LINE waits about 2 s for the 200. Its events share them for their calls to LINE."""

TYPE: Final = re.compile(r"[A-Za-z]{1,40}")

DESTINATION: Final = re.compile(rb'"destination"\s*:\s*"U[0-9a-f]{32}"')
"""In every body of LINE's: the channel's own id."""

SECONDS_AN_EVENT: Final = 0.015
"""Kept back for each event that still waits behind this one."""


def blueprint(handler: Handler, channel_secret: str, noted: Secret | None = None) -> Blueprint:
    """The route, for one channel. `noted` learns whether signatures fit its secret."""
    routes = Blueprint("line", __name__)
    secret = channel_secret.encode()
    noted = noted or Secret("line_secret")

    @routes.post("/line/webhook")
    def webhook() -> Response:
        began = time.monotonic()
        body = request.get_data(cache=False)
        signature = request.headers.get("X-Line-Signature", "")
        if not _signed(secret, body, signature):
            if signature and DESTINATION.search(body):
                noted.wrong()
            log.warning("bad_signature", missing=not signature, bytes=len(body))
            return Response("bad signature", 403)
        noted.right()
        try:
            events = read_body(body)
        except NotJson as error:
            log.warning("bad_body", error=str(error))
            return Response("bad body", 400)
        went_well = True
        for behind, raw in zip(reversed(range(len(events))), events, strict=True):
            deadline = began + ANSWER_WITHIN - behind * SECONDS_AN_EVENT
            event = understand(raw)
            if event is None:
                _ignore(raw)
            elif not _handle(handler, event, deadline):
                went_well = False
        return Response("ok", 200) if went_well else Response("failed", 500)

    return routes


def _handle(handler: Handler, event: Event, deadline: float) -> bool:
    """False when LINE should send it again."""
    with bound_contextvars(line_event=event.id):
        try:
            handler.handle(event, deadline)
        except Exception:
            metrics.count_event(event, "failed")
            log.exception("event_failed")
            return False
        return True


def _ignore(raw: object) -> None:
    """Logs the type only if it looks like one of LINE's, because the request may contain anything."""
    kind = raw.get("type") if isinstance(raw, dict) else None
    log.info("event_ignored", type=kind if isinstance(kind, str) and TYPE.fullmatch(kind) else None)
    metrics.EVENTS.labels("other", "ignored").inc()


def _signed(secret: bytes, body: bytes, signature: str) -> bool:
    """LINE signs the raw bytes: base64 of HMAC-SHA256 under the channel secret (Messaging API, "Verify signature")."""
    right = base64.b64encode(hmac.digest(secret, body, "sha256"))
    return hmac.compare_digest(right, signature.encode())
