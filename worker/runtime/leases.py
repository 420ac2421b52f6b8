"""Leases: which worker is at which reading, and that it still lives.

A claim puts a short lease into the reading's row, and its number into `attempts`. A heartbeat renews the leases of all
readings that this process is at, in one statement. When the process dies, its leases end within seconds, and the sweep
enqueues its readings again.

A lease can end while its worker lives: the database was away, or the process stood still. Then another worker may claim the
reading, and `attempts` grows. So every step towards LINE checks that the claim's number is still the row's (`LeaseLost`).
"""

import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Final

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from models.database.batch import bare
from models.database.engine import make_engine
from models.database.rows import Row
from models.readings import reading_leases
from worker.runtime.timing import Timing

log = structlog.get_logger()

BEAT_STATEMENT_SECONDS: Final = 2.0


class LeaseLost(Exception):
    """Another worker has claimed the reading since: this one must do nothing more with it."""


@dataclass
class Lease:
    """A reading that this worker has claimed. `row` is the reading's with its person's, at that moment."""

    row: Row
    again_in: float | None = None
    """Seconds after the end of this claim until the sweep may enqueue the reading again. None: it is closed."""

    @property
    def attempt(self) -> int:
        return int(self.row["attempts"])


class Leases:
    """All leases of this process. Thread-safe."""

    def __init__(self, engine: Engine, beats: Engine, timing: Timing) -> None:
        """`beats`: the heartbeat's own connection, which no job can keep it waiting for."""
        self._engine = engine
        self._beats = beats
        self._timing = timing
        self._lock = threading.Lock()
        self._renewing = threading.Lock()
        self._held: dict[uuid.UUID, tuple[int, float] | None] = {}
        self._beating = False

    @classmethod
    def on(cls, engine: Engine, database_url: str, timing: Timing) -> "Leases":
        beats = make_engine(
            database_url, connections=1, statement_seconds=BEAT_STATEMENT_SECONDS, connect_seconds=BEAT_STATEMENT_SECONDS
        )
        return cls(engine, beats, timing)

    @contextmanager
    def claim(self, reading: uuid.UUID) -> Iterator[Lease | None]:
        """Claims the reading until the block ends. None: somebody else is at it (in this process, too), or it is closed.

        Raises SQLAlchemyError.
        """
        with self._lock:
            taken = reading in self._held
            if not taken:
                self._held[reading] = None
        if taken:
            yield None
            return
        lease = None
        try:
            with bare(self._engine) as connection:
                row = reading_leases.claim(connection, reading, self._timing.lease)
            lease = None if row is None else Lease(row)
            if lease is not None:
                self._hold(reading, lease.attempt)
            yield lease
        finally:
            with self._lock:
                del self._held[reading]
            if lease is not None and lease.again_in is not None:
                self._release(reading, lease, lease.again_in)

    def _hold(self, reading: uuid.UUID, attempt: int) -> None:
        with self._lock:
            self._held[reading] = attempt, time.monotonic()
            if self._beating:
                return
            self._beating = True
        threading.Thread(target=self._beat, name="leases", daemon=True).start()

    def _release(self, reading: uuid.UUID, lease: Lease, seconds: float) -> None:
        """Waits for a heartbeat that has begun: it may have read this claim before, and would renew what was released.

        Later ones do not know of the claim, and must not wait in turn: to release it may take long, and they renew all others.
        """
        with self._renewing:
            pass
        with suppress(SQLAlchemyError), self._engine.begin() as connection:  # otherwise it ends by itself
            reading_leases.release(connection, reading, lease.attempt, seconds)

    def _beat(self) -> None:
        """Renews while there is something to renew."""
        away, pause = False, self._timing.beat
        while True:
            time.sleep(pause)
            with self._renewing:
                with self._lock:
                    held = self._still_held()
                    if not self._held:
                        self._beating = False
                        break
                try:
                    with self._beats.begin() as connection:
                        reading_leases.renew_all(connection, held, self._timing.lease)
                    away, pause = False, self._timing.beat
                except SQLAlchemyError as error:
                    if not away:
                        log.warning("leases_not_renewed", error=type(error).__name__, readings=len(held))
                    away, pause = True, self._timing.beat_again
        self._beats.dispose()

    def _still_held(self) -> dict[uuid.UUID, int]:
        """What is claimed, and since not too long: the lease of a thread that hangs must end."""
        since = time.monotonic() - self._timing.longest_claim
        return {reading: claim[0] for reading, claim in self._held.items() if claim is not None and claim[1] > since}
