"""A stand-in for Stripe as it is at API version 2026-10-28.endive: Checkout, refunds, disputes, webhooks, the page to pay on."""

from sandbox.stripe.routes import blueprint

__all__ = ["blueprint"]
