"""The pages of Stripe that people see: the one to pay on, PromptPay's code, the bank's questions, the receipt."""

import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Final

from flask import Blueprint, Response, abort, jsonify, redirect, render_template, request, send_from_directory, url_for
from werkzeug.wrappers import Response as AnyResponse

from sandbox.stripe import paying
from sandbox.stripe.api.fields import EMAIL
from sandbox.stripe.books import Books, Object, Plan
from sandbox.stripe.cards import Card, read_card
from sandbox.stripe.objects.shapes import MERCHANT
from sandbox.stripe.page import qr
from sandbox.stripe.page.words import WORDS, language
from sandbox.stripe.webhooks import WebhookSender
from sandbox.world import World

HERE: Final = Path(__file__).parent
BANGKOK: Final = timezone(timedelta(hours=7))


def blueprint(world: World, sender: WebhookSender) -> Blueprint:
    routes = Blueprint("pages", __name__, template_folder="templates")
    routes.before_request(sender.wake)

    @routes.errorhandler(paying.NotNow)
    def not_now(_error: paying.NotNow) -> AnyResponse:
        """Somebody else was faster, or the time is over: the page itself tells."""
        return redirect(url_for(".checkout", session_id=(request.view_args or {})["session_id"]), 303)

    @routes.after_request
    def leave(response: Response) -> Response:
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    def go(page: str, session_id: str) -> AnyResponse:
        return redirect(url_for(f".{page}", session_id=session_id), 303)

    @routes.get("/assets/<path:name>")
    def assets(name: str) -> Response:
        return send_from_directory(HERE / "assets", name)

    @routes.get("/pay/<session_id>")
    def checkout(session_id: str) -> AnyResponse | str:
        session, plan = _find(world, session_id)
        if session["status"] == "complete":
            return redirect(_away(world, session, "success_url"), 303)
        if session["status"] == "expired":
            return _show(world, "expired.html", session, plan)
        intent = Books.of(world).intent_of(session)
        problem = intent["last_payment_error"] if intent else None
        codes = (problem.get("decline_code") or "", problem["code"]) if problem else ()
        return _show(world, "checkout.html", session, plan, problems=_words(session, *codes))

    @routes.post("/pay/<session_id>")
    def submit(session_id: str) -> AnyResponse | tuple[str, int]:
        session, plan = _find(world, session_id)
        form = request.form
        person = {"email": session["customer_email"] or form.get("email", "").strip(), "name": form.get("name", "").strip()}
        method = form.get("method", session["payment_method_types"][0])
        today = datetime.fromtimestamp(world.now(), UTC)
        card: Card | str | None = None
        wrong = "" if EMAIL.fullmatch(person["email"]) else "email"
        if method == "card" and not wrong:
            number, expiry, cvc = (form.get(name, "") for name in ("number", "expiry", "cvc"))
            card = read_card(number, expiry, cvc, (today.year, today.month))
            wrong = card if isinstance(card, str) else ""
        if wrong or method not in session["payment_method_types"]:
            problems = _words(session, f"wrong_{wrong}")
            return _show(world, "checkout.html", session, plan, problems=problems, typed=form, wrong=wrong), 400
        if isinstance(card, Card):
            return go("secure" if paying.pay_by_card(world, session, card, person) == "3ds" else "checkout", session_id)
        paying.show_code(world, session, person)
        return go("code", session_id)

    @routes.get("/pay/<session_id>/secure")
    def secure(session_id: str) -> AnyResponse | str:
        session, plan = _find(world, session_id)
        if session["status"] != "open" or plan.card is None:
            return go("checkout", session_id)
        return _show(world, "secure.html", session, plan)

    @routes.post("/pay/<session_id>/secure")
    def answer_secure(session_id: str) -> AnyResponse:
        session, plan = _find(world, session_id)
        if plan.card is not None:
            passed = request.form.get("outcome") == "complete"
            card = plan.card if passed else Card(plan.card.number, "unauthenticated")
            paying.pay_by_card(world, session, card, {}, authenticated=passed)
        return go("checkout", session_id)

    @routes.get("/pay/<session_id>/code")
    def code(session_id: str) -> AnyResponse | str:
        session, plan = _find(world, session_id)
        if _next(world, session):
            return go("checkout", session_id)
        picture = qr.svg(_code_of(world, session), "PromptPay QR")
        until = datetime.fromtimestamp(session["expires_at"], BANGKOK).strftime("%d/%m %H:%M")
        return _show(world, "code.html", session, plan, picture=picture, until=until)

    @routes.get("/pay/<session_id>/code.svg")
    def code_picture(session_id: str) -> Response:
        session, _ = _find(world, session_id)
        return Response(qr.svg(_code_of(world, session), "PromptPay QR"), mimetype="image/svg+xml")

    @routes.get("/pay/<session_id>/status")
    def status(session_id: str) -> Response:
        """Where the page with the code goes next, if anywhere."""
        session, _ = _find(world, session_id)
        return jsonify({"next": _next(world, session)})

    @routes.route("/pay/<session_id>/bank", methods=["GET", "POST"])
    def bank(session_id: str) -> str:
        """What the bank app shows whoever scans the code. As in Stripe's test mode the code leads here."""
        session, plan = _find(world, session_id)
        paid = None
        if request.method == "POST":
            paid = request.form.get("outcome") == "paid"
            paying.settle(world, session, paid)
        elif session["payment_status"] == "paid":
            paid = True
        return _show(world, "bank.html", session, plan, paid=paid)

    @routes.get("/receipts/<charge_id>")
    def receipt(charge_id: str) -> str:
        charge = Books.of(world).find("charge", charge_id) or abort(404)
        session = Books.of(world).session_of(charge["payment_intent"]) or abort(404)
        when = datetime.fromtimestamp(charge["created"], BANGKOK).strftime("%d/%m/%Y %H:%M")
        plan = Books.of(world).plans[session["id"]]
        details = charge["payment_method_details"]
        paid_with = f"{details['card']['brand'].title()} •••• {details['card']['last4']}" if "card" in details else "PromptPay"
        return _show(world, "receipt.html", session, plan, charge=charge, when=when, paid_with=paid_with)

    return routes


def baht(satang: int) -> str:
    return f"฿{satang / 100:,.2f}"


def _show(world: World, template: str, session: Object, plan: Plan, **more: Any) -> str:
    spoken = _language(session)
    cancel = _away(world, session, "cancel_url") if session["cancel_url"] else None
    person = {"email": session["customer_email"] or plan.person.get("email", ""), "name": plan.person.get("name", "")}
    return render_template(
        f"stripe/{template}",
        session=session,
        items=plan.line_items,
        words=WORDS[spoken],
        language=spoken,
        merchant=MERCHANT,
        baht=baht,
        cancel=cancel,
        person=person,
        **more,
    )


def _find(world: World, session_id: str) -> tuple[Object, Plan]:
    with world.lock:
        paying.expire_overdue(world)
        books = Books.of(world)
        session = books.find("checkout.session", session_id)
        if session is None:
            abort(404, "no such Checkout Session")
        return session, books.plans[session_id]


def _next(world: World, session: Object) -> str | None:
    """Where the page with PromptPay's code leads, once it is paid, refused or too late."""
    intent = Books.of(world).intent_of(session)
    waiting = session["status"] == "open" and paying.code_of(intent) is not None
    return None if waiting else url_for(".checkout", session_id=session["id"])


def _code_of(world: World, session: Object) -> str:
    return paying.code_of(Books.of(world).intent_of(session)) or abort(404, "this session shows no code")


def _away(world: World, session: Object, which: str) -> str:
    """The merchant's URL. MiMi's public name exists for Stripe alone, so it becomes the address of her web process."""
    url: str = session[which].replace("{CHECKOUT_SESSION_ID}", session["id"])
    public = world.options.public_url.rstrip("/")
    return re.sub(rf"^{re.escape(public)}(?=[/?#]|$)", world.options.web.rstrip("/"), url)


def _language(session: Object) -> str:
    return language(session["locale"], request.accept_languages.best_match(["th", "en"]))


def _words(session: Object, *names: str) -> str | None:
    """The first of these that there are words for."""
    words = WORDS[_language(session)]
    return next((words[name] for name in names if name in words), None)
