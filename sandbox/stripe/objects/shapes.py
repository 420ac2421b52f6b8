"""Checkout Sessions, PaymentIntents and charges as Stripe shows them at this API version."""

import secrets
from typing import Any

from sandbox.stripe.api.rules import ECHOED
from sandbox.stripe.books import Object, new_id

MERCHANT = "MiMi"


def session(wanted: dict[str, Any], now: int, base: str) -> Object:
    """A new open session. `base` is the address under which the page to pay on is found."""
    session_id = new_id("cs_test_a1", 56)
    methods = wanted["methods"]
    echoed = {name: wanted.get(name) for name in ECHOED}
    return {
        "id": session_id,
        "object": "checkout.session",
        **echoed,
        "adaptive_pricing": echoed["adaptive_pricing"] or {"enabled": False},
        "allow_promotion_codes": wanted.get("allow_promotion_codes"),
        "allowed_payment_method_types": wanted.get("allowed_payment_method_types"),
        "amount_subtotal": wanted["total"],
        "amount_total": wanted["total"],
        "automatic_tax": {"enabled": False, "liability": None, "provider": None, "status": None},
        "billing_address_collection": wanted.get("billing_address_collection"),
        "cancel_url": wanted.get("cancel_url"),
        "client_reference_id": wanted.get("client_reference_id"),
        "client_secret": None,
        "collected_information": None,
        "consent": None,
        "created": now,
        "currency": wanted["currency"],
        "currency_conversion": None,
        "custom_fields": [],
        "customer": None,
        "customer_account": None,
        "customer_creation": wanted.get("customer_creation", "if_required"),
        "customer_details": None,
        "customer_email": wanted.get("customer_email"),
        "discounts": [],
        "excluded_payment_method_types": wanted.get("excluded_payment_method_types"),
        "expires_at": wanted.get("expires_at", now + 86400),
        "integration_identifier": None,
        "invoice": None,
        "invoice_creation": {"enabled": False, "invoice_data": None},
        "livemode": False,
        "locale": wanted.get("locale"),
        "metadata": wanted.get("metadata", {}),
        "mode": "payment",
        "origin_context": wanted.get("origin_context"),
        "payment_intent": None,
        "payment_link": None,
        "payment_method_collection": "if_required",
        "payment_method_configuration_details": None,
        "payment_method_options": echoed["payment_method_options"] or {},
        "payment_method_types": methods,
        "payment_status": "unpaid",
        "permissions": None,
        "phone_number_collection": {"enabled": False},
        "recovered_from": None,
        "saved_payment_method_options": None,
        "setup_intent": None,
        "shipping_address_collection": None,
        "shipping_cost": None,
        "shipping_options": [],
        "status": "open",
        "submit_type": wanted.get("submit_type"),
        "subscription": None,
        "success_url": wanted["success_url"],
        "total_details": {"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0},
        "ui_mode": "hosted_page",
        "url": f"{base}/pay/{session_id}",
        "wallet_options": None,
    }


def line_item(item: dict[str, Any], now: int) -> Object:
    price, quantity = item["price_data"], item["quantity"]
    total = price["unit_amount"] * quantity
    return {
        "id": new_id("li_1"),
        "object": "item",
        "amount_discount": 0,
        "amount_subtotal": total,
        "amount_tax": 0,
        "amount_total": total,
        "currency": price["currency"],
        "description": price["product_data"]["name"],
        "metadata": item.get("metadata", {}),
        "price": {
            "id": new_id("price_1"),
            "object": "price",
            "active": False,
            "billing_scheme": "per_unit",
            "created": now,
            "currency": price["currency"],
            "livemode": False,
            "metadata": {},
            "product": new_id("prod_", 14),
            "type": "one_time",
            "unit_amount": price["unit_amount"],
            "unit_amount_decimal": str(price["unit_amount"]),
        },
        "quantity": quantity,
    }


def intent(session: Object, wanted: Object, now: int) -> Object:
    """A PaymentIntent, born when somebody first tries to pay a session (Stripe, API change of 2022-08-01)."""
    intent_id = new_id("pi_3", 23)
    return {
        "id": intent_id,
        "object": "payment_intent",
        "amount": session["amount_total"],
        "amount_capturable": 0,
        "amount_details": {"tip": {}},
        "amount_received": 0,
        "application": None,
        "automatic_payment_methods": None,
        "canceled_at": None,
        "cancellation_reason": None,
        "capture_method": wanted.get("capture_method", "automatic_async"),
        "client_secret": f"{intent_id}_secret_{secrets.token_hex(12)}",
        "confirmation_method": "automatic",
        "created": now,
        "currency": session["currency"],
        "customer": None,
        "description": wanted.get("description"),
        "last_payment_error": None,
        "latest_charge": None,
        "livemode": False,
        "metadata": wanted.get("metadata", {}),
        "next_action": None,
        "payment_method": None,
        "payment_method_options": {},
        "payment_method_types": session["payment_method_types"],
        "processing": None,
        "receipt_email": wanted.get("receipt_email"),
        "setup_future_usage": wanted.get("setup_future_usage"),
        "shipping": None,
        "statement_descriptor": wanted.get("statement_descriptor"),
        "statement_descriptor_suffix": wanted.get("statement_descriptor_suffix"),
        "status": "requires_payment_method",
        "transfer_group": None,
    }


def charge(intent: Object, method: Object, person: Object, base: str, now: int) -> Object:
    """A charge that succeeded. Those of PromptPay have ids that begin with `py_`."""
    charge_id = new_id("ch_3" if method["type"] == "card" else "py_3", 23)
    return {
        "id": charge_id,
        "object": "charge",
        "amount": intent["amount"],
        "amount_captured": intent["amount"],
        "amount_refunded": 0,
        "application": None,
        "balance_transaction": new_id("txn_3", 23),
        "billing_details": {
            "address": {"country": "TH"},
            "email": person.get("email"),
            "name": person.get("name"),
            "phone": None,
        },
        "calculated_statement_descriptor": MERCHANT.upper(),
        "captured": True,
        "created": now,
        "currency": intent["currency"],
        "customer": None,
        "description": intent["description"],
        "disputed": False,
        "failure_balance_transaction": None,
        "failure_code": None,
        "failure_message": None,
        "fraud_details": {},
        "livemode": False,
        "metadata": dict(intent["metadata"]),
        "outcome": {"network_status": "approved_by_network", "type": "authorized", "seller_message": "Payment complete."},
        "paid": True,
        "payment_intent": intent["id"],
        "payment_method": new_id("pm_1"),
        "payment_method_details": {"type": method["type"], method["type"]: method["details"]},
        "receipt_email": intent["receipt_email"],
        "receipt_number": None,
        "receipt_url": f"{base}/receipts/{charge_id}",
        "refunded": False,
        "review": None,
        "shipping": None,
        "source": None,
        "statement_descriptor": intent["statement_descriptor"],
        "status": "succeeded",
        "transfer_group": None,
    }
