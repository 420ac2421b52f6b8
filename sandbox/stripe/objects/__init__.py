"""Stripe's objects as its API shows them."""
