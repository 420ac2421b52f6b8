"""The way to Postgres: connections with deadlines, statements in batches, rows. Knows no table."""
