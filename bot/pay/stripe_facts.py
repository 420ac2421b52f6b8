"""Reads Stripe's objects: what its statuses mean for an order, as `models.money.payment_facts.Facts`. Pure."""

from collections.abc import Iterable
from typing import Any, Final

from models.money.payment_facts import Claim, ClaimState, Facts, Paying

_ON_ITS_WAY: Final = ("processing", "succeeded")
_REFUSED_BY_BANK: Final = ("requires_payment_method", "canceled")
_REFUNDED: Final = ("pending", "requires_action", "succeeded")
_LOST: Final = ("lost", "appeal_needs_response", "appeal_under_review")
_NOT_LOST: Final = ("won", "warning_closed", "prevented")


def facts(session: dict[str, Any]) -> Facts:
    """A Checkout Session that was read with its payment and the latest charge, without refunds and disputes."""
    intent = session.get("payment_intent") or {}
    return Facts(
        session=session["id"],
        order=(session.get("metadata") or {}).get("order"),
        paying=_paying(session, intent),
        satang=session.get("amount_total") or 0,
        currency=session.get("currency") or "",
        payment_intent=intent.get("id"),
        url=session.get("url"),
        receipt=_receipt(session, intent.get("latest_charge") or {}),
    )


def shows_claims(session: dict[str, Any]) -> bool:
    """Whether there are signs of a refund or a dispute."""
    charge = (session.get("payment_intent") or {}).get("latest_charge") or {}
    return bool(charge.get("amount_refunded") or charge.get("disputed"))


def claims(refunds: Iterable[dict[str, Any]], disputes: Iterable[dict[str, Any]]) -> tuple[Claim, ...]:
    """Refunds and disputes as Stripe lists them."""
    return tuple(
        [Claim(one["id"], "refund", _refund_state(one["status"]), one["amount"]) for one in refunds]
        + [Claim(one["id"], "dispute", _dispute_state(one["status"]), one["amount"]) for one in disputes]
    )


def _paying(session: dict[str, Any], intent: dict[str, Any]) -> Paying:
    """A PromptPay payment arrives after the page was left: until then the session is complete or open, and unpaid."""
    if session["payment_status"] != "unpaid":
        return "paid"
    status = intent.get("status")
    match session["status"]:
        case "expired":
            return "waiting" if status in _ON_ITS_WAY else "expired"
        case "complete":
            return "failed" if status in _REFUSED_BY_BANK else "waiting"
        case _:
            return "waiting" if status in ("processing", "requires_action") else "open"


def _receipt(session: dict[str, Any], charge: dict[str, Any]) -> tuple[str, str] | None:
    email = (session.get("customer_details") or {}).get("email")
    return (charge["id"], email) if charge.get("paid") and email and not charge.get("receipt_email") else None


def _refund_state(status: str | None) -> ClaimState:
    return "taken" if status in _REFUNDED else "returned"


def _dispute_state(status: str) -> ClaimState:
    """Inquiries (`warning_…`) freeze the stars like disputes; an appeal can follow a lost dispute."""
    if status in _LOST:
        return "taken"
    return "returned" if status in _NOT_LOST else "open"
