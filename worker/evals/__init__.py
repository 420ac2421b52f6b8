"""Judges a model and a prompt by sixty golden questions: `python -m worker.evals`."""
