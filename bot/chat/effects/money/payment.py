"""Someone says that they have paid: their orders are looked up at once instead of when the sweep comes to them."""

from bot.chat.dialogue.effects import LookForPayment
from bot.chat.effects.context import Context, Outcome
from bot.process.queue import Job
from bot.say.replies.money import LookingForPayment
from models.money import orders


def look_for_payment(_: LookForPayment, context: Context) -> Outcome:
    """A job for each order of today that is not paid; what is found is pushed."""
    unpaid = orders.unpaid_lately(context.connection, context.person.id)
    return Outcome(replies=(LookingForPayment(bool(unpaid)),), jobs=tuple(Job("look", order) for order in unpaid))
