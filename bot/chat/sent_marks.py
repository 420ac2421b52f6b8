"""Notes that LINE has taken replies, those of a moment in one statement: nobody waits for it, and most turns end with it.

What is lost with a process stays pending. The sweep tries such a reply again, hears from LINE that its token is used, and settles
it then; so this is only for replies that carry nothing along.
"""

import threading
from typing import Final

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from models.database.batch import bare
from models.events import reply_outcomes

log = structlog.get_logger()

GATHERING_SECONDS: Final = 0.2
"""How long the first of several waits for others. A reply counts as left by a lost process after seconds."""

AGAIN_SECONDS: Final = 0.5
"""How long a database that took no marks is left alone."""

MOST_KEPT: Final = 1000
"""Marks; more than these are left to the sweep, which finds them by themselves."""


class SentMarks:
    """Thread-safe; never raises. Its thread begins with the first mark, in the process that makes it, and sleeps between them."""

    def __init__(self, engine: Engine, gathering: float = GATHERING_SECONDS) -> None:
        self._engine = engine
        self._gathering = gathering
        self._events: list[str] = []
        self._lock = threading.Lock()
        self._some = threading.Event()
        self._ending = threading.Event()
        self._thread: threading.Thread | None = None

    def add(self, event: str) -> None:
        """LINE has taken the reply to this event."""
        with self._lock:
            self._events.append(event)
            del self._events[:-MOST_KEPT]
            if self._thread is None:
                thread = threading.Thread(target=self._run, name="sent-marks", daemon=True)
                try:
                    thread.start()
                except RuntimeError as error:  # the system has no thread left: the next mark tries again
                    log.warning("replies_not_marked", count=len(self._events), error=type(error).__name__)
                    return
                self._thread = thread
        self._some.set()

    def end(self) -> None:
        """Writes what is left, for a process that ends."""
        self._ending.set()
        self._some.set()
        if self._thread:
            self._thread.join()

    def _run(self) -> None:
        while not self._ending.is_set():
            self._some.wait()
            self._ending.wait(self._gathering)
            self._some.clear()
            if not self._write():
                self._ending.wait(AGAIN_SECONDS)
        self._write()

    def _write(self) -> bool:
        """False: the database took none of them, and they are kept for the next time."""
        with self._lock:
            events, self._events = self._events, []
        if not events:
            return True
        try:
            with bare(self._engine) as connection:
                reply_outcomes.mark_all_sent(connection, events)
        except SQLAlchemyError as error:
            log.warning("replies_not_marked", count=len(events), error=type(error).__name__)
            with self._lock:
                self._events = [*events, *self._events][-MOST_KEPT:]
            self._some.set()
            return False
        except Exception:  # the thread goes on, because nobody would start it again, and the sweep finds these
            log.exception("replies_left_to_the_sweep", count=len(events))
        return True
