"""What many people ask of web, worker, Postgres, Redis and LINE, and what it costs: a model over what was measured."""
