"""Whether MiMi pauses now, as one process knows it: read once in a few seconds, and only when somebody asks."""

import threading
import time
from collections.abc import Callable
from datetime import datetime
from typing import Final

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from models.owner import pause
from models.owner.pause import Pause

log = structlog.get_logger()

KEPT_SECONDS: Final = 5.0
"""A pause begins and ends everywhere within this time."""


class KnownPause:
    """Thread-safe; never raises. `clock` is in seconds."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.monotonic) -> None:
        self._engine = engine
        self._clock = clock
        self._lock = threading.Lock()
        self._read_at = float("-inf")
        self._known: Pause | None = None

    def at(self, now: datetime) -> Pause | None:
        """The pause, if there is one. When the database does not answer, what was known last."""
        with self._lock:
            due = self._clock() - self._read_at >= KEPT_SECONDS
            if due:
                self._read_at = self._clock()
        if due:
            try:
                with self._engine.connect() as connection:
                    self._known = pause.current(connection)
            except SQLAlchemyError as error:
                log.warning("pause_not_read", error=type(error).__name__)
        known = self._known
        return known if known and known.until > now else None
