"""Redis, the worker behind it, and whether all processes run with the same settings (`bot.watch.fingerprint`)."""

from collections.abc import Iterator
from ipaddress import ip_address
from typing import Any, Final
from urllib.parse import urlsplit

from redis import Redis
from redis.exceptions import ConnectionError as NoConnection
from redis.exceptions import RedisError, ResponseError

from bot.owner.doctor.finding import Finding, ok, warning, wrong
from bot.owner.doctor.http import Outside, Unreachable
from bot.process.queue import SEEN, worker_seen
from bot.settings import Settings
from bot.watch.fingerprint import Fingerprint, differing, fingerprint, read
from bot.watch.health import PROBE

OLDEST_REDIS: Final = (6, 2)
TWO_WAYS: Final = ["DATABASE_URL"]
"""May be written in two ways for one database: over a pooler, and directly."""

PRIVATE: Final = (".internal", ".flycast", ".local")


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
    elif url.startswith("redis://") and not near(urlsplit(url).hostname):
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


def processes(outside: Outside, client: Redis, settings: Settings) -> Iterator[Finding]:
    """Whether the web process and the workers run with the settings that are here. What is away, other groups say."""
    here = fingerprint(settings)
    try:
        answered = outside.ask("GET", f"{settings.public_url}/api/health?part=redis").status == 200
    except Unreachable:
        answered = False
    try:
        web, worker = read(client.get(PROBE)), client.get(SEEN)
    except RedisError:
        return
    if web:
        yield _compared("Web settings", "web process", here, web[0])
    elif answered:
        seen = "the web process is well and notes nothing in the Redis named here: it uses another, or is an earlier release."
        yield wrong("Web settings", seen, "Give both the same REDIS_URL and the same release.")
    if worker is None:
        return
    notes = read(worker)
    if not notes:
        yield warning("Worker settings", "an earlier release of the worker runs.", "Start the worker again with this release.")
    for note in notes:
        yield _compared("Worker settings", "worker", here, note)


def _compared(about: str, whose: str, here: Fingerprint, there: Fingerprint) -> Finding:
    apart = differing(here, there)
    if not apart:
        return ok(about, f"the {whose} runs with the settings that are here.")
    mend = f"Start the {whose} again with this environment; after a release, ask again in a minute."
    if apart == TWO_WAYS:
        seen = f"the {whose} has another DATABASE_URL, which is well only if it leads to the same database."
        return warning(about, seen, mend)
    return wrong(about, f"the {whose} runs with other values of {', '.join(apart)}.", mend)


def near(host: str | None) -> bool:
    """This machine, or a private network."""
    if not host or host == "localhost" or host.endswith(PRIVATE) or host.startswith("fly-"):
        return True
    try:
        return ip_address(host).is_private
    except ValueError:
        return False
