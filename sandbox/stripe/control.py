"""The stand-in's own JSON routes: what people, banks and the owner do to a payment, and what became of it."""

import copy
from typing import Any, Final, NoReturn

from flask import Blueprint, Response, abort, jsonify

from sandbox.control.body import wanted
from sandbox.stripe import mismatching, paying, refunding, webhooks
from sandbox.stripe.api.errors import StripeError
from sandbox.stripe.books import Books, Object
from sandbox.stripe.cards import FINE_CARD, Card
from sandbox.stripe.webhooks import WebhookSender
from sandbox.world import World

OUTCOMES: Final = {"card": ("paid", "declined", "failed"), "promptpay": ("paid", "later", "delayed", "failed")}
"""How a payment can end. `later`: the QR code is out, the session stays open. `delayed`: complete but unpaid until settled."""

SOMEBODY: Final = {"email": "somchai@example.com", "name": "Somchai Jaidee"}


def blueprint(world: World, sender: WebhookSender) -> Blueprint:
    routes = Blueprint("stripe_control", __name__, url_prefix="/sandbox/stripe")
    routes.before_request(sender.wake)
    mismatching.add_routes(routes, world)

    @routes.errorhandler(paying.NotNow)
    def not_now(error: paying.NotNow) -> tuple[Response, int]:
        return jsonify({"error": str(error)}), 409

    @routes.errorhandler(StripeError)
    def refused(error: StripeError) -> tuple[Response, int]:
        return jsonify({"error": error.message}), 409

    def find(kind: str, object_id: object) -> Object:
        return Books.of(world).find(kind, object_id) or _nothing(kind, object_id)

    def charge_of(session_id: object) -> Object:
        charge = Books.of(world).charge_of(find("checkout.session", session_id))
        return charge or abort(409, f"{session_id} has not been paid")

    @routes.get("/record")
    def record() -> Response:
        with world.lock:
            books = Books.of(world)
            kinds = {"sessions": "checkout.session", "intents": "payment_intent", "charges": "charge", "refunds": "refund"}
            kinds |= {"disputes": "dispute", "events": "event"}
            shown: dict[str, Any] = {name: list(books.newest(kind))[::-1] for name, kind in kinds.items()}
            shown |= {"deliveries": books.deliveries, "receipts": books.receipts, "held": books.held}
            return jsonify({**copy.deepcopy(shown), "waiting": len(books.waiting)})

    @routes.post("/sessions/<session_id>/pay")
    def pay(session_id: str) -> Response:
        asked = wanted()
        method, outcome = asked.get("method", "card"), asked.get("outcome", "paid")
        if outcome not in OUTCOMES.get(method, ()):
            abort(400, f"method and outcome are of {OUTCOMES}")
        with world.lock:
            session = find("checkout.session", session_id)
            if method not in session["payment_method_types"]:
                abort(409, f"this session cannot be paid by {method}")
            person = {**SOMEBODY, **({"email": session["customer_email"]} if session["customer_email"] else {})}
            (_by_card if method == "card" else _by_promptpay)(world, session, outcome, person)
            return jsonify(session)

    @routes.post("/sessions/<session_id>/settle")
    def settle(session_id: str) -> Response:
        outcome = wanted().get("outcome", "paid")
        if outcome not in ("paid", "failed"):
            abort(400, "outcome is paid or failed")
        with world.lock:
            session = find("checkout.session", session_id)
            paying.settle(world, session, outcome == "paid")
            return jsonify(session)

    @routes.post("/sessions/<session_id>/expire")
    def expire(session_id: str) -> Response:
        with world.lock:
            session = find("checkout.session", session_id)
            paying.expire(world, session)
            return jsonify(session)

    @routes.post("/refunds")
    def refund() -> tuple[Response, int]:
        asked = wanted()
        status, amount = _status(asked, optional=True), asked.get("amount")
        if amount is not None and (isinstance(amount, bool) or not isinstance(amount, int) or amount < 1):
            abort(400, "amount is a whole number of satang from 1")
        with world.lock:
            order = {"charge": charge_of(asked.get("session"))["id"], **({"amount": amount} if amount else {})}
            return jsonify(refunding.create(world, order, status)), 201

    @routes.post("/refunds/<refund_id>")
    def change_refund(refund_id: str) -> Response:
        status = _status(wanted())
        with world.lock:
            found = find("refund", refund_id)
            refunding.change(world, found, str(status))
            return jsonify(found)

    @routes.post("/disputes")
    def dispute() -> tuple[Response, int]:
        asked = wanted()
        with world.lock:
            made = refunding.dispute(world, charge_of(asked.get("session")), asked.get("reason", "fraudulent"))
            return jsonify(made), 201

    @routes.post("/disputes/<dispute_id>/close")
    def close(dispute_id: str) -> Response:
        status = wanted().get("status")
        if status not in refunding.CLOSED:
            abort(400, f"status is one of {', '.join(refunding.CLOSED)}")
        with world.lock:
            found = find("dispute", dispute_id)
            refunding.close(world, found, status)
            return jsonify(found)

    @routes.post("/events/<event_id>/send")
    def send(event_id: str) -> Response:
        """Send an event once more, now, whatever became of it before."""
        return jsonify({"eventId": event_id, "status": webhooks.post(world, find("event", event_id))})

    @routes.post("/deliver")
    def deliver() -> Response:
        """Deliver events, held ones or any others, in the order given; without one, all that are held."""
        asked = wanted()
        with world.lock:
            order = asked["order"] if isinstance(asked.get("order"), list) else list(Books.of(world).held)
            events = [find("event", event_id) for event_id in order]
        statuses = []
        for event in events:
            statuses.append({"eventId": event["id"], "type": event["type"], "status": webhooks.post(world, event)})
            with world.lock:
                held = Books.of(world).held
                held[:] = [event_id for event_id in held if event_id != event["id"]]
        return jsonify({"delivered": statuses})

    return routes


def _by_card(world: World, session: Object, outcome: str, person: Object) -> None:
    if outcome == "failed":
        paying.pay_by_card(world, session, Card("4000002500003155", "unauthenticated"), person)
    else:
        paying.pay_by_card(
            world, session, FINE_CARD if outcome == "paid" else Card("4000000000000002", "generic_decline"), person
        )


def _by_promptpay(world: World, session: Object, outcome: str, person: Object) -> None:
    if outcome == "delayed":
        paying.complete_unpaid(world, session, person)
        return
    paying.show_code(world, session, person)
    if outcome != "later":
        paying.settle(world, session, outcome == "paid")


def _status(asked: dict[str, Any], optional: bool = False) -> str | None:
    status = asked.get("status")
    if not (optional and status is None) and status not in refunding.STATUSES:
        abort(400, f"status is one of {', '.join(refunding.STATUSES)}")
    return status


def _nothing(kind: str, object_id: object) -> NoReturn:
    abort(404, f"no {kind} {object_id}")
