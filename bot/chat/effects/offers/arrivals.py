"""Somebody sent the message of a campaign's link."""

from bot.chat.dialogue.offer_effects import NoteCampaign
from bot.chat.effects.context import Context, Outcome
from models.offers import campaigns


def note_campaign(effect: NoteCampaign, context: Context) -> Outcome:
    """Remembers how a newcomer came; says nothing, because what was typed beside it is answered."""
    campaigns.arrive(context.connection, context.person.id, effect.name, context.now)
    return Outcome()
