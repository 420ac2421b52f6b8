"""Effects on readings: they begin, and what is done with past ones."""
