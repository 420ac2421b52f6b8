"""Refunds, with every way in which one can end, and disputes."""

from typing import Any, Final

from sandbox.stripe.api.errors import bad, missing
from sandbox.stripe.books import Books, Object
from sandbox.stripe.events import emit
from sandbox.stripe.objects import shapes_after
from sandbox.stripe.paying import NotNow
from sandbox.world import World

STATUSES: Final = ("pending", "requires_action", "succeeded", "failed", "canceled")
OVER: Final = ("failed", "canceled")
CLOSED: Final = ("won", "lost", "warning_closed")
INSTRUCTIONS_FOR_S: Final = 45 * 86400


def create(world: World, wanted: dict[str, Any], status: str | None = None) -> Object:
    """A refund as the API makes it, which then goes on to `status`.

    Of itself a card's refund succeeds at once. PromptPay's waits (`requires_action`) until the person has told Stripe, in answer
    to an e-mail, which bank account to send it to (Stripe, "PromptPay payments", refunds).

    Raises:
        StripeError: nothing to refund, or not that much.
    """
    with world.lock:
        charge = _charge(world, wanted)
        left = charge["amount"] - charge["amount_refunded"]
        if left == 0:
            raise bad(f"Charge {charge['id']} has already been refunded.", "charge_already_refunded")
        if charge["disputed"]:
            raise bad(f"Charge {charge['id']} has been charged back; cannot issue a refund.", "charge_disputed")
        amount = wanted.get("amount", left)
        if amount > left:
            shown = f"Refund amount (฿{amount / 100:,.2f}) is greater than unrefunded amount on charge (฿{left / 100:,.2f})"
            raise bad(shown, param="amount")
        made = Books.of(world).add(shapes_after.refund(charge, amount, wanted, int(world.now())))
        charge["amount_refunded"] += amount
        charge["refunded"] = charge["amount_refunded"] == charge["amount"]
        by_promptpay = charge["payment_method_details"]["type"] == "promptpay"
        status = status or ("requires_action" if by_promptpay else "succeeded")
        if status == "requires_action":
            _ask(made, charge, int(world.now()))
        emit(world, "refund.created", made)
        emit(world, "charge.refunded", charge)
        if status not in ("pending", "requires_action"):
            change(world, made, status)
        return made


def change(world: World, refund: Object, status: str) -> None:
    """What becomes of a refund. Raises NotNow when it has failed or was cancelled before."""
    with world.lock:
        if refund["status"] in OVER:
            raise NotNow(f"This refund has {refund['status']} already.")
        refund.update(status=status, next_action=None, pending_reason="processing" if status == "pending" else None)
        charge = Books.of(world).objects[refund["charge"]]
        if status == "requires_action":
            _ask(refund, charge, int(world.now()))
        if status in OVER:
            charge["amount_refunded"] -= refund["amount"]
            charge["refunded"] = False
        if status == "failed":
            refund["failure_reason"] = "expired_or_canceled_card" if charge["id"].startswith("ch_") else "unknown"
            emit(world, "refund.failed", refund)
        emit(world, "refund.updated", refund)
        emit(world, "charge.refund.updated", refund)


def dispute(world: World, charge: Object, reason: str = "fraudulent") -> Object:
    """The holder of the card takes the money back. Raises NotNow for PromptPay, which cannot be disputed."""
    with world.lock:
        if charge["payment_method_details"]["type"] != "card":
            raise NotNow("PromptPay payments cannot be disputed.")
        if charge["disputed"]:
            raise NotNow("This charge has been disputed already.")
        made = Books.of(world).add(shapes_after.dispute(charge, reason, int(world.now())))
        charge["disputed"] = True
        emit(world, "charge.dispute.created", made)
        emit(world, "charge.dispute.funds_withdrawn", made)
        return made


def close(world: World, dispute: Object, status: str) -> None:
    """End it. `warning_closed`: it was an inquiry of the bank's, and nothing came of it. Raises NotNow when it has ended."""
    with world.lock:
        if dispute["status"] in CLOSED:
            raise NotNow(f"This dispute is {dispute['status']} already.")
        dispute["status"] = status
        if status == "won":
            emit(world, "charge.dispute.funds_reinstated", dispute)
        emit(world, "charge.dispute.closed", dispute)


def _charge(world: World, wanted: dict[str, Any]) -> Object:
    """The charge that a refund names, itself or through its intent."""
    books = Books.of(world)
    if ("charge" in wanted) == ("payment_intent" in wanted):
        raise bad("One of the following params should be provided for this request: payment_intent or charge.")
    if "charge" in wanted:
        charge = books.find("charge", wanted["charge"])
        if charge is None or not books.is_here(charge):
            raise missing("charge", wanted["charge"], "charge")
        return charge
    intent = books.find("payment_intent", wanted["payment_intent"])
    if intent is None or not books.is_here(intent):
        raise missing("payment_intent", wanted["payment_intent"], "payment_intent")
    charge = books.find("charge", intent["latest_charge"])
    if charge is None:
        message = f"This PaymentIntent ({intent['id']}) does not have a successful charge to refund."
        raise bad(message, "payment_intent_unexpected_state", "payment_intent")
    return charge


def _ask(refund: Object, charge: Object, now: int) -> None:
    """The e-mail that asks where to send the money."""
    refund["instructions_email"] = refund["instructions_email"] or charge["billing_details"]["email"]
    asked = {
        "email_sent": {"email_sent_at": now, "email_sent_to": refund["instructions_email"]},
        "expires_at": now + INSTRUCTIONS_FOR_S,
    }
    refund.update(
        status="requires_action", pending_reason=None, next_action={"type": "display_details", "display_details": asked}
    )
