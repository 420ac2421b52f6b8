"""Builders of the replies in `bot.say.replies.offers`."""
