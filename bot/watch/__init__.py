"""Health, metrics, logs and error reports."""
