"""Danger in what people write, and verdicts in what a model answers."""
