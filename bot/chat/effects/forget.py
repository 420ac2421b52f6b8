"""Deletes a person's data when they have confirmed it."""

import structlog

from bot.chat.dialogue.effects import Forget
from bot.chat.effects.context import Context, Outcome
from bot.say.replies.chat import Forgotten
from models.people import forgetting

log = structlog.get_logger()


def forget(_: Forget, context: Context) -> Outcome:
    """Deletes everything except the ledger, which stays without a name. The reply is the last message they get."""
    forgetting.forget(context.connection, context.person.id, context.pseudonyms.new(context.person.line_id))
    log.info("person_forgotten", person=str(context.person.id))  # a backup from before has to be told again
    return Outcome(replies=(Forgotten(),), home=True)
