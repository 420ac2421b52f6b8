"""The prompts, the schema of the model's answer, and the deck's own meanings."""
