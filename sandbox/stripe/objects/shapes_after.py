"""What comes after a payment, and what stands around it, as Stripe shows it: refunds, disputes, events, the account."""

import copy
from typing import Any

from sandbox.stripe.books import ACCOUNT, API_VERSION, Object, new_id
from sandbox.stripe.objects.shapes import MERCHANT
from sandbox.world import World


def refund(charge: Object, amount: int, wanted: dict[str, Any], now: int) -> Object:
    """A new refund, still `pending`."""
    return {
        "id": new_id("re_3" if charge["id"].startswith("ch_") else "pyr_1", 23),
        "object": "refund",
        "amount": amount,
        "balance_transaction": new_id("txn_3", 23),
        "charge": charge["id"],
        "created": now,
        "currency": charge["currency"],
        "destination_details": {"type": charge["payment_method_details"]["type"]},
        "instructions_email": wanted.get("instructions_email"),
        "metadata": wanted.get("metadata", {}),
        "next_action": None,
        "payment_intent": charge["payment_intent"],
        "pending_reason": "processing",
        "reason": wanted.get("reason"),
        "receipt_number": None,
        "source_transfer_reversal": None,
        "status": "pending",
        "transfer_reversal": None,
    }


def dispute(charge: Object, reason: str, now: int) -> Object:
    return {
        "id": new_id("du_1"),
        "object": "dispute",
        "amount": charge["amount"] - charge["amount_refunded"],
        "balance_transactions": [],
        "charge": charge["id"],
        "created": now,
        "currency": charge["currency"],
        "enhanced_eligibility_types": [],
        "evidence": {},
        "evidence_details": {"due_by": now + 7 * 86400, "has_evidence": False, "past_due": False, "submission_count": 0},
        "is_charge_refundable": False,
        "livemode": False,
        "metadata": {},
        "network_reason_code": "10.4",
        "payment_intent": charge["payment_intent"],
        "payment_method_details": {"type": "card", "card": {"brand": "visa", "network_reason_code": "10.4"}},
        "reason": reason,
        "status": "needs_response",
    }


def event(kind: str, about: Object, cause: Object | None, now: int) -> Object:
    """An event with a snapshot of what it is about. `cause` is the API request behind it, if there was one."""
    return {
        "id": new_id("evt_1"),
        "object": "event",
        "api_version": API_VERSION,
        "created": now,
        "data": {"object": copy.deepcopy(about)},
        "livemode": False,
        "pending_webhooks": 1,
        "request": cause or {"id": None, "idempotency_key": None},
        "type": kind,
    }


def account() -> Object:
    """The account behind the key: in Thailand, with cards and PromptPay switched on."""
    return {
        "id": ACCOUNT,
        "object": "account",
        "business_profile": {"mcc": "7299", "name": MERCHANT, "support_email": None, "url": None},
        "business_type": "individual",
        "capabilities": {"card_payments": "active", "promptpay_payments": "active", "transfers": "active"},
        "charges_enabled": True,
        "country": "TH",
        "default_currency": "thb",
        "details_submitted": True,
        "email": "owner@mimi.example",
        "metadata": {},
        "payouts_enabled": True,
        "settings": {"dashboard": {"display_name": MERCHANT, "timezone": "Asia/Bangkok"}},
        "type": "standard",
    }


def webhook_endpoint(world: World) -> Object:
    """The one endpoint of this account. Stripe never shows the secret again after creation."""
    return {
        "id": "we_1SandboxWebhookEndpoint",
        "object": "webhook_endpoint",
        "api_version": API_VERSION,
        "application": None,
        "created": 1793000000,
        "description": None,
        "enabled_events": ["*"],
        "livemode": False,
        "metadata": {},
        "status": "enabled",
        "url": world.options.public_url.rstrip("/") + world.options.stripe_webhook_path,
    }


def methods_configuration() -> Object:
    """What the owner has switched on in the dashboard under payment methods."""
    on = {"available": True, "display_preference": {"overridable": None, "preference": "on", "value": "on"}}
    return {
        "id": "pmc_1SandboxConfiguration",
        "object": "payment_method_configuration",
        "active": True,
        "application": None,
        "card": on,
        "is_default": True,
        "livemode": False,
        "name": "Default",
        "parent": None,
        "promptpay": on,
    }


def balance(charges: list[Object], refunds: list[Object]) -> Object:
    """All that was paid less what went back, in satang; fees are not played."""
    left = sum(one["amount"] for one in charges if one["paid"] and one["currency"] == "thb")
    left -= sum(one["amount"] for one in refunds if one["status"] not in ("failed", "canceled"))
    amount = [{"amount": left, "currency": "thb", "source_types": {"card": left}}]
    nothing = [{"amount": 0, "currency": "thb", "source_types": {"card": 0}}]
    return {"object": "balance", "available": amount, "livemode": False, "pending": nothing}
