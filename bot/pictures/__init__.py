"""Draws the deck, the rich menus and MiMi's portrait. Run with `python -m bot.pictures`; nothing else imports it."""
