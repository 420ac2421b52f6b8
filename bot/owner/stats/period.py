"""The days that the statistics cover: whole days in the owner's time zone, today included."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from models.watch.stats_queries import Span


class BadPeriod(ValueError):
    """The days given make no period. The message says why."""


@dataclass(frozen=True)
class Period:
    """From `first` to `last`, both included."""

    first: date
    last: date
    zone: ZoneInfo

    @property
    def days(self) -> list[date]:
        return [self.first + timedelta(days=number) for number in range((self.last - self.first).days + 1)]

    @property
    def span(self) -> Span:
        """As the database is asked."""
        return Span(self._midnight(self.first), self._midnight(self.last + timedelta(days=1)), self.zone.key)

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time.min, self.zone)


def period(days: int, first: str | None, last: str | None, zone: ZoneInfo, today: date) -> Period:
    """The period from `first` to `last` (YYYY-MM-DD); `last` is today unless given, `first` is `days` days back from it.

    Raises BadPeriod.
    """
    until = _day(last) if last else today
    since = _day(first) if first else until - timedelta(days=days - 1)
    if since > until:
        raise BadPeriod(f"{since} is after {until}.")
    return Period(since, until, zone)


def _day(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise BadPeriod(f"{given!r} is no day, such as 2026-11-30.") from None
