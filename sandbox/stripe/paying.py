"""What can happen to a Checkout Session: it is tried, paid, settled later, given up or runs out.

PromptPay is a payment in real time (Stripe, "PromptPay payments"): while the QR code is shown the session stays `open`, and
`checkout.session.completed` comes with `paid` in it. Methods with delayed notice complete `unpaid` first, and one of
`checkout.session.async_payment_succeeded` and `…_failed` follows; `complete_unpaid` plays these.
"""

import secrets
from typing import Any, Final

from sandbox.stripe.books import Books, Object, Plan, new_id
from sandbox.stripe.cards import Card
from sandbox.stripe.events import emit
from sandbox.stripe.objects import shapes
from sandbox.world import World

DECLINES: Final = {
    "generic_decline": ("card_declined", "Your card was declined."),
    "insufficient_funds": ("card_declined", "Your card has insufficient funds."),
    "expired_card": ("expired_card", "Your card has expired."),
    "test_mode_live_card": (
        "card_declined",
        "Your card was declined. Your request was in test mode, but used a non test card.",
    ),
    "unauthenticated": (
        "payment_intent_authentication_failure",
        "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
    ),
    "not_paid": ("payment_intent_payment_attempt_failed", "The payment failed."),
}


class NotNow(Exception):
    """The session is not in a state for this."""


def create(world: World, wanted: dict[str, Any], base: str) -> Object:
    """A new session; `wanted` as `rules.read_session` gives it, `base` where the stand-in was reached."""
    with world.lock:
        now, books = int(world.now()), Books.of(world)
        made = books.add(shapes.session(wanted, now, base))
        items = [shapes.line_item(item, now) for item in wanted["line_items"]]
        books.plans[made["id"]] = Plan(items, wanted.get("payment_intent_data", {}), base)
        return made


def begin(world: World, session: Object, person: Object) -> Object:
    """The intent of somebody who is about to pay. Raises NotNow when the session is no longer open."""
    expire_overdue(world)
    if session["status"] != "open":
        raise NotNow(f"This Checkout Session is {session['status']}.")
    books = Books.of(world)
    plan = books.plans[session["id"]]
    plan.person = {**plan.person, **{name: value for name, value in person.items() if value}}
    if intent := books.intent_of(session):
        intent.update(next_action=None, last_payment_error=None)
        return intent
    intent = books.add(shapes.intent(session, plan.intent, int(world.now())))
    session["payment_intent"] = intent["id"]
    emit(world, "payment_intent.created", intent)
    return intent


def pay_by_card(world: World, session: Object, card: Card, person: Object, authenticated: bool = False) -> str:
    """`paid`, `3ds` (the bank wants to ask first) or the reason of the decline."""
    with world.lock:
        intent, plan = begin(world, session, person), Books.of(world).plans[session["id"]]
        plan.card = card
        if card.outcome == "3ds" and not authenticated:
            action = {"type": "use_stripe_sdk", "use_stripe_sdk": {"type": "three_d_secure_redirect"}}
            intent.update(status="requires_action", next_action=action)
            emit(world, "payment_intent.requires_action", intent)
        elif card.outcome in ("paid", "3ds"):
            _take(world, session, intent, {"type": "card", "details": card.details()})
            return "paid"
        else:
            refuse(world, intent, card.outcome, "card")
        return card.outcome


def show_code(world: World, session: Object, person: Object) -> Object:
    """Shows the QR code of PromptPay; the session stays open until the code is paid or the session runs out."""
    with world.lock:
        intent, plan = begin(world, session, person), Books.of(world).plans[session["id"]]
        data = f"{plan.base}/pay/{session['id']}/bank"
        shown = {"data": data, "hosted_instructions_url": f"{plan.base}/pay/{session['id']}/code"}
        picture = {f"image_url_{kind}": f"{plan.base}/pay/{session['id']}/code.svg" for kind in ("png", "svg")}
        action = {"type": "promptpay_display_qr_code", "promptpay_display_qr_code": {**shown, **picture}}
        intent.update(status="requires_action", next_action=action)
        emit(world, "payment_intent.requires_action", intent)
        return intent


def code_of(intent: Object | None) -> str | None:
    """What PromptPay's code says while it can be paid."""
    action: Object = (intent and intent["next_action"]) or {}
    shown = action.get("promptpay_display_qr_code")
    return str(shown["data"]) if shown else None


def complete_unpaid(world: World, session: Object, person: Object) -> None:
    """The session is complete; whether the money comes is told later, by `settle`."""
    with world.lock:
        intent = begin(world, session, person)
        intent.update(status="processing")
        emit(world, "payment_intent.processing", intent)
        _complete(world, session)


def settle(world: World, session: Object, paid: bool) -> None:
    """The money of a payment under way has come, or will not. Raises NotNow when none is under way."""
    with world.lock:
        expire_overdue(world)
        intent = Books.of(world).intent_of(session)
        if intent is None or (intent["status"] != "processing" and code_of(intent) is None):
            raise NotNow("No payment of this session is under way.")
        method = {"type": "promptpay", "details": {"reference": secrets.token_hex(8).upper()}}
        if paid:
            _take(world, session, intent, method)
            return
        refuse(world, intent, "not_paid", "promptpay")
        if session["status"] == "complete":
            emit(world, "checkout.session.async_payment_failed", session)


def refuse(world: World, intent: Object, reason: str, method: str) -> None:
    """An attempt that failed; the session stays as it is."""
    code, message = DECLINES[reason]
    problem: Object = {"code": code, "message": message, "type": "card_error" if method == "card" else "invalid_request_error"}
    if code == "card_declined":
        problem["decline_code"] = reason
    problem["payment_method"] = {"id": new_id("pm_1"), "object": "payment_method", "type": method}
    intent.update(status="requires_payment_method", next_action=None, last_payment_error=problem)
    emit(world, "payment_intent.payment_failed", intent)


def expire(world: World, session: Object) -> None:
    with world.lock:
        if session["status"] != "open":
            raise NotNow(
                'Only Checkout Sessions with a status in ["open"] can be expired. '
                f"This Checkout Session has a status of `{session['status']}`."
            )
        session.update(status="expired", url=None)
        if intent := Books.of(world).intent_of(session):
            intent.update(status="canceled", next_action=None, canceled_at=int(world.now()))
            emit(world, "payment_intent.canceled", intent)
        emit(world, "checkout.session.expired", session)


def expire_overdue(world: World) -> None:
    """Every open session whose time is over expires by itself."""
    with world.lock:
        now = world.now()
        for session in list(Books.of(world).newest("checkout.session")):
            if session["status"] == "open" and session["expires_at"] <= now:
                expire(world, session)


def _take(world: World, session: Object, intent: Object, method: Object) -> None:
    """The money is there."""
    now, books = int(world.now()), Books.of(world)
    plan = books.plans[session["id"]]
    charge = books.add(shapes.charge(intent, method, plan.person, plan.base, now))
    intent.update(
        status="succeeded",
        next_action=None,
        amount_received=intent["amount"],
        latest_charge=charge["id"],
        payment_method=charge["payment_method"],
    )
    if charge["receipt_email"]:
        books.receipts.append({"to": charge["receipt_email"], "charge": charge["id"], "amount": charge["amount"]})
    emit(world, "charge.succeeded", charge)
    emit(world, "payment_intent.succeeded", intent)
    was_open = session["status"] == "open"
    session.update(payment_status="paid")
    if was_open:
        _complete(world, session)
    else:
        emit(world, "checkout.session.async_payment_succeeded", session)


def _complete(world: World, session: Object) -> None:
    person = Books.of(world).plans[session["id"]].person
    details: Object = {"address": None, "phone": None, "tax_exempt": "none", "tax_ids": []}
    email = person.get("email") or session["customer_email"]
    session.update(status="complete", url=None, customer_details={**details, "email": email, "name": person.get("name")})
    emit(world, "checkout.session.completed", session)
