"""What Stripe takes to create a Checkout Session or a refund, and what it says to anything else."""

from typing import Any, Final

from sandbox.stripe.api.errors import StripeError, bad, missing
from sandbox.stripe.api.fields import (
    Check,
    anything,
    array_of,
    boolean,
    email,
    integer,
    metadata,
    object_of,
    one_of,
    text,
    web_address,
)

LEAST_THB: Final = 1000
"""The smallest charge in satang: 10 THB."""
LEAST_OTHER: Final = 50
MOST: Final = 99_999_999
"""The largest amount in the smallest unit: eight digits."""
SOONEST_S, LATEST_S = 30 * 60, 24 * 60 * 60
"""A session may expire between 30 minutes and 24 hours from now."""

CURRENCIES: Final = ("thb", "aud", "cad", "chf", "cny", "eur", "gbp", "hkd", "jpy", "myr", "nzd", "sgd", "usd")
METHODS: Final = ("card", "promptpay", "alipay", "klarna", "link", "paynow", "wechat_pay")
"""Of all payment methods of Stripe those that anybody in Thailand could think of; an account here has the first two."""
ENABLED: Final = ("card", "promptpay")
LOCALES: Final = (
    *("auto", "bg", "cs", "da", "de", "el", "en", "en-GB", "es", "es-419", "et", "fi", "fil", "fr", "fr-CA", "hr", "hu"),
    *("hi-IN", "id", "it", "ja", "ko", "lt", "lv", "ms", "mt", "nb", "nl", "pl", "pt", "pt-BR", "ro", "ru", "sk", "sl"),
    *("sv", "th", "tr", "vi", "zh", "zh-HK", "zh-TW"),
)

PRODUCT: Final = object_of(
    {
        "name": text(250),
        "description": text(),
        "images": array_of(web_address, 8),
        "metadata": metadata,
        "tax_code": text(),
        "unit_label": text(12),
    },
    ["name"],
)
PRICE: Final = object_of(
    {
        "currency": text(),
        "product": text(),
        "product_data": PRODUCT,
        "tax_behavior": one_of("exclusive", "inclusive", "unspecified"),
        "unit_amount": integer(0),
    },
    ["currency"],
)
LINE_ITEM: Final = object_of({"metadata": metadata, "price": text(), "price_data": PRICE, "quantity": integer(0)})
INTENT: Final = object_of(
    {
        "capture_method": one_of("automatic", "automatic_async", "manual"),
        "description": text(1000),
        "metadata": metadata,
        "receipt_email": email,
        "setup_future_usage": one_of("off_session", "on_session"),
        "statement_descriptor": text(22),
        "statement_descriptor_suffix": text(22),
    }
)
ECHOED: Final = (
    *("adaptive_pricing", "after_expiration", "automatic_tax", "branding_settings", "consent_collection", "custom_text"),
    *("invoice_creation", "name_collection", "payment_method_options", "phone_number_collection", "tax_id_collection"),
)
"""Objects that a session repeats; the stand-in acts on none of them."""

SESSION_FIELDS: Final[dict[str, Check]] = {
    "allow_promotion_codes": boolean,
    "allowed_payment_method_types": array_of(one_of(*METHODS)),
    "billing_address_collection": one_of("auto", "required"),
    "cancel_url": web_address,
    "client_reference_id": text(200),
    "currency": text(),
    "customer_creation": one_of("always", "if_required"),
    "customer_email": email,
    "excluded_payment_method_types": array_of(one_of(*METHODS)),
    "expand": array_of(text()),
    "expires_at": integer(0),
    "line_items": array_of(LINE_ITEM),
    "locale": one_of(*LOCALES),
    "metadata": metadata,
    "mode": one_of("payment", "setup", "subscription"),
    "origin_context": one_of("mobile_app", "web"),
    "payment_intent_data": INTENT,
    "submit_type": one_of("auto", "book", "donate", "pay", "subscribe"),
    "success_url": web_address,
    "ui_mode": one_of("elements", "embedded_page", "form", "hosted_page"),
    **dict.fromkeys(ECHOED, anything),
}
REFUND_FIELDS: Final[dict[str, Check]] = {
    "amount": integer(1),
    "charge": text(),
    "expand": array_of(text()),
    "instructions_email": email,
    "metadata": metadata,
    "payment_intent": text(),
    "reason": one_of("duplicate", "fraudulent", "requested_by_customer"),
}
SESSION: Final = object_of(SESSION_FIELDS, ["mode"])
REFUND: Final = object_of(REFUND_FIELDS)


def read_session(form: dict[str, Any], now: int) -> dict[str, Any]:
    """The parameters of a session in `payment` mode, with `total`, `currency` and `methods` worked out.

    Raises:
        StripeError: as Stripe refuses it.
    """
    wanted: dict[str, Any] = SESSION(form, "")
    if wanted["mode"] != "payment" or wanted.get("ui_mode", "hosted_page") != "hosted_page":
        raise StripeError(501, "This stand-in plays mode=payment on a hosted page only.", kind="api_error")
    if "success_url" not in wanted:
        raise bad("Missing required param: success_url.", "parameter_missing", "success_url")
    if not wanted.get("line_items"):
        raise bad("Missing required param: line_items.", "parameter_missing", "line_items")
    for number, item in enumerate(wanted["line_items"]):
        _check_item(item, f"line_items[{number}]")
    currencies = {item["price_data"]["currency"] for item in wanted["line_items"]}
    if len(currencies) > 1:
        raise bad("All prices must have the same currency.", param="line_items")
    currency = currencies.pop()
    total = sum(item["price_data"]["unit_amount"] * item["quantity"] for item in wanted["line_items"])
    check_total(total, currency)
    _check_end(wanted.get("expires_at"), now)
    return {**wanted, "total": total, "currency": currency, "methods": methods(wanted, currency)}


def _check_item(item: dict[str, Any], name: str) -> None:
    if "price" in item:
        raise missing("price", item["price"], f"{name}[price]")
    if "price_data" not in item:
        raise bad("You must specify either `price` or `price_data`.", "parameter_missing", f"{name}[price_data]")
    price, place = item["price_data"], f"{name}[price_data]"
    price["currency"] = price["currency"].lower()
    if price["currency"] not in CURRENCIES:
        known = ", ".join(CURRENCIES)
        message = f"Invalid currency: {price['currency']}. Stripe currently supports these currencies: {known}"
        raise bad(message, param=f"{place}[currency]")
    if "product" in price:
        raise missing("product", price["product"], f"{place}[product]")
    for key in ("product_data", "unit_amount"):
        if key not in price:
            raise bad(f"Missing required param: {place}[{key}].", "parameter_missing", f"{place}[{key}]")
    if not item.get("quantity"):
        raise bad(f"Missing required param: {name}[quantity].", "parameter_missing", f"{name}[quantity]")


def check_total(total: int, currency: str) -> None:
    """Raises StripeError for a total that is too small or too large."""
    least = LEAST_THB if currency == "thb" else LEAST_OTHER
    if total < least:
        shown = f"฿{least / 100:.2f} thb" if currency == "thb" else f"{least / 100:.2f} {currency}"
        raise bad(f"The Checkout Session's total amount due must add up to at least {shown}", "amount_too_small")
    if total > MOST:
        raise bad(
            f"The Checkout Session's total amount due must be no more than {MOST / 100:,.2f} {currency}", "amount_too_large"
        )


def _check_end(expires_at: int | None, now: int) -> None:
    if expires_at is None:
        return
    start = "The `expires_at` timestamp must be"
    if expires_at - now < SOONEST_S:
        raise bad(f"{start} at least 30 minutes from Checkout Session creation.", param="expires_at")
    if expires_at - now > LATEST_S:
        raise bad(f"{start} less than 24 hours from Checkout Session creation.", param="expires_at")


def methods(wanted: dict[str, Any], currency: str) -> list[str]:
    """What can be paid with. Methods that do not go with the rest are left out silently; PromptPay goes with baht alone."""
    if "allowed_payment_method_types" in wanted and "excluded_payment_method_types" in wanted:
        message = "You may only specify one of these parameters: allowed_payment_method_types, excluded_payment_method_types."
        raise bad(message, param="excluded_payment_method_types")
    allowed = wanted.get("allowed_payment_method_types", ENABLED)
    excluded = wanted.get("excluded_payment_method_types", ())
    left = [one for one in ENABLED if one in allowed and one not in excluded and (one != "promptpay" or currency == "thb")]
    if not left:
        raise bad("No valid payment method types for this Checkout Session.", param="allowed_payment_method_types")
    return left
