"""Effects for somebody who would rather have a person, or who misses what they paid for."""

from bot.chat.dialogue.effects import Effect
from models.general.value import value


@value
class LookIntoPayments(Effect):
    """They say that they have paid and got no stars: look their orders up at Stripe, and answer with what was found."""


@value
class TakeMessage(Effect):
    """Put what they wrote into the owner's inbox."""

    text: str
    message_id: str
