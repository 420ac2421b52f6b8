"""People who add MiMi, block her, and come back."""

from bot.chat.dialogue.effects import Block, Welcome
from bot.chat.effects.context import Context, Outcome
from bot.chat.events import Followed
from bot.process.queue import Job
from bot.say.replies.asking import Greeting
from models.money import ledger
from models.money.economy import WELCOME_COINS
from models.money.ledger import Reason
from models.people import contact


def welcome(_: Welcome, context: Context) -> Outcome:
    """Greets someone who added MiMi, or whose name is not kept; links the right menu again if they were here before.

    The welcome coins are given once, however often someone leaves and returns. The greeting says what is kept: now their name
    may be, also when they come back after their data was deleted.
    """
    person = context.person
    given = ledger.move(context.connection, person.id, "coin", WELCOME_COINS, Reason.WELCOME_GIFT, person.id)
    if person.blocked:
        contact.unblock(context.connection, person.id, context.event.at)
    greeting = Greeting(person.name or "", WELCOME_COINS, returning=given is None)
    jobs = () if person.name is not None else (Job("introduce", person.id),)
    has_left = person.blocked or (given is None and isinstance(context.event, Followed))
    # LINE may still show them a menu of before they left.
    return Outcome(replies=(greeting,), jobs=(*jobs, Job("menu", person.id)) if has_left else jobs)


def block(_: Block, context: Context) -> Outcome:
    """They blocked MiMi: from now on nothing is pushed. A late event of an old block changes nothing."""
    contact.block(context.connection, context.person.id, context.event.at)
    return Outcome()
