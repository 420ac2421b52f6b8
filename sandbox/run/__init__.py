"""Starts the demo's processes and plays its script."""
