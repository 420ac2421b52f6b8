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
from collections.abc import Callable, Iterable
from typing import Final
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import structlog
from structlog.contextvars import bound_contextvars
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.wsgi import get_input_stream

from bot.chat.events import Event, NotJson, read_body, understand
from bot.chat.handler import Handler
from bot.process.partial_request import BODY_LIMIT
from bot.watch import metrics
from bot.watch.keys import Secret
from bot.watch.request_log import followed

log = structlog.get_logger()

PATH: Final = "/line/webhook"
SIGNATURE: Final = "HTTP_X_LINE_SIGNATURE"
PLAIN: Final = "text/plain; charset=utf-8"
FAILED: Final = "500 Internal Server Error"

ANSWER_WITHIN: Final = 1.5
"""Seconds that one request may take, because LINE waits about 2 s for the 200. Its events share them for their calls to LINE."""

TYPE: Final = re.compile(r"[A-Za-z]{1,40}")

DESTINATION: Final = re.compile(rb'"destination"\s*:\s*"U[0-9a-f]{32}"')
"""In every body of LINE's: the channel's own id."""

SECONDS_AN_EVENT: Final = 0.015
"""Kept back for each event that still waits behind this one."""


class Webhook:
    """WSGI: answers LINE's requests for one channel itself, and hands every other request on to `app`.

    Before Flask, because a turn of the chat needs nothing of it, and its request, contexts and response are a tenth of a
    turn's work. `noted` learns whether signatures fit the secret; `afterwards` runs when an answer is ready.
    """

    def __init__(
        self,
        app: WSGIApplication,
        handler: Handler,
        channel_secret: str,
        noted: Secret | None = None,
        afterwards: Callable[[], object] = lambda: None,
        answer_within: float = ANSWER_WITHIN,
    ) -> None:
        self._app = app
        self._handler = handler
        self._secret = channel_secret.encode()
        self._noted = noted or Secret("line_secret")
        self._afterwards = afterwards
        self._answer_within = answer_within

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ["PATH_INFO"] != PATH:
            return self._app(environ, start_response)
        with followed(PATH) as answered:
            try:
                if environ["REQUEST_METHOD"] != "POST":
                    raise MethodNotAllowed
                body = get_input_stream(environ, max_content_length=BODY_LIMIT).read()
                status, said = self._answer(body, environ.get(SIGNATURE, ""))
            except HTTPException as error:  # no POST, too large, or cut off
                status, said = f"{error.code} {error.name}", error.name.lower()
            except Exception:
                log.exception("request_failed")
                status, said = FAILED, "failed"
            answered(status[:3])
            self._afterwards()
        start_response(status, [("Content-Type", PLAIN), ("Content-Length", str(len(said))), ("Allow", "POST")])
        return () if environ["REQUEST_METHOD"] == "HEAD" else (said.encode(),)

    def _answer(self, body: bytes, signature: str) -> tuple[str, str]:
        """The status and the words of the answer."""
        began = time.monotonic()
        if not _signed(self._secret, body, signature):
            if signature and DESTINATION.search(body):
                self._noted.wrong()
            log.warning("bad_signature", missing=not signature, bytes=len(body))
            return "403 Forbidden", "bad signature"
        self._noted.right()
        try:
            events = read_body(body)
        except NotJson as error:
            log.warning("bad_body", error=str(error))
            return "400 Bad Request", "bad body"
        went_well = True
        for behind, raw in zip(reversed(range(len(events))), events, strict=True):
            deadline = began + self._answer_within - behind * SECONDS_AN_EVENT
            event = understand(raw)
            if event is None:
                _ignore(raw)
            elif not _handle(self._handler, event, deadline):
                went_well = False
        return ("200 OK", "ok") if went_well else (FAILED, "failed")


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
