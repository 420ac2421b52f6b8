"""`mimi backup` and `mimi restore`."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from bot.owner import command as cli

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from bot.owner.backup.database import Found, Place

STREAM: Final = "-"
ENDED: Final = 143
"""The exit code of a program that SIGTERM has ended."""


def backup(
    file: Annotated[str, typer.Argument(help="The file to write, or - to stream to standard output.")],
    replace: Annotated[bool, typer.Option("--replace", help="A file of this name may be replaced.")] = False,
) -> None:
    """Writes a backup of MiMi's tables in the format of pg_dump, and reads it back to see that it is whole.

    Only DATABASE_URL is needed. The file has its name only when it is whole, and nobody else may read it: it holds what people
    asked. People may chat meanwhile. Drawn pictures of readings are left out; they are drawn again when somebody looks.
    pg_dump must be as new as the server (docs/operations.md).

    Exits with 0, with 1 when there is no backup, with 2 when the settings are wrong, with 3 when the database is away.
    """
    from bot.owner.backup import dumping, programs

    if file == STREAM and sys.stdout.isatty():
        cli.stop("A backup is no text for a terminal: mimi backup - > FILE")
    target = Path(file).expanduser()
    if file != STREAM:
        _may_write(target, replace=replace)
    with _opened() as (engine, place, found):
        if place.is_transaction_pooler:
            cli.stop(
                "DATABASE_URL is a transaction pooler (port 6543), which pg_dump cannot work through. For this command take the"
                " direct address or the session pooler: DATABASE_URL=... mimi backup FILE"
            )
        if not found.version:
            cli.stop(f"There are no tables of MiMi in {place.shown}: nothing was written.")
        engine.dispose()
        try:
            program = programs.dumping(found.server, encrypted=not place.is_here)
            if file == STREAM:
                size = dumping.dump(place, found, program, sys.stdout.buffer)
            else:
                size = dumping.write(place, found, program, programs.restoring(), target)
        except (programs.NoProgram, dumping.NotWritten) as error:
            cli.stop(f"There is no backup: {error}")
        except OSError as error:
            if isinstance(error, BrokenPipeError):
                raise
            cli.stop(f"There is no backup: {error.strerror}: {target if file != STREAM else 'standard output'}.")
    where, read = ("Streamed", "not read back") if file == STREAM else (f"Wrote {target}:", "read back whole")
    said = f"{where} {size:,} bytes, version {found.version}, people: {found.people:,}, of {place.shown}; {read}."
    typer.echo(said, err=file == STREAM)


def restore(
    file: Annotated[str, typer.Argument(help="The backup, or - to read it from standard input.")],
    over: Annotated[bool, typer.Option("--over", help="People who are in the database may be replaced.")] = False,
    yes_really: Annotated[bool, typer.Option("--yes-really", help="With --over: do not ask for the database's name.")] = False,
) -> None:
    """Puts a backup into the database of DATABASE_URL, brings it to this release, and holds the books against their invariants.

    Stop the web process and the worker first. It is one transaction: interrupted or refused, nothing has changed. Over a
    database with people in it, it wants --over, and the database's name typed (or --yes-really). Who had their data
    deleted there since the backup is deleted again. What the world did since then is missing: docs/operations.md.

    Exits with 0, with 1 when nothing was changed or the books do not balance, with 2 when the settings are wrong, with 3
    when the database is away.
    """
    import psycopg2

    from bot.owner.backup import archive, finishing, programs, restoring
    from bot.owner.failures import explained

    source = Path(file).expanduser()
    if file != STREAM and not source.is_file():
        cli.stop(f"There is no file {source}: nothing was changed.")
    with _opened() as (engine, place, found):
        if found.foreign:
            cli.stop(f"The table users in {place.shown} is not MiMi's: name a database of her own. Nothing was changed.")
        try:
            program = programs.restoring()
            made = "from standard input" if file == STREAM else f"of {archive.read(program, source, found.schema).made}"
        except (programs.NoProgram, archive.Unreadable) as error:
            cli.stop(f"Nothing was changed: {error}")
        if found.people:
            _ask(engine, place, found, made, over=over, sure=yes_really, typed=file != STREAM)
        engine.dispose()
        try:
            given = sys.stdin.buffer if file == STREAM else source
            restored = restoring.restore(place, program, given, found.schema, over=over)
        except restoring.NotRestored as error:
            cli.stop(f"Nothing was changed: {error}.")
        except restoring.Uncertain:
            cli.stop("The connection was lost at the last moment. Run the same once more: it says what is there now.", cli.AWAY)
        except psycopg2.Error as error:
            what, code = explained(error)
            cli.stop(f"Nothing was changed. {what}", code)
        cli.say(f"Restored the backup {made} into {place.shown}: version {restored.version}, people: {restored.people:,}.")
        try:
            done = finishing.finish(engine, _url(), restored)
        except Exception:
            cli.say(f"What comes after it failed. {finishing.by_hand(restored)}")
            raise
    if done.newer:
        cli.say("The backup is of a newer release than this one: deploy that one.")
    if done.forgotten:
        cli.say(f"Forgotten again, because they had their data deleted since then: {done.forgotten:,}.")
    if done.stopped:
        cli.say(f"Stopped, because some people have got it since then: {done.stopped} piece(s) of news. mimi news shows them.")
    if done.broken:
        cli.stop(f"The books do not balance ({', '.join(done.broken)}): mimi check shows the rows.")
    cli.say("The books balance. Empty Redis (docs/operations.md), then start both processes.")


def _may_write(target: Path, *, replace: bool) -> None:
    if target.is_dir():
        cli.stop(f"{target} is a folder: name the file in it.")
    if not target.parent.is_dir():
        cli.stop(f"There is no folder {target.parent}.")
    if target.exists() and not replace:
        cli.stop(f"{target} is there already, and was not touched: --replace lets it be replaced.")


def _ask(engine: "Engine", place: "Place", found: "Found", made: str, *, over: bool, sure: bool, typed: bool) -> None:
    from bot.owner.backup.database import others

    what = f"There are people in {place.shown} ({found.people:,})"
    if not over:
        cli.stop(f"{what}: nothing was changed. --over lets them be replaced.")
    with engine.connect() as connection:
        count = others(connection)
    if count:
        cli.say(f"MiMi's processes have connections open there ({count}): stop the web process and the worker first.")
    if sure:
        return
    if not typed:
        cli.stop(f"{what}. With a backup from standard input nobody can be asked: add --yes-really. Nothing was changed.")
    cli.say(f"{what}. All of MiMi's tables there are replaced by the backup {made}.")
    if typer.prompt("Type the database's name to do it").strip() != place.name:
        cli.stop("That is not its name: nothing was changed.")


@contextmanager
def _opened() -> "Iterator[tuple[Engine, Place, Found]]":
    """The database, and what is in it. SIGTERM ends the command as an error does, so that what is half done is removed."""
    from bot.owner.backup.database import Place, look
    from models.database.engine import make_engine

    url = _url()
    engine = make_engine(url, connections=1, statement_seconds=None)
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(ENDED))
    try:
        place = Place.of(url)
        with engine.connect() as connection:
            found = look(connection)
        yield engine, place, found
    finally:
        signal.signal(signal.SIGTERM, before)
        engine.dispose()


def _url() -> str:
    from bot.settings import SettingsError, load_database_url
    from bot.watch.logs import set_up_logs

    try:
        url = load_database_url()
    except SettingsError as error:
        cli.stop(str(error), cli.UNUSABLE)
    set_up_logs("ERROR")
    return url
