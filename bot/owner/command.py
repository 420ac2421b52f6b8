"""What the owner's commands share: settings, the database, ways out, and output that any terminal can show.

Exit codes: 0 done; 1 not done, and why is said; 2 settings or arguments that cannot be used; 3 a service is away.
"""

import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, NoReturn
from zoneinfo import ZoneInfo

import typer

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress
    from sqlalchemy import Engine

    from bot.settings import Settings

NOT_DONE: Final = 1
UNUSABLE: Final = 2
AWAY: Final = 3

PIPED_WIDTH: Final = 180
"""Columns when the output goes to a file or another program, so that no id is broken there."""

SLOW_SECONDS: Final = 2.0


def stop(why: str, code: int = NOT_DONE) -> NoReturn:
    """Says why, on standard error, and ends the command."""
    from rich.text import Text

    console(errors=True).print(Text(_showable(why)), soft_wrap=True)
    raise typer.Exit(code)


def say(what: str) -> None:
    """A line on standard output that may hold other people's words."""
    from rich.text import Text

    console().print(Text(_showable(what)), soft_wrap=True)


def settings() -> "Settings":
    """From the environment or .env, as for the web process. Ends the command when they cannot be used."""
    from bot.settings import SettingsError, load_settings
    from bot.watch.logs import set_up_logs

    try:
        loaded = load_settings()
    except SettingsError as error:
        stop(f"MiMi cannot start:\n{error}", UNUSABLE)
    set_up_logs("ERROR")
    return loaded


@contextmanager
def database(given: "Settings") -> "Iterator[Engine]":
    """The books. A statement may take its time here; a database that is away ends the command."""
    from sqlalchemy.exc import OperationalError

    from models.database.engine import make_engine

    engine = make_engine(given.database_url, connections=1, statement_seconds=None)
    try:
        yield engine
    except OperationalError as error:
        from bot.owner.failures import explained

        stop(*explained(error))
    finally:
        engine.dispose()


def console(*, errors: bool = False) -> "Console":
    """Standard output (or error), as wide as the terminal. What an output's encoding lacks is spelt out, never an error."""
    from rich.console import Console

    stream = sys.stderr if errors else sys.stdout
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")
    return Console(file=stream, highlight=False, width=None if stream.isatty() else PIPED_WIDTH)


def table(title: str, rows: Sequence[Mapping[str, Any]], zone: ZoneInfo, names: Mapping[str, str] | None = None) -> None:
    """Prints rows as a table under its title. `names` chooses the columns and heads them; all by their own names without."""
    from rich.table import Table
    from rich.text import Text

    heads = names or {name: name for name in (rows[0] if rows else {})}
    made = Table(title=Text(title), title_justify="left", show_edge=False, pad_edge=False)
    for name, head in heads.items():
        numbers = any(isinstance(row[name], int) and not isinstance(row[name], bool) for row in rows)
        made.add_column(Text(head), justify="right" if numbers else "left", overflow="fold")
    for row in rows:
        made.add_row(*(Text(_cell(row[name], zone)) for name in heads))
    out = console()
    out.print()
    out.print(made if rows else Text(f"{title}: none"))


def left_out(rows: int) -> None:
    """Says how many rows a list does not show; nothing when it shows all."""
    if rows:
        say(f"… and {rows:,} more that are not shown.")


def _cell(value: object, zone: ZoneInfo) -> str:
    match value:
        case None | False:
            return ""
        case True:
            return "yes"
        case datetime():
            return value.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")
        case int():
            return f"{value:,}"
        case _:
            return _showable(str(value))


def _showable(said: str) -> str:
    """Without what would steer a terminal: names and reasons are other people's words."""
    return "".join(sign if sign.isprintable() or sign in "\n\u200d" else "\N{REPLACEMENT CHARACTER}" for sign in said)


@contextmanager
def progress(total: int | None, doing: str, *, after: float = SLOW_SECONDS) -> "Iterator[Progress]":
    """A bar on a terminal, shown when it takes over `after` seconds. `advance(progress.task_ids[0])` moves it."""
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    out = console(errors=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    bar = Progress(*columns, console=out, transient=True, disable=not out.is_terminal)
    bar.add_task(doing, total=total)
    late = threading.Timer(after, bar.start)
    late.daemon = True
    late.start()
    try:
        yield bar
    finally:
        late.cancel()
        late.join()
        if bar.live.is_started:
            bar.stop()
