"""The Stripe account: key, PromptPay, the webhook's address, events and version, and whether its signatures are believed."""

import time
from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Engine

from bot.owner.doctor.finding import Finding, ok, warning, wrong
from bot.pay.errors import PaymentsError, PaymentsPermanent
from bot.pay.payments import Payments
from bot.settings import Settings
from models.watch import setup_evidence

NEEDED: Final = (
    "checkout.session.completed",
    "checkout.session.async_payment_succeeded",
    "checkout.session.async_payment_failed",
    "checkout.session.expired",
    "charge.refunded",
    "refund.updated",
    "refund.failed",
    "charge.dispute.created",
    "charge.dispute.closed",
)
"""What the endpoint must be sent. More does no harm."""

METHODS: Final = {"card": "card_payments", "promptpay": "promptpay_payments"}
"""How people pay, and the account's capability for it."""

WEBHOOKS: Final = "dashboard.stripe.com, Developers, Webhooks"
SETTLING_SECONDS: Final = 120
"""An event younger than this may still be on its way."""


def examine(payments: Payments, engine: Engine, settings: Settings, version: str) -> Iterator[Finding]:
    """`version` is the API version that MiMi speaks. Raises what the database raises."""
    try:
        account = payments.show("/v1/account")
    except PaymentsPermanent as error:
        mend = "Copy it again: dashboard.stripe.com, Developers, API keys, Secret key (not the publishable one)."
        yield wrong("STRIPE_SECRET_KEY", f"Stripe refuses it ({_kind(error)}).", mend)
        return
    except PaymentsError as error:
        yield wrong("STRIPE_API_BASE", f"{settings.stripe_api_base} does not answer ({_kind(error)}).", "Try again.")
        return
    live = "_live_" in settings.stripe_secret_key.get_secret_value()
    yield from _account(account, live)
    for check in (_methods, _endpoint, _signatures):
        try:
            yield from check(payments, account, engine, settings, version)
        except PaymentsError as error:
            mend = "Use a secret key, or give the restricted one the right to read this."
            yield wrong("STRIPE_SECRET_KEY", f"Stripe does not let it look at the {check.__name__[1:]} ({_kind(error)}).", mend)


def _account(account: dict[str, Any], live: bool) -> Iterator[Finding]:
    name = (account.get("settings") or {}).get("dashboard", {}).get("display_name") or account.get("id", "?")
    if not live:
        mend = "Fine for trying out. To sell: activate the account, then set the live key and the live endpoint's secret."
        yield warning("STRIPE_SECRET_KEY", f"is good, in test mode: nobody really pays ({name}).", mend)
    else:
        yield ok("STRIPE_SECRET_KEY", f"is good, in live mode ({name}).")
    if not account.get("charges_enabled"):
        yield wrong("Stripe account", "it may not take payments.", "Finish the activation at dashboard.stripe.com.")
    elif account.get("country") != "TH":
        mend = "PromptPay needs an account in Thailand."
        yield wrong("Stripe account", f"it is in {account.get('country')}, not in TH.", mend)
    else:
        yield ok("Stripe account", "it may take payments in Thailand.")


def _methods(payments: Payments, account: dict[str, Any], *_: Any) -> Iterator[Finding]:
    configured = [one for one in payments.show("/v1/payment_method_configurations")["data"] if one.get("active")]
    for method, capability in METHODS.items():
        able = (account.get("capabilities") or {}).get(capability)
        on = any(((one.get(method) or {}).get("display_preference") or {}).get("value") == "on" for one in configured)
        about = "PromptPay" if method == "promptpay" else "Cards"
        if able == "active" and on:
            yield ok(about, "can be used.")
        else:
            seen = "is switched off" if able == "active" else f"is {able or 'not asked for'} for this account"
            yield wrong(about, f"{seen}.", "dashboard.stripe.com, Settings, Payment methods: switch it on.")


def _endpoint(payments: Payments, _: dict[str, Any], __: Engine, settings: Settings, version: str) -> Iterator[Finding]:
    url = f"{settings.public_url}/stripe/webhook"
    every = payments.show("/v1/webhook_endpoints", limit="100")["data"]
    ours = [one for one in every if one["url"] == url]
    near = [one["url"] for one in every if one["url"].rstrip("/").lower() == url.lower()]
    if not ours and near:
        seen = f"it leads to {near[0]}, which MiMi does not answer: no event would arrive."
        yield wrong("Stripe webhook", seen, f"{WEBHOOKS}: set its URL to {url}, without anything behind it.")
        return
    if not ours:
        yield wrong("Stripe webhook", f"none leads to {url}.", f"{WEBHOOKS}: add it, at API version {version}.")
        return
    if len(ours) > 1:
        yield warning("Stripe webhook", f"{len(ours)} lead to {url}; only one has the secret here.", f"{WEBHOOKS}: keep one.")
    one = next((each for each in ours if each["status"] == "enabled"), ours[0])
    missing = [] if "*" in one["enabled_events"] else [name for name in NEEDED if name not in one["enabled_events"]]
    if one["status"] != "enabled":
        yield wrong("Stripe webhook", "it is disabled.", f"{WEBHOOKS}: enable it.")
    if missing:
        yield wrong("Stripe webhook", f"it is not sent {', '.join(missing)}.", f"{WEBHOOKS}: add these events.")
    if one.get("api_version") != version:
        yield wrong(
            "Stripe webhook",
            f"its events have API version {one.get('api_version') or 'of the account'}, MiMi reads {version}.",
            f"{WEBHOOKS}: make a new endpoint at {version}, set its secret, delete the old one.",
        )
    if one["status"] == "enabled" and not missing and one.get("api_version") == version:
        yield ok("Stripe webhook", f"leads to {url}, with all events, at {version}.")


def _signatures(payments: Payments, _: dict[str, Any], engine: Engine, *__: Any) -> Iterator[Finding]:
    """Stripe shows a signing secret once and never again, so only what came, or did not, can tell."""
    with engine.connect() as connection:
        last = setup_evidence.last_stripe_event(connection)
    born = last.timestamp() if last else 0.0
    undelivered = [
        one
        for one in payments.show("/v1/events", delivery_success="false", limit="100")["data"]
        if one["type"] in NEEDED and one["pending_webhooks"] and born < one["created"] < time.time() - SETTLING_SECONDS
    ]
    mend = f"Copy the signing secret of this endpoint again: {WEBHOOKS}. Then start the web process again."
    if undelivered:
        yield wrong("STRIPE_WEBHOOK_SECRET", f"Stripe cannot deliver: {len(undelivered)} events are still waiting.", mend)
    elif last is None:
        seen = "no signed event has come yet, so it cannot be known whether it is right."
        yield warning("STRIPE_WEBHOOK_SECRET", seen, "Open an order in the chat and let it expire, or pay one in test mode.")
    else:
        yield ok("STRIPE_WEBHOOK_SECRET", f"is the endpoint's: the last signed event came at {last:%Y-%m-%d %H:%M} UTC.")


def _kind(error: PaymentsError) -> str:
    """Stripe's name for the failure; its words may quote the key."""
    return str(error).split(" ", 1)[0] or type(error).__name__
