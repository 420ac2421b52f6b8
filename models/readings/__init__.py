"""Readings from the draw to delivery, the deck, ratings."""
