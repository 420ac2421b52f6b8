"""Turns that failed: run again, left to LINE's redelivery, or closed with what is said instead."""

from collections.abc import Callable
from typing import Final, TypeVar

import structlog
from psycopg2.errors import DeadlockDetected, QueryCanceled
from sqlalchemy import Engine
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from bot.chat.events import Event
from bot.chat.turn import NeverOpened, values_of
from bot.say.checks import packed
from bot.say.limits import Message
from models.database.batch import bare
from models.people import turns

log = structlog.get_logger()
Result = TypeVar("Result")

RUNS_AFTER_DEADLOCK: Final = 3
"""How often a turn that Postgres undid for a deadlock is run again: people who invite each other at the same moment."""

RUNS_AFTER_LOST_CONNECTION: Final = 1


def close_failed_turn(engine: Engine, event: Event, replies: list[Message]) -> bool:
    """Closes an event whose turn was undone for good, with what is said instead.

    False: it has been carried out after all. Raises what the database raises.
    """
    with bare(engine) as connection:
        return turns.close_failed_turn(connection, values_of(event), packed(replies))


def database_is_away(error: Exception) -> bool:
    """Whether a turn failed because the database cannot be reached, or has no connection free: later it may go well."""
    if isinstance(error, OperationalError):
        return not isinstance(error.orig, DeadlockDetected | QueryCanceled)
    return isinstance(error, InterfaceError | NoConnectionFree)


def run_again_if_undone(run: Callable[[], Result]) -> Result:
    """Runs a turn, and again when Postgres undid it to end a deadlock, or went away under a pooled connection.

    The event's row decides whether a lost turn had been committed: then the next run raises Repeated. What took too long
    is not run again: it would take too long again.
    """
    failures = 0
    while True:
        try:
            return run()
        except OperationalError as error:
            failures += 1
            runs = RUNS_AFTER_DEADLOCK if isinstance(error.orig, DeadlockDetected) else RUNS_AFTER_LOST_CONNECTION
            if isinstance(error.orig, QueryCanceled) or failures > runs:
                raise
            log.warning("turn_again", error=type(error.orig).__name__)


def may_go_well_later(event: Event, error: Exception) -> bool:
    """Whether to leave the event open, so that LINE sends it again, instead of closing it.

    The database may be away. Or LINE has sent it before, and it could not begin: then its first turn may be still running, and
    will answer it.
    """
    return database_is_away(error) or (event.redelivered and isinstance(error, NeverOpened))
