"""What a worker process does by the clock, on a thread of its own: sweeps, the nightly check, shared metrics.

Every process sweeps; a lock in the database lets one at a time do it. RQ's own scheduler is not used: it goes by the
machine's local time, and costs ten Redis commands a second at rest.
"""

import threading
import time
from collections.abc import Callable
from datetime import date
from typing import Final

import structlog
from redis.exceptions import RedisError
from sqlalchemy.exc import SQLAlchemyError

from bot.process.queue import NOTE_SECONDS, Job, note_worker
from bot.watch.figures.workers import Share
from bot.watch.fingerprint import Notes, fingerprint
from worker.process.threads import JobThreads
from worker.runtime.parts import Parts
from worker.upkeep import nightly
from worker.upkeep.sweep import sweep_all
from worker.upkeep.watch import Watch

log = structlog.get_logger()

TICK_SECONDS: Final = 1.0
TAKING_SECONDS: Final = 60.0
"""A process that has not asked for jobs for so long (all its threads hang) does not count as a worker."""

NIGHT_KEPT_SECONDS: Final = 24 * 3600


class Clock:
    """Not thread-safe: for one thread."""

    def __init__(
        self, parts: Parts, threads: JobThreads, clock: Callable[[], float] = time.monotonic, watch: Watch | None = None
    ) -> None:
        """`clock` is in seconds. `watch` tells the owner what is wrong; None: nobody does."""
        self._parts = parts
        self._threads = threads
        self._share = Share(parts.redis)
        self._notes = Notes(fingerprint(parts.settings))
        self._clock = clock
        self._watch = watch
        self._sweep_at = self._note_at = clock()
        self._sweep_failed = False
        self._checked: date | None = None

    def start(self, stopping: threading.Event) -> threading.Thread:
        """Ticks until `stopping` is set."""
        thread = threading.Thread(target=self._run, args=(stopping,), name="clock", daemon=True)
        thread.start()
        return thread

    def _run(self, stopping: threading.Event) -> None:
        while not stopping.wait(min(TICK_SECONDS, self._parts.timing.sweep)):
            try:
                self.tick()
            except (RedisError, SQLAlchemyError) as error:
                log.warning("clock_waits", error=type(error).__name__)
            except Exception:
                log.exception("clock_failed")  # the thread must live: without it nothing would ever be swept again

    def tick(self) -> None:
        """Does what is due. Raises RedisError and SQLAlchemyError; what was not done is due again with the next tick."""
        if self._watch is not None:
            self._watch.begin()
        self._share.publish()
        if self._clock() >= self._sweep_at:
            after_a_failure, self._sweep_failed = self._sweep_failed, True
            sweep_all(self._parts, expired_leases=not after_a_failure)
            self._sweep_failed = False
            self._sweep_at = self._clock() + self._parts.timing.sweep
            if self._clock() >= self._note_at and self._threads.taking_jobs(TAKING_SECONDS):
                self._notes.heard(note_worker(self._parts.redis, self._notes.text))
                self._note_at = self._clock() + NOTE_SECONDS
        night = nightly.due(self._parts.now(), self._parts.settings.zone)
        if night is not None and night != self._checked:
            self._enqueue_check(night)

    def _enqueue_check(self, night: date) -> None:
        """Once a night, whichever process comes first."""
        redis, key = self._parts.redis, f"mimi:checked:{night}"
        if redis.set(key, "1", nx=True, ex=NIGHT_KEPT_SECONDS) and not self._parts.queue.put(Job("check_books", str(night))):
            redis.delete(key)
            return
        self._checked = night
