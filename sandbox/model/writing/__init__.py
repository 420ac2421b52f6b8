"""Writes the stand-in's readings: finds the cards in a prompt and fills the schema with words."""
