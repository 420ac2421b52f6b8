"""What Stripe's statuses mean for an order. Source: docs.stripe.com/api, the objects' statuses."""

from typing import Any

import pytest

from bot.pay.stripe_facts import claims, facts, shows_claims
from models.money.payment_facts import Claim


def session(status: str = "complete", payment_status: str = "unpaid", intent: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"id": "cs_1", "status": status, "payment_status": payment_status, "payment_intent": intent}


@pytest.mark.parametrize(
    ("status", "payment_status", "intent_status", "paying"),
    [
        ("complete", "paid", "succeeded", "paid"),
        ("complete", "no_payment_required", None, "paid"),
        ("open", "unpaid", None, "open"),
        ("open", "unpaid", "requires_payment_method", "open"),
        ("open", "unpaid", "requires_action", "waiting"),
        ("open", "unpaid", "processing", "waiting"),
        ("complete", "unpaid", "processing", "waiting"),
        ("complete", "unpaid", "requires_payment_method", "failed"),
        ("complete", "unpaid", "canceled", "failed"),
        ("expired", "unpaid", None, "expired"),
        ("expired", "unpaid", "requires_payment_method", "expired"),
        ("expired", "unpaid", "processing", "waiting"),
        ("expired", "unpaid", "succeeded", "waiting"),
    ],
)
def test_whether_it_is_paid(status: str, payment_status: str, intent_status: str | None, paying: str) -> None:
    intent = {"id": "pi_1", "status": intent_status} if intent_status else None

    assert facts(session(status, payment_status, intent)).paying == paying


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("pending", "taken"),
        ("requires_action", "taken"),
        ("succeeded", "taken"),
        ("failed", "returned"),
        ("canceled", "returned"),
    ],
)
def test_what_a_refund_takes(status: str, state: str) -> None:
    assert claims([{"id": "re_1", "status": status, "amount": 9900}], []) == (Claim("re_1", "refund", state, 9900),)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("needs_response", "open"),
        ("under_review", "open"),
        ("warning_needs_response", "open"),
        ("warning_under_review", "open"),
        ("lost", "taken"),
        ("appeal_needs_response", "taken"),
        ("appeal_under_review", "taken"),
        ("won", "returned"),
        ("warning_closed", "returned"),
        ("prevented", "returned"),
    ],
)
def test_what_a_dispute_does(status: str, state: str) -> None:
    assert claims([], [{"id": "du_1", "status": status, "amount": 9900}]) == (Claim("du_1", "dispute", state, 9900),)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("charge", "email", "receipt"),
    [
        ({"id": "ch_1", "paid": True}, "mali@example.com", ("ch_1", "mali@example.com")),
        ({"id": "ch_1", "paid": True, "receipt_email": "mali@example.com"}, "mali@example.com", None),
        ({"id": "ch_1", "paid": False}, "mali@example.com", None),
        ({"id": "ch_1", "paid": True}, None, None),
    ],
    ids=["paid", "sent before", "not paid", "no address"],
)
def test_where_the_receipt_goes_once(charge: dict[str, Any], email: str | None, receipt: tuple[str, str] | None) -> None:
    paid = session("complete", "paid", {"id": "pi_1", "latest_charge": charge})

    assert facts({**paid, "customer_details": {"email": email}}).receipt == receipt


@pytest.mark.parametrize(("charge", "shown"), [({"amount_refunded": 1}, True), ({"disputed": True}, True), ({}, False)])
def test_a_charge_shows_that_money_went_back(charge: dict[str, Any], shown: bool) -> None:
    assert shows_claims(session(intent={"latest_charge": charge})) is shown
