"""Transactions that must not be lost because the database is away for a moment."""

import time
from collections.abc import Callable
from typing import Final, TypeVar

import structlog
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import InterfaceError, OperationalError, TimeoutError

from models.database.batch import bare
from worker.runtime.parts import Parts

log = structlog.get_logger()

Result = TypeVar("Result")

DATABASE_AWAY: Final = (OperationalError, InterfaceError, TimeoutError)
FIRST_PAUSE_SECONDS: Final = 0.1


def persist(parts: Parts, step: Callable[[Connection], Result], *, alone: bool = False) -> Result:
    """Runs `step` in a transaction, again and again while the database is away, for two minutes at most.

    For what only this process knows, such as an interpretation that was paid for, or that LINE has taken a reply. `step`
    must be idempotent: it is run again when the answer to a COMMIT was lost. `alone`: it is one message to the database, and
    so a transaction by itself (`models.database.batch`). Raises one of DATABASE_AWAY.
    """
    begin = bare if alone else Engine.begin
    ends, pause = time.monotonic() + parts.timing.longest_save, FIRST_PAUSE_SECONDS
    while True:
        try:
            with begin(parts.engine) as connection:
                return step(connection)
        except DATABASE_AWAY as error:
            if time.monotonic() + pause >= ends:
                raise
            log.warning("database_away", error=type(error).__name__, again_in=pause)
        time.sleep(pause)
        pause = min(2 * pause, parts.timing.save_again)
