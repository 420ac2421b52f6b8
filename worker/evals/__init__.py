"""Judges a model and a prompt by forty golden questions: `python -m worker.evals`."""
