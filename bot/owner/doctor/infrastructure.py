"""The database, Redis, and the worker behind it."""

from collections.abc import Iterator
from ipaddress import ip_address
from typing import Any, Final
from urllib.parse import urlsplit

from redis import Redis
from redis.exceptions import ConnectionError as NoConnection
from redis.exceptions import RedisError, ResponseError
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from bot.owner.doctor.finding import Finding, ok, warning, wrong
from bot.process.queue import worker_seen
from models.migrations import newest

OLDEST_POSTGRES: Final = 150000
OLDEST_REDIS: Final = (6, 2)
NEARLY: Final = 0.8
TRANSACTION_POOLER: Final = 6543
"""Supabase's port of the pooler that gives each transaction another connection."""

PRIVATE: Final = (".internal", ".flycast", ".local")


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
    if number < OLDEST_POSTGRES:
        yield wrong("DATABASE_URL", f"Postgres {number // 10000} is too old.", "Use Postgres 15 or newer.")
    elif not driver.info.ssl_in_use and not _near(where.hostname):
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


def redis(client: Redis, url: str) -> Iterator[Finding]:
    """Reached, new enough, never throwing anything away, and a worker behind it."""
    try:
        info: Any = client.info()
        yield from _redis(client, info, url)
        seen = worker_seen(client)
    except (NoConnection, RedisError) as error:
        yield wrong(
            "REDIS_URL", f"Redis cannot be used: {type(error).__name__}.", "See the address, the password, redis:// or rediss://."
        )
        return
    if seen is None:
        yield wrong("Worker", "none has been seen for two minutes: nobody gets a reading.", "Start `python -m worker`.")
    else:
        yield ok("Worker", f"one was seen {seen:.0f} s ago.")


def _redis(client: Redis, info: dict[str, Any], url: str) -> Iterator[Finding]:
    version = str(info.get("valkey_version") or info.get("redis_version") or "")
    parts = tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
    if parts and parts < OLDEST_REDIS:
        yield wrong("REDIS_URL", f"Redis {version} is too old.", "Use Redis 6.2 or newer, or Valkey.")
    elif url.startswith("redis://") and not _near(urlsplit(url).hostname):
        yield warning("REDIS_URL", "the way to Redis is not encrypted.", "Use its rediss:// address.")
    else:
        yield ok("REDIS_URL", f"Redis {version or 'of unknown version'} is reached.")
    policy = info.get("maxmemory_policy") or _policy(client)
    if policy is None:
        mend = "See at your provider that eviction is off (Upstash: the database's page, Eviction)."
        yield warning("Redis eviction", "this server does not tell its policy.", mend)
    elif policy != "noeviction":
        mend = "Set maxmemory-policy to noeviction: jobs must not be thrown away."
        yield wrong("Redis eviction", f"the policy is {policy}.", mend)
    else:
        yield ok("Redis eviction", "nothing is thrown away (noeviction).")


def _policy(client: Redis) -> str | None:
    try:
        found: Any = client.config_get("maxmemory-policy")
    except ResponseError:
        return None
    return found.get("maxmemory-policy") if isinstance(found, dict) else None


def _near(host: str | None) -> bool:
    """This machine, or a private network."""
    if not host or host == "localhost" or host.endswith(PRIVATE) or host.startswith("fly-"):
        return True
    try:
        return ip_address(host).is_private
    except ValueError:
        return False
