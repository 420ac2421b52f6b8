"""How many events one person may send in a minute, counted in Redis in one round trip.

This limit is there against floods, and no money depends on it: while Redis is away everybody is let through. After a failure
Redis is not asked for some seconds, so that its time-out is paid once and not with every event. How many readings a person
may begin in a day is another limit (`bot.chat.effects.daily_limit`).
"""

import time
from collections.abc import Callable
from enum import Enum
from typing import Final

import structlog
from limits import RateLimitItemPerMinute
from limits.storage import RedisStorage
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


class Verdict(Enum):
    """Decision on an event: handle it; ask the person once to slow down; ignore it."""

    WELCOME = "welcome"
    TOO_MANY = "too many"
    SILENCE = "silence"


class Limiter:
    """Counts people's events in windows of a minute, across machines. Thread-safe; never raises."""

    def __init__(self, redis_url: str, *, events_per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._events = RateLimitItemPerMinute(events_per_minute, namespace="events")
        # A pooled connection that the server closed meanwhile is worth a second try; one that hangs is not.
        retry = Retry(NoBackoff(), 1, supported_errors=(Disconnected,))
        self._storage = RedisStorage(
            redis_url,
            key_prefix="mimi",
            retry=retry,  # type: ignore[arg-type]  # handed to redis.Redis as it is
            socket_connect_timeout=TIMEOUT_SECONDS,
            socket_timeout=TIMEOUT_SECONDS,
        )
        self._clock = clock
        self._away_until = float("-inf")

    @classmethod
    def from_settings(cls, settings: Settings) -> "Limiter":
        """The limiter with the limit that the settings name."""
        return cls(settings.redis_url, events_per_minute=settings.events_per_minute)

    def admit(self, line_id: str) -> Verdict:
        """Counts one event of a person. The first one over the limit is TOO_MANY, further ones in the same minute are SILENCE.

        One command, where `limits`' own strategies would take a second one to tell the first from the rest.
        """
        if self._clock() < self._away_until:
            return Verdict.WELCOME
        try:
            count = self._storage.incr(self._events.key_for(line_id), self._events.get_expiry())
        except RedisError as error:
            self._away_until = self._clock() + AWAY_SECONDS
            log.warning("limits_away", error=type(error).__name__)
            return Verdict.WELCOME
        if count <= self._events.amount:
            return Verdict.WELCOME
        return Verdict.TOO_MANY if count == self._events.amount + 1 else Verdict.SILENCE
