"""A reading from the deck's own meanings, when no model answers."""
