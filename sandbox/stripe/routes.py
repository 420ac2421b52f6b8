"""The stand-in's blueprint: Stripe's API under /stripe/v1, the pages under /stripe/pay, the controls under /sandbox/stripe."""

import copy
from typing import Any, Final

from flask import Blueprint, Response, jsonify, request

from sandbox.stripe import control, paying, refunding
from sandbox.stripe.api import rules
from sandbox.stripe.api.errors import StripeError, bad, missing
from sandbox.stripe.api.fields import array_of, email, object_of, text
from sandbox.stripe.api.http import api_blueprint, asked, once
from sandbox.stripe.api.listing import expand, page
from sandbox.stripe.books import ACCOUNT, Books, Object
from sandbox.stripe.objects import shapes_after
from sandbox.stripe.page import pages
from sandbox.stripe.webhooks import WebhookSender
from sandbox.world import World

READABLE: Final = {
    "checkout/sessions": ("checkout.session", ("payment_intent", "status")),
    "payment_intents": ("payment_intent", ("customer",)),
    "charges": ("charge", ("customer", "payment_intent")),
    "refunds": ("refund", ("charge", "payment_intent")),
    "disputes": ("dispute", ("charge", "payment_intent")),
    "events": ("event", ("type",)),
}
"""What can be looked up one by one and listed, by its path: kind of object, and filters of the list."""


def blueprint(world: World) -> Blueprint:
    sender = WebhookSender(world)
    whole = Blueprint("stripe", __name__)
    stripe = Blueprint("stripe", __name__, url_prefix="/stripe")
    api = api_blueprint(world, sender)
    for path, (kind, filters) in READABLE.items():
        _add_reading(api, world, path, kind, filters)
    _add_checkout(api, world)
    _add_account(api, world)

    @api.route("/", defaults={"rest": ""}, methods=["GET", "POST", "DELETE"])
    @api.route("/<path:rest>", methods=["GET", "POST", "DELETE"])
    def unknown(rest: str) -> Response:
        raise StripeError(404, f"Unrecognized request URL ({request.method}: /v1/{rest}). Please see https://stripe.com/docs.")

    stripe.register_blueprint(api)
    stripe.register_blueprint(pages.blueprint(world, sender))
    whole.register_blueprint(stripe)
    whole.register_blueprint(control.blueprint(world, sender))
    return whole


def _add_reading(api: Blueprint, world: World, path: str, kind: str, filters: tuple[str, ...]) -> None:
    def one(object_id: str) -> Response:
        wanted = object_of({"expand": array_of(text())})(asked(), "")
        with world.lock:
            paying.expire_overdue(world)
            books = Books.of(world)
            found = books.find(kind, object_id)
            if found is None or not books.is_here(found):
                raise missing(kind, object_id, kind.rpartition(".")[2])
            return jsonify(expand(books, copy.deepcopy(found), wanted.get("expand", [])))

    def several() -> Response:
        with world.lock:
            paying.expire_overdue(world)
            books, wanted = Books.of(world), asked()
            found = (one for one in books.newest(kind) if books.is_here(one))
            if kind == "event" and (delivered := wanted.pop("delivery_success", None)) is not None:
                found = (one for one in found if (one["pending_webhooks"] == 0) == (delivered == "true"))
            if kind == "checkout.session" and "customer_details" in wanted:
                payer = object_of({"email": email})(wanted.pop("customer_details"), "customer_details")["email"]
                found = (one for one in found if (one["customer_details"] or {}).get("email") == payer)
            return jsonify(page(books, found, wanted, filters, f"/v1/{path}"))

    name = path.replace("/", "_")
    api.add_url_rule(f"/{path}/<object_id>", f"{name}_one", one)
    api.add_url_rule(f"/{path}", f"{name}_list", several)


def _add_checkout(api: Blueprint, world: World) -> None:
    @api.post("/checkout/sessions")
    def create_session() -> Response:
        def act(form: dict[str, Any]) -> Object:
            wanted = rules.read_session(form, int(world.now()))
            base = request.host_url.rstrip("/") + "/stripe"
            made = paying.create(world, wanted, base)
            return expand(Books.of(world), copy.deepcopy(made), wanted.get("expand", []))

        return once(world, act)

    @api.post("/checkout/sessions/<session_id>/expire")
    def expire_session(session_id: str) -> Response:
        def act(form: dict[str, Any]) -> Object:
            wanted = object_of({"expand": array_of(text())})(form, "")
            found = _session(world, session_id)
            try:
                paying.expire_overdue(world)
                paying.expire(world, found)
            except paying.NotNow as error:
                raise bad(str(error)) from error
            return expand(Books.of(world), copy.deepcopy(found), wanted.get("expand", []))

        return once(world, act)

    @api.get("/checkout/sessions/<session_id>/line_items")
    def line_items(session_id: str) -> Response:
        with world.lock:
            books = Books.of(world)
            items = books.plans[_session(world, session_id)["id"]].line_items
            listed = [{**item, "created": 0} for item in items]
            shown = page(books, listed, asked(), (), f"/v1/checkout/sessions/{session_id}/line_items")
            for item in shown["data"]:
                del item["created"]
            return jsonify(shown)

    @api.post("/charges/<charge_id>")
    def update_charge(charge_id: str) -> Response:
        """Of all that can be changed, the address that the receipt goes to; it is sent there then."""

        def act(form: dict[str, Any]) -> Object:
            wanted = object_of({"receipt_email": email})(form, "")
            with world.lock:
                books = Books.of(world)
                charge = books.find("charge", charge_id)
                if charge is None:
                    raise missing("charge", charge_id, "charge")
                if "receipt_email" in wanted and wanted["receipt_email"] != charge["receipt_email"]:
                    charge.update(wanted)
                    books.receipts.append({"to": charge["receipt_email"], "charge": charge_id, "amount": charge["amount"]})
                return copy.deepcopy(charge)

        return once(world, act)

    @api.post("/refunds")
    def create_refund() -> Response:
        def act(form: dict[str, Any]) -> Object:
            wanted = rules.REFUND(form, "")
            made = refunding.create(world, wanted)
            return expand(Books.of(world), copy.deepcopy(made), wanted.get("expand", []))

        return once(world, act)


def _add_account(api: Blueprint, world: World) -> None:
    def set_up(usual: Object) -> Object:
        with world.lock:
            return {**usual, **Books.of(world).otherwise.get(usual["object"], {})}

    @api.get("/account")
    @api.get("/accounts/<account_id>")
    def account(account_id: str = ACCOUNT) -> Response:
        if account_id != ACCOUNT:
            raise missing("account", account_id, "account")
        return jsonify(set_up(shapes_after.account()))

    @api.get("/webhook_endpoints")
    def webhook_endpoints() -> Response:
        endpoint = set_up(shapes_after.webhook_endpoint(world))
        return jsonify(page(Books.of(world), [endpoint], asked(), (), "/v1/webhook_endpoints"))

    @api.get("/payment_method_configurations")
    def configurations() -> Response:
        found = set_up(shapes_after.methods_configuration())
        return jsonify({"object": "list", "data": [found], "has_more": False, "url": "/v1/payment_method_configurations"})

    @api.get("/balance")
    def balance() -> Response:
        with world.lock:
            books = Books.of(world)
            return jsonify(shapes_after.balance(list(books.newest("charge")), list(books.newest("refund"))))


def _session(world: World, session_id: str) -> Object:
    found = Books.of(world).find("checkout.session", session_id)
    if found is None or not Books.of(world).is_here(found):
        raise missing("checkout.session", session_id, "session")
    return found
