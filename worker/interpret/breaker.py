"""A circuit breaker in Redis, shared by all workers, so that not every reading waits for the time-out of a model that is down."""

import time
from collections.abc import Callable
from typing import Final, cast

import structlog
from redis import Redis
from redis.exceptions import RedisError

log = structlog.get_logger()

FAILURES: Final = 5
WINDOW_SECONDS: Final = 60
REST_SECONDS: Final = 30
LOOK_SECONDS: Final = 1.0
"""Between the looks at Redis, so that readings of the same second share one."""

# One step: a count without its end would stay for good. (PEXPIRE has NX only since Redis 7.0.)
_COUNT: Final = """
local failures = redis.call('incr', KEYS[1])
if failures == 1 then redis.call('pexpire', KEYS[1], ARGV[1]) end
return failures
"""


class Breaker:
    """After FAILURES passing failures within WINDOW_SECONDS a model rests for REST_SECONDS. Without Redis it lets all through."""

    def __init__(
        self,
        redis: Redis,
        failures: int = FAILURES,
        window_seconds: float = WINDOW_SECONDS,
        rest_seconds: float = REST_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._redis = redis
        self._counted = redis.register_script(_COUNT)
        self._failures = failures
        self._failing: set[str] = set()
        self._clear_until: dict[str, float] = {}
        self._clock = clock
        self._window_ms = int(window_seconds * 1000)
        self._rest_ms = int(rest_seconds * 1000)

    def resting(self, model: str) -> bool:
        """Whether the model is not to be asked. That it may be is believed for LOOK_SECONDS, unless it fails here."""
        now = self._clock()
        if now < self._clear_until.get(model, now):
            return False
        try:
            rests, count = cast(list[bytes | None], self._redis.mget(_rest(model), _count(model)))
            (self._failing.discard if count is None else self._failing.add)(model)
            if rests is None:
                self._clear_until[model] = now + LOOK_SECONDS
            return rests is not None
        except RedisError as error:
            log.warning("breaker_unreachable", error=type(error).__name__)
            return False

    def failed(self, model: str) -> None:
        self._failing.add(model)
        self._clear_until.pop(model, None)
        try:
            failures = self._counted(keys=[_count(model)], args=[self._window_ms])
            if failures >= self._failures:
                with self._redis.pipeline() as pipe:
                    pipe.set(_rest(model), failures, px=self._rest_ms)
                    pipe.delete(_count(model))
                    pipe.execute()
                log.warning("breaker_opened", model=model, failures=failures, seconds=self._rest_ms / 1000)
        except RedisError as error:
            log.warning("breaker_unreachable", error=type(error).__name__)

    def worked(self, model: str) -> None:
        """Ends the count of failures. Costs nothing when there was none as the model was asked."""
        if model not in self._failing:
            return
        try:
            self._redis.delete(_count(model))
            self._failing.discard(model)
        except RedisError as error:
            log.warning("breaker_unreachable", error=type(error).__name__)


def _count(model: str) -> str:
    return f"mimi:llm:failures:{model}"


def _rest(model: str) -> str:
    return f"mimi:llm:resting:{model}"
