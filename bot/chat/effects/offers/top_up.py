"""The packages as they are sold to this person now."""

from bot.chat.dialogue.offer_effects import ShowTopUp
from bot.chat.effects.context import Context, Outcome, answer
from bot.say.replies.money import TopUp
from models.money.pricing.terms import terms


def show_top_up(_: ShowTopUp, context: Context) -> Outcome:
    """The packages, with the sale that runs and the bonus that they hold."""
    return answer(top_up(context))


def top_up(context: Context) -> TopUp:
    """The reply itself, for effects that end with it."""
    return TopUp(terms(context.connection, context.person.id, context.now))
