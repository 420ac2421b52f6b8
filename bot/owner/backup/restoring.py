"""Puts a backup into a database, in one transaction: all of it, or nothing has changed."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import IO, Any, Final

import psycopg2
from psycopg2 import extensions, sql
from psycopg2.errors import LockNotAvailable

from bot.owner.backup import belongings, script
from bot.owner.backup.database import Place
from bot.owner.backup.programs import Program
from bot.owner.backup.running import Run, running
from models.database.engine import NO_END

LOCK_SECONDS: Final = 10.0
"""How long it waits for what uses the tables: a turn takes no longer, a process that runs on does."""


class NotRestored(Exception):
    """Nothing was changed. The message says why."""


class Peopled(NotRestored):
    """There are people in the database, and it was not said that they may go."""


class Uncertain(Exception):
    """The connection was lost while the transaction was committed: the database has the backup, or what was there before."""


@dataclass(frozen=True)
class Wishes:
    """What people wanted in the database that was replaced: their data deleted (id, pseudonym), or no more news (id)."""

    forgotten: list[tuple[uuid.UUID, str]] = field(default_factory=list)
    no_news: list[uuid.UUID] = field(default_factory=list)


@dataclass(frozen=True)
class Restored:
    """What came of it: MiMi's version, the people, and what people had wanted in what was replaced."""

    version: str
    people: int
    wishes: Wishes


def restore(
    place: Place,
    program: Program,
    source: Path | IO[bytes],
    schema: str,
    *,
    over: bool,
    lock_seconds: float = LOCK_SECONDS,
) -> Restored:
    """Replaces MiMi's tables in `schema` by those of the backup. Without `over` only where there are no people.

    Raises Peopled, NotRestored, and psycopg2's errors; then nothing was changed. Raises Uncertain.
    """
    words: list[str | Path] = [program.path, "--no-owner", "--no-privileges", f"--schema={schema}", "--file=-"]
    if isinstance(source, Path):
        words.append(source)
    given = None if isinstance(source, Path) else source
    with _plain_connection(place) as connection, connection.cursor() as cursor:
        cursor.execute(f"set local lock_timeout = {int(lock_seconds * 1000)}; set local statement_timeout = 0")
        cursor.execute(NO_END.format(local="true"))
        with running(words, given=given) as run:
            wishes = _load(cursor, run, schema, over=over)
        if run.code or wishes is None:
            raise NotRestored(f"pg_restore {program.major} cannot read it: {run.why}")
        name = sql.Identifier(schema)
        version = _one(cursor, sql.SQL("select version_num from {}.alembic_version").format(name))
        people = _one(cursor, sql.SQL("select count(*) from {}.users").format(name))
        try:
            connection.commit()
        except psycopg2.OperationalError as error:
            raise Uncertain from error
    return Restored(str(version), int(people), wishes)


def _load(cursor: Any, run: Run, schema: str, *, over: bool) -> Wishes | None:
    """Carries the script out, after what it replaces is gone. What people had wanted there; None: there is no script."""
    steps = script.steps(run.output)
    first = next(steps, "")
    if not first:
        return None
    if not isinstance(first, str) or f"{schema}.users" not in script.tables(first):
        raise NotRestored(f"it has no tables of MiMi in the schema {schema}")
    wishes = _make_room(cursor, schema, script.tables(first), over=over)
    ours, others = belongings.functions_there(cursor, schema)
    for signature in ours:
        cursor.execute(f"drop routine {signature}")
    cursor.execute(script.without_functions(first, lambda named: belongings.plain(named) in others))
    for step in steps:
        if isinstance(step, str):
            cursor.execute(step)
            continue
        try:
            with redirect_stderr(
                StringIO()
            ):  # a connection that is lost here makes the driver print rows, which are people's words
                cursor.copy_expert(step.statement, step)
        except psycopg2.Error as error:
            if step.cut_short:
                raise NotRestored("it is cut short: it ends within a table's rows") from None
            if "error in .read() call" in str(error):  # the driver hides what interrupted it
                raise NotRestored("it was interrupted") from None
            raise
    return wishes


def _make_room(cursor: Any, schema: str, created: list[str], *, over: bool) -> Wishes:
    """Drops MiMi's tables. What people had wanted there. Raises NotRestored when others are in the way of the backup's."""
    name = sql.Identifier(schema)
    there = belongings.tables_there(cursor, schema)
    in_the_way = {table.rpartition(".")[2] for table in created} & set(belongings.others_there(cursor, schema))
    if in_the_way:
        listed = ", ".join(sorted(in_the_way))
        raise NotRestored(f"the backup has tables that are there and that this release does not know ({listed})")
    wishes = Wishes()
    if "users" in there:
        try:
            cursor.execute(sql.SQL("lock table {}.users in access exclusive mode").format(name))
        except LockNotAvailable:
            raise NotRestored("somebody uses the tables: stop the web process and the worker first") from None
        if _one(cursor, sql.SQL("select count(*) from {}.users").format(name)) and not over:
            raise Peopled("there are people in the database")
        wishes = _wishes(cursor, schema)
    if there:
        cursor.execute(sql.SQL("drop table {}").format(sql.SQL(", ").join(sql.Identifier(schema, table) for table in there)))
    return wishes


def _wishes(cursor: Any, schema: str) -> Wishes:
    """Asked of the rows as JSON, because an earlier release has not all of the columns."""
    asked = "(to_jsonb(u) ->> '{}') is not null"
    forgotten, no_news = asked.format("forgotten_at"), asked.format("news_stopped_at")
    statement = "select u.id::text, u.line_id, {}, {} from {{}}.users u where {} or {}"
    cursor.execute(sql.SQL(statement.format(forgotten, no_news, forgotten, no_news)).format(sql.Identifier(schema)))
    wishes = Wishes()
    for one, name, left, quiet in cursor.fetchall():
        if left:
            wishes.forgotten.append((uuid.UUID(one), name))
        if quiet:
            wishes.no_news.append(uuid.UUID(one))
    return wishes


def _one(cursor: Any, statement: Any) -> Any:
    cursor.execute(statement)
    return cursor.fetchone()[0]


@contextmanager
def _plain_connection(place: Place) -> Iterator[Any]:
    """A connection that may COPY: psycopg2 must not wait by a function of ours then (`models.database.deadline`)."""
    before = extensions.get_wait_callback()
    extensions.set_wait_callback(None)
    try:
        connection = psycopg2.connect(**place.parameters)
        try:
            yield connection
        finally:
            connection.close()
    finally:
        extensions.set_wait_callback(before)
