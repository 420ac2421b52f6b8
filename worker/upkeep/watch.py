"""The watch: once a minute the figures are held against the owner's rules, and she is told.

It runs on a thread of its own, so that neither a slow LINE nor a large database keeps the sweep waiting, and not through the
queue: it has to tell of a Redis that is away. What a database that is away cannot remember, this process remembers
(`worker.upkeep.outage`).
"""

import threading
import time
from collections.abc import Callable, Mapping
from typing import Final

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.line.quota import month_pushes
from bot.owner.alerts.telling import Teller
from bot.watch.rules import figures
from models.owner import alerts, notices
from worker.runtime.parts import Parts
from worker.upkeep import report
from worker.upkeep.outage import Outage

log = structlog.get_logger()

EVERY_SECONDS: Final = 60.0
PUSHES_SECONDS: Final = 900.0
"""How often LINE is asked for the month's pushes: two calls, and the count is only approximate."""


class Watch:
    """The watch of one worker process. Several may watch: one does each round. Not thread-safe, but for `begin`."""

    def __init__(self, parts: Parts, clock: Callable[[], float] = time.monotonic) -> None:
        self._parts = parts
        self._clock = clock
        self.teller = Teller(parts.engine, parts.line, parts.links, parts.settings)
        self._outage = Outage(self.teller, parts.now)
        self._begin_at = clock()
        self._thread: threading.Thread | None = None
        self._pushes: Mapping[str, float] = {}
        self._asked_at = float("-inf")

    def begin(self) -> None:
        """Begins a round when it is due and the one before has ended. Returns at once."""
        if not self.teller.owners or self._clock() < self._begin_at or (self._thread and self._thread.is_alive()):
            return
        self._begin_at = self._clock() + EVERY_SECONDS
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self.round()
        except Exception:
            log.exception("watch_failed")

    def round(self) -> None:
        """One round. Never raises because the database is away: that is what it tells."""
        try:
            self._hold()
        except SQLAlchemyError as error:
            log.warning("watch_without_database", error=type(error).__name__)
            self._outage.failed(error)

    def _hold(self) -> None:
        parts, now = self._parts, self._parts.now()
        with parts.engine.begin() as connection:
            taken = alerts.take_round(connection)
        self._outage.over()
        if taken:
            found = {**figures.of_redis(parts.redis), **figures.of_pushes(self._month_pushes()), "worker_dead": 0.0}
            with parts.engine.begin() as connection:
                found |= figures.of_database(connection, parts.settings.database_gib)
                self.teller.hold(connection, found, now)
                notices.settle(connection)
            report.make(parts, now, found)
        self.teller.tell(now)

    def _month_pushes(self) -> Mapping[str, float]:
        if self._clock() - self._asked_at >= PUSHES_SECONDS:
            self._asked_at = self._clock()
            self._pushes = month_pushes(self._parts.line)
        return self._pushes
