"""A reading's way through the worker, and its refund."""
