"""Puts a message to the owner into the inbox."""

from bot.chat.dialogue.inbox_effects import TakeMessage
from bot.chat.effects.context import Context, Outcome, answer
from bot.say.replies.inbox import MessageTaken, TooManyMessages
from models.owner import inbox


def take_message(effect: TakeMessage, context: Context) -> Outcome:
    """Says that it was taken; or that enough were taken today."""
    made = inbox.put(context.connection, context.person.id, effect.text, effect.message_id)
    return answer(MessageTaken() if made else TooManyMessages(inbox.A_DAY))
