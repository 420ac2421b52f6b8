"""What a command says when something fails that it did not expect itself: a sentence, never a traceback.

A traceback shows the values that a program works with, and some of those are secrets. With LOG_LEVEL=DEBUG it is shown all
the same.
"""

import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from bot.owner.command import AWAY, NOT_DONE, stop

ROOT: Final = Path(__file__).parents[2]
SHOW_ALL: Final = "LOG_LEVEL=DEBUG"

MIGRATE: Final = "The database does not have what this release needs: run `mimi migrate`."
SAID: Final = {
    "42P01": MIGRATE,
    "42703": MIGRATE,
    "42501": "The database's user may not do this: give it the right, or put another user into DATABASE_URL.",
    "2BP01": "Something that is not MiMi's depends on her tables, such as a view: drop it first.",
    "3F000": "The database's user may use no schema there: `grant usage, create on schema public to …`.",
    "25006": "The database is read-only: its disk may be full, or it is a copy of another one.",
    "53100": "The database's disk is full.",
    "55P03": "Something else holds a table: try again in a minute, or stop what holds it.",
}
"""By SQLSTATE (Postgres, appendix A)."""

GONE: Final = ("08", "57P")
"""Classes of SQLSTATE that mean that the server went away."""


class Guarded(TyperGroup):
    """The commands' root: whatever a command did not catch becomes a sentence and an exit code here."""

    def invoke(self, ctx: Any) -> Any:
        with told():
            return super().invoke(ctx)


@contextmanager
def told() -> Iterator[None]:
    """Ends the command with a sentence instead of an error that nobody expected."""
    try:
        yield
    except (typer.Exit, typer.Abort, TyperException, BrokenPipeError):
        raise  # typer's own: it says them, and ends quietly when nobody reads any more
    except Exception as error:
        if os.environ.get("LOG_LEVEL", "").upper() == "DEBUG":
            raise
        what, code = explained(error)
        stop(what, code)


def explained(error: Exception) -> tuple[str, int]:
    """What is said of an error, and the exit code. No values of ours are quoted, for secrets may be among them."""
    import psycopg2
    from redis.exceptions import RedisError
    from sqlalchemy.exc import DBAPIError

    from models.general.service_errors import Permanent, Temporary

    match error:
        case DBAPIError():
            return _of_the_database(error.orig, gone=error.connection_invalidated)
        case psycopg2.Error():
            return _of_the_database(error)
        case RedisError():
            return f"Redis cannot be used: {type(error).__name__}. See REDIS_URL.", AWAY
        case Temporary():
            return f"A service is away: {_kind(error)}. Try again later.", AWAY
        case Permanent():
            return f"A service refuses: {_kind(error)}. `mimi doctor` says more.", NOT_DONE
        case OSError():
            return f"{error.strerror or type(error).__name__}{f': {error.filename}' if error.filename else ''}.", NOT_DONE
    return f"This is a mistake in MiMi: {type(error).__name__} in {_place(error)}. {SHOW_ALL} shows all of it.", NOT_DONE


def _of_the_database(error: BaseException | None, *, gone: bool = False) -> tuple[str, int]:
    import psycopg2

    said = str(error).strip()
    number = getattr(error, "pgcode", None)
    first = (said.splitlines() or [type(error).__name__])[0]
    if gone or (number is None and isinstance(error, psycopg2.OperationalError | psycopg2.InterfaceError)):
        return f"The database is away: {' '.join(said.split())}", AWAY
    if number is not None and number.startswith(GONE):
        return f"The database is away: {first}", AWAY
    return f"{SAID.get(number or '', 'The database refuses.')} ({first})", NOT_DONE


def _kind(error: Exception) -> str:
    """The kind and the status; a service's words may quote what it was sent."""
    first = str(error).split(" ", 1)[0]
    return f"{type(error).__name__}{f' {first}' if first.isdigit() else ''}"


def _place(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(ROOT) and "site-packages" not in frame.filename]
    last = (ours or frames)[-1]
    return f"{Path(last.filename).name}, line {last.lineno}"
