"""The stand-in's JSON routes by which a payment comes to differ from its order: in amount or currency, twice, of another account.

What Stripe would refuse is refused: a price below its minimum, a currency it does not know, a session that is no longer open.
"""

import copy
from typing import Any

from flask import Blueprint, Response, abort, jsonify

from sandbox.control.body import wanted
from sandbox.stripe import paying
from sandbox.stripe.api import rules
from sandbox.stripe.books import Books, Object, Plan
from sandbox.stripe.objects import shapes
from sandbox.world import World


def add_routes(routes: Blueprint, world: World) -> None:
    """The routes, below those of the other controls."""

    @routes.post("/sessions/<session_id>/reprice")
    def reprice(session_id: str) -> Response:
        """`amount` (smallest unit) and `currency`: as if the session had been created with these."""
        with world.lock:
            session = _session(world, session_id)
            if session["status"] != "open" or session["payment_intent"]:
                raise paying.NotNow("This Checkout Session has been paid, tried or closed.")
            session.update(_price(session, wanted()))
            return jsonify(session)

    @routes.post("/sessions/<session_id>/twin")
    def twin(session_id: str) -> tuple[Response, int]:
        """Another open session that names the same order: what a lost idempotency key would lead to. Takes a price as well."""
        with world.lock:
            books, first = Books.of(world), _session(world, session_id)
            plan = books.plans[session_id]
            asked = {**first, "total": first["amount_total"], "methods": first["allowed_payment_method_types"]}
            made = books.add(shapes.session(asked, int(world.now()), plan.base))
            books.plans[made["id"]] = Plan(copy.deepcopy(plan.line_items), plan.intent, plan.base)
            made.update(expires_at=int(world.now()) + rules.LATEST_S, **_price(made, wanted()))
            return jsonify(made), 201

    @routes.post("/sessions/<session_id>/move")
    def move(session_id: str) -> Response:
        """`elsewhere`: whether the session, and all that hangs on it, is another account's than the key's."""
        elsewhere = wanted().get("elsewhere", True)
        if not isinstance(elsewhere, bool):
            abort(400, "elsewhere is true or false")
        with world.lock:
            moved, session = Books.of(world).elsewhere, _session(world, session_id)
            (moved.add if elsewhere else moved.discard)(session["id"])
            return jsonify({"session": session["id"], "elsewhere": elsewhere})


def _session(world: World, session_id: str) -> Object:
    return Books.of(world).find("checkout.session", session_id) or abort(404, f"no checkout.session {session_id}")


def _price(session: Object, asked: dict[str, Any]) -> Object:
    """The fields of a session that its price decides. Aborts, and raises StripeError, for one that Stripe would not take."""
    amount, currency = asked.get("amount", session["amount_total"]), asked.get("currency", session["currency"])
    if isinstance(amount, bool) or not isinstance(amount, int) or currency not in rules.CURRENCIES:
        abort(400, f"amount is whole, currency one of {', '.join(rules.CURRENCIES)}")
    rules.check_total(amount, currency)
    methods = rules.methods({"allowed_payment_method_types": session["payment_method_types"]}, currency)
    return {"amount_subtotal": amount, "amount_total": amount, "currency": currency, "payment_method_types": methods}
