"""How many readings one person may begin in a local day."""

from typing import Final

from bot.chat.effects.context import Context, Outcome
from bot.say.replies.readings import DailyLimitReached
from models.readings import reading_steps
from models.readings.reading_steps import DayLimit

LIMIT_REACHED: Final = Outcome(replies=(DailyLimitReached(),), home=True)
"""The refusal when today's readings are used up."""


def daily_limit(context: Context) -> DayLimit | None:
    """What a reading that begins now is held against; None: there is no limit. Further questions count too."""
    most = context.readings_per_day
    return None if most is None else DayLimit(context.midnight, most)


def daily_limit_reached(context: Context) -> Outcome | None:
    """The refusal before anything begins; None when another reading may begin."""
    limit = daily_limit(context)
    if limit and reading_steps.begun_since(context.connection, context.person.id, limit.began) >= limit.most:
        return LIMIT_REACHED
    return None
