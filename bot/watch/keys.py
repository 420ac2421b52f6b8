"""Which keys are refused, learned from real calls: no call is made to find out.

A refusal is kept in Redis, where health, metrics and the worker's watch read it, until a process's next call with that key
goes well, or for a week. `line` and `stripe` are the keys that we call with, `openai` the model's (or its account has no money
left); `line_secret` and `stripe_secret` are those by which we know that a webhook's body is theirs.
"""

import time
from collections.abc import Callable, Mapping
from typing import Any, Final

import structlog
from redis import Redis
from redis.exceptions import RedisError

from bot.watch.metrics import KEYS_REFUSED

log = structlog.get_logger()

SETTINGS: Final[Mapping[str, str]] = {
    "line": "LINE_CHANNEL_ACCESS_TOKEN",
    "line_secret": "LINE_CHANNEL_SECRET",
    "stripe": "STRIPE_SECRET_KEY",
    "stripe_secret": "STRIPE_WEBHOOK_SECRET",
    "openai": "OPENAI_API_KEY",
}
"""The keys, and the settings that they stand in."""

KEYS: Final = tuple(SETTINGS)
KEPT_SECONDS: Final = 7 * 24 * 3600
SECRET_KEPT_SECONDS: Final = 3600
"""Anybody may post a wrong signature, so that is believed for a shorter time. A wrong secret is noticed anew with each event."""

DOUBT_SECONDS: Final = 60.0
"""After a refusal, successes do not count for so long: a key that may do one thing and not another is refused."""

AWAY_SECONDS: Final = 60.0
"""How long Redis is left alone after it did not answer."""

AGAIN_SECONDS: Final = 60.0
"""A refusal that goes on is written again after so long, so that it is kept."""

WRONG_IN_A_ROW: Final = 3
TRUSTED_SECONDS: Final = 600.0
"""So long after a right signature the secret is known to be right, and wrong ones are somebody else's."""


class Key:
    """One key as this process's calls find it. Thread-safe; never raises. Without `redis` it only counts."""

    def __init__(
        self,
        name: str,
        redis: Redis | None = None,
        clock: Callable[[], float] = time.monotonic,
        kept_seconds: int = KEPT_SECONDS,
    ) -> None:
        self._name = name
        self._redis = redis
        self._clock = clock
        self._kept = kept_seconds
        self._clean = False
        self._refused_at = self._written_at = self._quiet_until = float("-inf")

    def accepted(self) -> None:
        """A call went well. Costs nothing but the first time, and after a refusal."""
        now = self._clock()
        if self._clean or now - self._refused_at < DOUBT_SECONDS or now < self._quiet_until:
            return
        if self._redis is not None and self._asked(now, lambda redis: redis.delete(_field(self._name))):
            self._clean, self._written_at = True, float("-inf")

    def refused(self, why: str) -> None:
        """A call was refused because of the key. `why` is shown to nobody but the owner."""
        KEYS_REFUSED.labels(self._name).inc()
        now = self._clock()
        known, self._clean, self._refused_at = now - self._written_at < self._kept, False, now
        if self._redis is None or now - self._written_at < AGAIN_SECONDS or now < self._quiet_until:
            return
        if not known:
            log.error("key_refused", key=self._name, why=why[:60])
        if self._asked(now, lambda redis: redis.set(_field(self._name), why[:60], ex=self._kept)):
            self._written_at = now

    def _asked(self, now: float, ask: Callable[[Redis], object]) -> bool:
        assert self._redis is not None
        try:
            ask(self._redis)
        except RedisError as error:
            self._quiet_until = now + AWAY_SECONDS
            log.warning("key_not_noted", key=self._name, error=type(error).__name__)
            return False
        return True


class Secret:
    """The secret that webhooks are signed with. Anybody may send a wrong signature, so one alone says nothing."""

    def __init__(self, name: str, redis: Redis | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._key = Key(name, redis, clock, SECRET_KEPT_SECONDS)
        self._clock = clock
        self._right_at = float("-inf")
        self._wrong = 0

    def right(self) -> None:
        """A signature was right."""
        self._right_at, self._wrong = self._clock(), 0
        self._key.accepted()

    def wrong(self) -> None:
        """A signature was wrong under a body that looks like theirs."""
        self._wrong += 1
        if self._wrong >= WRONG_IN_A_ROW and self._clock() - self._right_at > TRUSTED_SECONDS:
            self._key.refused("signature")


def refused_keys(redis: Redis) -> Mapping[str, str]:
    """The keys that are refused now, with what the service said. Raises RedisError."""
    said: Any = redis.mget([_field(name) for name in KEYS])
    return {name: why.decode() for name, why in zip(KEYS, said, strict=True) if why is not None}


def _field(name: str) -> str:
    return f"mimi:refused:{name}"
