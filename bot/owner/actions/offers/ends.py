"""Until when something is offered: a day alone means its last minute, as people read it on a poster."""

import re
from datetime import datetime, timedelta
from typing import Final

from bot.owner.actions.house import House
from bot.owner.actions.moments import a_moment
from bot.say.text import plain

LONGEST: Final = timedelta(days=366)
_DAY_ALONE: Final = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}/\d{4}")


def an_end(typed: str, now: datetime, house: House) -> datetime:
    """The moment that is meant. Raises Refused."""
    said = plain(typed)
    return a_moment(f"{said} 23:59" if _DAY_ALONE.fullmatch(said) else said, now, house.zone, latest=LONGEST)
