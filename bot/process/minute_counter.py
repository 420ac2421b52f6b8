"""Counts what somebody does in a minute of the clock, in Redis, by one plain command.

The first few times of a minute a process may count by itself: then most people cost no command at all, and somebody whom several
processes serve can do that much more with each of them before all know of it.

Counts are there against floods, and no money depends on them: while Redis is away everything counts as nothing. After a
failure Redis is not asked for some seconds, so that its time-out is paid once and not with every request.
"""

import threading
import time
from collections.abc import Callable
from typing import Final, NamedTuple

import structlog
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as Disconnected
from redis.exceptions import RedisError
from redis.retry import Retry

log = structlog.get_logger()

AWAY_SECONDS: Final = 5.0
"""How long Redis is left alone after it did not answer."""

TIMEOUT_SECONDS: Final = 0.3
"""To connect, and to wait for the answer: LINE gives the whole event 2 s."""

MINUTE_SECONDS: Final = 60
KEPT_SECONDS: Final = 2 * MINUTE_SECONDS
"""How long Redis keeps a minute: longer than any machine's clock counts into it."""


class Counted(NamedTuple):
    """A count before and now. It may grow by several at once, which a process had counted by itself."""

    before: int
    now: int


NOT_COUNTED: Final = Counted(0, 0)


class MinuteCounter:
    """Counts by `what` and by who, minute by minute, across machines. Thread-safe; never raises.

    `own`: so many times of each minute stay with this process. Redis is given up after `patience` seconds. `clock` counts
    seconds, and `now` is UTC in seconds. `on_away` is called whenever something could not be counted.
    """

    def __init__(
        self,
        redis_url: str,
        what: str,
        *,
        own: int = 0,
        on_away: Callable[[], object] = lambda: None,
        patience: float = TIMEOUT_SECONDS,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._what = what
        self._redis = Redis.from_url(
            redis_url,
            # A pooled connection that the server closed meanwhile is worth a second try; one that hangs is not.
            retry=Retry(NoBackoff(), 1, supported_errors=(Disconnected,)),
            socket_connect_timeout=patience,
            socket_timeout=patience,
        )
        self._few = FewTimes(own)
        self._on_away = on_away
        self._clock = clock
        self._now = now
        self._away_until = float("-inf")
        self._ends_with: int | None = None

    def count(self, who: str, times: int = 1) -> int:
        """How often in this minute, with these `times`; 0 while Redis is away."""
        return self.add(who, times).now

    def add(self, who: str, times: int = 1) -> Counted:
        """As `count`, and how often all knew of before."""
        minute = int(self._now() // MINUTE_SECONDS)
        counted, asked = self._few.count(minute, who, times)
        if asked is None:
            return Counted(counted - times, counted)
        if self._clock() < self._away_until:
            self._on_away()
            return NOT_COUNTED
        try:
            counted = self._count(who, minute, asked)
        except RedisError as error:
            self._away_until = self._clock() + AWAY_SECONDS
            log.warning("limits_away", what=self._what, error=type(error).__name__)
            self._on_away()
            return NOT_COUNTED
        return Counted(counted - asked, counted)

    def seconds_left(self) -> int:
        """Until the next minute begins: 1 to 60."""
        return MINUTE_SECONDS - int(self._now() % MINUTE_SECONDS)

    def _count(self, who: str, minute: int, times: int) -> int:
        """In one trip. The minute's hash is made to end once by each process, in the same trip."""
        window = f"mimi:{self._what}:{minute}"
        if minute == self._ends_with:
            return int(self._redis.hincrby(window, who, times))
        with self._redis.pipeline(transaction=True) as together:
            together.hincrby(window, who, times)
            together.expire(window, KEPT_SECONDS)
            count: int = together.execute()[0]
        self._ends_with = minute
        return count


class FewTimes:
    """What one process counts by itself: up to `own` times of each minute and person. Thread-safe."""

    def __init__(self, own: int) -> None:
        self._own = own
        self._minute = 0
        self._counts: dict[str, int] = {}
        self._known: set[str] = set()
        self._lock = threading.Lock()

    def count(self, minute: int, who: str, times: int) -> tuple[int, int | None]:
        """How often here, and how many of them all processes have to know of now; None: of none, and they need not be asked.

        With the first that is too many for this process all of its own go along; from then on each goes at once.
        """
        if not self._own:
            return 0, times
        with self._lock:
            if minute != self._minute:
                self._minute, self._counts, self._known = minute, {}, set()
            if who in self._known:
                return 0, times
            here = self._counts[who] = self._counts.get(who, 0) + times
            if here <= self._own:
                return here, None
            self._known.add(who)
            return here, here
