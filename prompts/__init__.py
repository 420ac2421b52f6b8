"""What the model is told, what it must answer, and the deck's own meanings."""
