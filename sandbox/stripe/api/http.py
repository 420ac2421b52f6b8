"""What all of Stripe's API routes have in common: the key, the version, idempotency, the error shape, the switched failures."""

import hashlib
import json
import secrets
from collections.abc import Callable
from typing import Any, Final

from flask import Blueprint, Response, g, jsonify, request

from sandbox.stripe.api.errors import StripeError, bad, hidden
from sandbox.stripe.api.form import parse
from sandbox.stripe.books import API_VERSION, Books, Remembered, new_id
from sandbox.stripe.webhooks import WebhookSender
from sandbox.switches import HANG_S
from sandbox.world import World

KEYS_LIVE_S: Final = 24 * 3600
KEY_LENGTH: Final = 255
FORM: Final = "application/x-www-form-urlencoded"
NO_KEY: Final = (
    "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth "
    "(e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details."
)


def api_blueprint(world: World, sender: WebhookSender) -> Blueprint:
    """A blueprint whose routes want the secret key and answer errors as Stripe does."""
    routes = Blueprint("api", __name__, url_prefix="/v1")

    @routes.before_request
    def arrive() -> Response | None:
        g.stripe_request_id = new_id("req_", 14)
        g.idempotency_key = request.headers.get("Idempotency-Key")
        sender.wake()
        _authorise(world)
        version = request.headers.get("Stripe-Version", API_VERSION)
        if version != API_VERSION:
            raise bad(f"Invalid Stripe API version: {version}")
        if request.method == "POST" and request.get_data() and request.mimetype != FORM:
            raise bad(
                "Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have any "
                "questions, we can help at https://support.stripe.com/."
            )
        return _fail(world)

    @routes.errorhandler(StripeError)
    def refuse(error: StripeError) -> Response:
        response = jsonify(error.show())
        response.status_code = error.status
        return response

    @routes.after_request
    def leave(response: Response) -> Response:
        response.headers["Request-Id"] = g.stripe_request_id
        response.headers["Stripe-Version"] = API_VERSION
        if g.idempotency_key and request.method == "POST":
            response.headers["Idempotency-Key"] = g.idempotency_key
        world.record_call(request.method, request.path, response.status_code)
        if getattr(g, "hang", False):
            world.pause(HANG_S)
        if getattr(g, "lost", False):
            response.status_code = 500
        return response

    return routes


def asked() -> dict[str, Any]:
    """The request's parameters: the form's of a POST, else the query's."""
    raw = request.get_data() if request.method == "POST" else request.query_string
    return parse(raw.decode("utf-8", "replace"))


def once(world: World, act: Callable[[dict[str, Any]], dict[str, Any]]) -> Response:
    """Act on a POST, or answer again what its idempotency key stands for.

    What fails before the work begins is not remembered and may be tried again under its key (Stripe, "Idempotent requests").
    """
    wanted, key = asked(), g.idempotency_key
    if not key:
        return jsonify(act(wanted))
    if len(key) > KEY_LENGTH:
        raise bad(f"Idempotency keys can be at most {KEY_LENGTH} characters long.")
    fingerprint = hashlib.sha256(json.dumps(wanted, sort_keys=True).encode()).hexdigest()
    with world.lock:
        books = Books.of(world)
        kept = books.keys.get(key)
        if kept is not None and kept.until > world.now():
            return _again(kept, key, fingerprint)
        until = world.now() + KEYS_LIVE_S
        response = jsonify(act(wanted))
        body = response.get_data()
        books.keys[key] = Remembered(fingerprint, request.path, until, body, g.stripe_request_id)
    return response


def _again(kept: Remembered, key: str, fingerprint: str) -> Response:
    start = "Keys for idempotent requests can only be used"
    end = f"Try using a key other than '{key}' if you meant to execute a different request."
    if kept.path != request.path:
        here, there = request.path.removeprefix("/stripe"), kept.path.removeprefix("/stripe")
        message = f"{start} for the same endpoint they were first used for ('{here}' vs '{there}'). {end}"
        raise StripeError(400, message, kind="idempotency_error")
    if kept.fingerprint != fingerprint:
        message = f"{start} with the same parameters they were first used with. {end}"
        raise StripeError(400, message, kind="idempotency_error")
    response = Response(kept.body, mimetype="application/json")
    response.headers["Idempotent-Replayed"] = "true"
    response.headers["Original-Request"] = kept.request_id
    return response


def _authorise(world: World) -> None:
    given = request.authorization
    key = (given.token or given.username or "") if given else ""
    if not key:
        raise StripeError(401, NO_KEY)
    if not secrets.compare_digest(key.encode(), world.options.stripe_key.encode()):
        raise StripeError(401, f"Invalid API Key provided: {hidden(key)}")


def _fail(world: World) -> Response | None:
    """The failure that is switched on for this call. In `500_after` and `timeout_after` the work is done all the same."""
    with world.lock:
        kind = world.switches.stripe.fail.take()
    if kind == "429":
        message = "Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits."
        raise StripeError(429, message, "rate_limit")
    if kind in ("500", "timeout_before"):
        world.pause(HANG_S if kind == "timeout_before" else 0)
        raise StripeError(500, "An unknown error occurred", kind="api_error")
    g.hang, g.lost = kind == "timeout_after", kind == "500_after"
    return None
