"""How many events one person may send in a minute of the clock.

How many readings a person may begin in a day is another limit (`bot.chat.effects.readings.daily_limit`).
"""

import time
from collections.abc import Callable
from enum import Enum
from typing import Final

from bot.process.minute_counter import TIMEOUT_SECONDS, MinuteCounter
from bot.settings import Settings
from bot.watch import metrics

OWN: Final = 4
"""So many events of a person's minute a process lets pass without asking Redis."""


class Verdict(Enum):
    """Decision on an event: handle it; ask the person once to slow down; ignore it."""

    WELCOME = "welcome"
    TOO_MANY = "too many"
    SILENCE = "silence"


class Limiter:
    """Counts people's events minute by minute, across machines. Thread-safe; never raises. Without Redis all are welcome.

    Redis is given up after `patience` seconds. `clock` counts seconds, and `now` is UTC in seconds.
    """

    def __init__(
        self,
        redis_url: str,
        *,
        events_per_minute: int,
        patience: float = TIMEOUT_SECONDS,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._most = events_per_minute
        away = metrics.LIMITS_AWAY.labels("events").inc
        own = min(OWN, events_per_minute // 10)
        self._events = MinuteCounter(redis_url, "events", own=own, on_away=away, patience=patience, clock=clock, now=now)

    @classmethod
    def from_settings(
        cls, settings: Settings, now: Callable[[], float] = time.time, patience: float = TIMEOUT_SECONDS
    ) -> "Limiter":
        """The limiter with the limit that the settings name."""
        return cls(settings.redis_url, events_per_minute=settings.events_per_minute, patience=patience, now=now)

    def admit(self, line_id: str) -> Verdict:
        """Counts one event of a person. The first one over the limit is TOO_MANY, further ones in the same minute are SILENCE."""
        before, now = self._events.add(line_id)
        if now <= self._most:
            return Verdict.WELCOME
        return Verdict.TOO_MANY if before <= self._most else Verdict.SILENCE

    def take_back(self, line_id: str) -> None:
        """Does not count the event that was just counted."""
        self._events.count(line_id, -1)
