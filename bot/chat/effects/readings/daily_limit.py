"""How many readings one person may begin in a local day."""

from bot.chat.effects.context import Context, Outcome
from bot.say.replies.readings import DailyLimitReached
from models.readings import reading_steps


def daily_limit_reached(context: Context) -> Outcome | None:
    """The refusal when today's readings are used up; None when another one may begin. Further questions count too."""
    if context.readings_per_day is None:
        return None
    begun = reading_steps.begun_since(context.connection, context.person.id, context.midnight)
    return Outcome(replies=(DailyLimitReached(),), home=True) if begun >= context.readings_per_day else None
