"""Stripe's objects as its API shows them, and the stand-in's state."""
