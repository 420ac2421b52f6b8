"""How many events one person may send in a minute of the clock, counted in Redis by one plain command.

This limit is there against floods, and no money depends on it: while Redis is away everybody is let through. After a failure
Redis is not asked for some seconds, so that its time-out is paid once and not with every event. How many readings a person
may begin in a day is another limit (`bot.chat.effects.readings.daily_limit`).
"""

import time
from collections.abc import Callable
from enum import Enum
from typing import Final

import structlog
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as Disconnected
from redis.exceptions import RedisError
from redis.retry import Retry

from bot.settings import Settings

log = structlog.get_logger()

AWAY_SECONDS: Final = 5.0
"""How long Redis is left alone after it did not answer."""

TIMEOUT_SECONDS: Final = 0.3
"""To connect, and to wait for the answer: LINE gives the whole event 2 s."""

MINUTE_SECONDS: Final = 60
KEPT_SECONDS: Final = 2 * MINUTE_SECONDS
"""How long Redis keeps a minute: longer than any machine's clock counts into it."""


class Verdict(Enum):
    """Decision on an event: handle it; ask the person once to slow down; ignore it."""

    WELCOME = "welcome"
    TOO_MANY = "too many"
    SILENCE = "silence"


class Limiter:
    """Counts people's events minute by minute, across machines. Thread-safe; never raises.

    `clock` counts seconds, and `now` is UTC in seconds.
    """

    def __init__(
        self,
        redis_url: str,
        *,
        events_per_minute: int,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._most = events_per_minute
        self._redis = Redis.from_url(
            redis_url,
            # A pooled connection that the server closed meanwhile is worth a second try; one that hangs is not.
            retry=Retry(NoBackoff(), 1, supported_errors=(Disconnected,)),
            socket_connect_timeout=TIMEOUT_SECONDS,
            socket_timeout=TIMEOUT_SECONDS,
        )
        self._clock = clock
        self._now = now
        self._away_until = float("-inf")
        self._ends_with: int | None = None

    @classmethod
    def from_settings(cls, settings: Settings) -> "Limiter":
        """The limiter with the limit that the settings name."""
        return cls(settings.redis_url, events_per_minute=settings.events_per_minute)

    def admit(self, line_id: str) -> Verdict:
        """Counts one event of a person. The first one over the limit is TOO_MANY, further ones in the same minute are SILENCE."""
        count = self._counted(line_id, 1)
        if count <= self._most:
            return Verdict.WELCOME
        return Verdict.TOO_MANY if count == self._most + 1 else Verdict.SILENCE

    def take_back(self, line_id: str) -> None:
        """Does not count the event that was just counted."""
        self._counted(line_id, -1)

    def _counted(self, line_id: str, events: int) -> int:
        """The person's events in this minute with these `events`; 0 while Redis is away."""
        if self._clock() < self._away_until:
            return 0
        try:
            return self._count(line_id, int(self._now() // MINUTE_SECONDS), events)
        except RedisError as error:
            self._away_until = self._clock() + AWAY_SECONDS
            log.warning("limits_away", error=type(error).__name__)
            return 0

    def _count(self, line_id: str, minute: int, events: int) -> int:
        """Counts, in one trip. The minute's hash is made to end once by each process, in the same trip."""
        window = f"mimi:events:{minute}"
        if minute == self._ends_with:
            return int(self._redis.hincrby(window, line_id, events))
        with self._redis.pipeline(transaction=True) as together:
            together.hincrby(window, line_id, events)
            together.expire(window, KEPT_SECONDS)
            count: int = together.execute()[0]
        self._ends_with = minute
        return count
