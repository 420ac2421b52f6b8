"""The database: reached, new enough, migrated, with room and with the rights that MiMi needs, and a pg_dump for it."""

from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from bot.owner.backup import programs
from bot.owner.backup.database import TRANSACTION_POOLER, Place
from bot.owner.doctor.finding import Finding, ok, warning, wrong
from bot.owner.doctor.infrastructure import near
from models.migrations import newest
from models.tables import TABLES

OLDEST: Final = 150000
NEARLY: Final = 0.8
NEEDED: Final = ("select", "insert", "update", "delete")

_RIGHTS: Final = text(
    "select current_user as name, current_schema() as schema, current_setting('transaction_read_only') = 'on' as read_only,"
    " coalesce(has_schema_privilege(current_schema(), 'create'), false) as creates,"
    " current_setting('standard_conforming_strings') = 'off' as backslashes"
)
_TABLES: Final = text(
    "select c.relname as name, pg_has_role(c.relowner, 'usage') as owned, "
    + ", ".join(f"has_table_privilege(c.oid, '{right}') as \"{right}\"" for right in NEEDED)
    + " from pg_class c where c.relnamespace = cast(current_schema() as regnamespace) and c.relkind = 'r'"
    " and c.relname = any(:ours) order by 1"
)


def database(engine: Engine, url: str) -> Iterator[Finding]:
    """Reached, new enough, migrated, with room for connections."""
    try:
        with engine.connect() as connection:
            yield from _database(connection, url)
    except OperationalError as error:
        said = str(error.orig).strip().splitlines()[0]
        yield wrong("DATABASE_URL", f"the database cannot be reached: {said}.", "See the address, the password, the firewall.")
    except SQLAlchemyError as error:
        yield wrong("DATABASE_URL", f"the database answers with {type(error).__name__}.", "Look at its log.")


def _database(connection: Connection, url: str) -> Iterator[Finding]:
    driver: Any = connection.connection.dbapi_connection
    where = urlsplit(url)
    number = driver.info.server_version
    if number < OLDEST:
        yield wrong("DATABASE_URL", f"Postgres {number // 10000} is too old.", "Use Postgres 15 or newer.")
    elif not driver.info.ssl_in_use and not near(where.hostname):
        mend = "Add ?sslmode=require to it."
        yield warning("DATABASE_URL", "the way to the database is not encrypted.", mend)
    else:
        yield ok("DATABASE_URL", f"Postgres {number // 10000} is reached.")
    if where.port == TRANSACTION_POOLER:
        yield warning(
            "Database pooler",
            "port 6543 lends a connection for one transaction: time limits set on it do not stay.",
            "Use the direct address or the session pooler (port 5432); docs/deploy.md says how to keep this one.",
        )
    if not connection.execute(text("select to_regclass('alembic_version') is not null")).scalar():
        yield wrong("Database", "it has no tables yet.", "Run `mimi migrate`.")
    else:
        here = str(connection.execute(text("select version_num from alembic_version")).scalar())
        if here < newest():
            yield wrong("Database", f"it is at version {here}, this MiMi needs {newest()}.", "Run `mimi migrate`.")
        elif here > newest():
            yield warning("Database", f"it is at version {here}, newer than this MiMi ({newest()}).", "Deploy the newer one.")
        else:
            yield ok("Database", f"it is migrated ({here}).")
    most, used = connection.execute(
        text("select current_setting('max_connections')::int, (select count(*) from pg_stat_activity)")
    ).one()
    if used > most * NEARLY:
        mend = "Raise max_connections, or run fewer processes; docs/deploy.md says what each takes."
        yield warning("Connections", f"{used} of the database's {most} are taken.", mend)
    else:
        yield ok("Connections", f"{used} of the database's {most} are taken.")
    yield from _rights(connection)
    yield _backups(number // 10000, Place.of(url))


def _rights(connection: Connection) -> Iterator[Finding]:
    """Whether what MiMi writes can be written, and whether the next release can change her tables."""
    about = "Database rights"
    user = connection.execute(_RIGHTS).one()
    if user.read_only:
        mend = "See at the provider whether its disk is full; name the main database, not a copy of it."
        yield wrong(about, "the database is read-only: every event would fail.", mend)
        return
    if user.backslashes:  # which the driver asks when it connects, so it cannot be set afterwards
        mend = f"`alter role {user.name} set standard_conforming_strings = on`, and restart MiMi."
        yield wrong(about, "standard_conforming_strings is off: nobody new could be written down.", mend)
        return
    grant = f"`grant usage, create on schema {user.schema or 'public'} to {user.name}`"
    if user.schema is None:
        yield wrong(about, f"{user.name} may use no schema there.", f"{grant}, as the database's owner.")
        return
    tables = connection.execute(_TABLES, {"ours": [table.__tablename__ for table in TABLES]}).mappings().all()
    lacking = [right for right in NEEDED if not all(table[right] for table in tables)]
    if lacking:
        closed = [str(table["name"]) for table in tables if not all(table[right] for right in NEEDED)]
        mend = f"Make {user.name} the tables' owner, or put their owner into DATABASE_URL."
        yield wrong(about, f"{user.name} may not {', '.join(lacking)} in {_some(closed)}.", mend)
    elif not user.creates:
        state = wrong if not tables else warning
        yield state(about, f"{user.name} may not make tables: `mimi migrate` would fail.", f"{grant}, as the database's owner.")
    elif not all(table["owned"] for table in tables):
        seen = f"the tables are not {user.name}'s: `mimi migrate` of a later release would fail."
        yield warning(about, seen, f"Make {user.name} their owner, or put their owner into DATABASE_URL.")
    else:
        yield ok(about, f"{user.name} may write, and change the tables.")


def _some(names: list[str]) -> str:
    more = f" and {len(names) - 3} more tables" if len(names) > 3 else ""
    return f"{', '.join(names[:3])}{more}"


def _backups(server: int, place: Place) -> Finding:
    """Whether `mimi backup` would work where the doctor runs."""
    try:
        program = programs.dumping(server, encrypted=not place.is_here)
    except programs.NoProgram:
        seen = f"there is no pg_dump of version {server} or newer here, so `mimi backup` does not work here."
        return warning("Backups", seen, "docs/operations.md, Backups, says where else to take them.")
    return ok("Backups", f"pg_dump {program.major} is here. (Whether one was taken last night, only you know.)")
