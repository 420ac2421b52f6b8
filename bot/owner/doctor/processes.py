"""Whether the web process and the workers run with the settings that are here (`bot.watch.fingerprint`)."""

from collections.abc import Iterator
from typing import Final

from redis import Redis
from redis.exceptions import RedisError

from bot.owner.doctor.finding import Finding, ok, warning, wrong
from bot.owner.doctor.http import Outside, Unreachable
from bot.process.queue import SEEN
from bot.settings import Settings
from bot.watch.fingerprint import Fingerprint, differing, fingerprint, read
from bot.watch.health import PROBE

TWO_WAYS: Final = ["DATABASE_URL"]
"""May be written in two ways for one database: over a pooler, and directly."""


def examine(outside: Outside, redis: Redis, settings: Settings) -> Iterator[Finding]:
    """What is away is said by the groups that ask for it."""
    here = fingerprint(settings)
    try:
        answered = outside.ask("GET", f"{settings.public_url}/api/health?part=redis").status == 200
        web, worker = read(redis.get(PROBE)), redis.get(SEEN)
    except (Unreachable, RedisError):
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
