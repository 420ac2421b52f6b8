"""Dates and times as people in Thailand write them: Bangkok's clock and, in Thai, the Buddhist year."""

from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from bot.say.words import Words

BANGKOK: Final = ZoneInfo("Asia/Bangkok")
BUDDHIST_ERA: Final = 543
"""Years that Thai calendars are ahead of the Gregorian ones."""


def day(words: Words, at: date | datetime) -> str:
    """A date; of a moment (UTC when it has no zone), its date in Bangkok."""
    local = _in_bangkok(at) if isinstance(at, datetime) else at
    year = local.year + (BUDDHIST_ERA if words.language == "th" else 0)
    return words("day", day=local.day, month=words.several("months")[local.month - 1], year=str(year))


def moment(words: Words, at: datetime) -> str:
    """A date and the time of day in Bangkok."""
    return written(words, _in_bangkok(at))


def written(words: Words, local: datetime) -> str:
    """A date and the time of day as `local`'s own clock shows them."""
    return words("moment", day=day(words, local.date()), time=local.strftime("%H:%M"))


def clock(words: Words, at: datetime) -> str:
    """The day of the month and the time of day in Bangkok, for what is days old at most."""
    local = _in_bangkok(at)
    return words("owner-clock", day=local.day, month=words.several("months")[local.month - 1], time=local.strftime("%H:%M"))


def _in_bangkok(at: datetime) -> datetime:
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(BANGKOK)
