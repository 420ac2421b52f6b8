"""The web process looks whether a worker lives: a dead worker cannot say so itself.

It looks after an event of somebody's, at most once a minute and on a thread of its own: while nobody writes, no worker is missed,
and nothing is asked.
"""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

import structlog
from redis import Redis

from bot.owner.alerts.telling import Teller
from bot.watch.rules import figures

log = structlog.get_logger()

EVERY_SECONDS: Final = 60.0
RULE: Final = "worker_dead"


class WorkerGlance:
    """Thread-safe. `clock` is in seconds. A worker that is there again takes the alert back itself."""

    def __init__(self, teller: Teller, redis: Redis, clock: Callable[[], float] = time.monotonic) -> None:
        self._teller = teller
        self._redis = redis
        self._clock = clock
        self._lock = threading.Lock()
        self._next = clock() + EVERY_SECONDS

    def look_if_due(self) -> None:
        """Call after an event. Looks when it is time to, and returns at once."""
        if self._teller.owners and self._clock() >= self._next:
            with self._lock:
                due = self._clock() >= self._next
                self._next = self._clock() + EVERY_SECONDS if due else self._next
            if due:
                threading.Thread(target=self._run, name="worker-glance", daemon=True).start()

    def _run(self) -> None:
        try:
            self.look()
        except Exception as error:  # the next look comes in a minute
            log.warning("worker_not_looked_for", error=type(error).__name__)

    def look(self, now: datetime | None = None) -> None:
        """One look. Raises what the database raises."""
        now = now or datetime.now(UTC)
        found = figures.of_worker(self._redis)
        if not found.get(RULE):
            return
        with self._teller.engine.begin() as connection:
            self._teller.hold(connection, found, now, only=(RULE,))
        self._teller.tell(now)
