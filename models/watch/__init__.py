"""Queries for the owner: statistics, metrics, invariants."""
