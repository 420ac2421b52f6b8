"""The worker process: its start and end, its threads, and what it does by the clock."""
