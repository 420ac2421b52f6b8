"""Reads the figures that the rules are about. What cannot be read is left out, and the part that is away says so itself."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final

from redis import Redis
from redis.exceptions import RedisError, ResponseError
from sqlalchemy import Connection

from bot.process.queue import worker_seen
from bot.watch.keys import KEYS, refused_keys
from bot.watch.rules.judging import Figures
from models.watch import watch_figures

DATABASE: Final = ("database_away", "database_read_only")


def of_database(connection: Connection, gib_allowed: float) -> Figures:
    """What the database tells. Raises the database's errors."""
    read = watch_figures.read(connection)
    size = read.pop("database_gib")
    return {**read, "database_full": size / gib_allowed if gib_allowed else 0.0}


def of_redis(redis: Redis) -> Figures:
    """What Redis tells, in two commands; `redis_away` when it does not answer. Never raises."""
    memory: Any = {}
    try:
        refused = refused_keys(redis)
        with suppress(ResponseError):  # some hosts do not let everybody ask
            memory = redis.info("memory")
    except RedisError:
        return {"redis_away": 1.0}
    most = float(memory.get("maxmemory") or 0)
    full = float(memory.get("used_memory") or 0) / most if most else 0.0
    return {"redis_away": 0.0, "redis_full": full, **{f"key_{name}": float(name in refused) for name in KEYS}}


def of_worker(redis: Redis) -> Figures:
    """Whether a worker lives, as others than itself see it; unknown while Redis is away."""
    try:
        return {"worker_dead": float(worker_seen(redis) is None)}
    except RedisError:
        return {}


def of_pushes(pushes: Mapping[str, float]) -> Figures:
    """The share of the month's pushes that is used; 0 without a limit, unknown when LINE did not say."""
    if "used" not in pushes:
        return {}
    return {"pushes_used": pushes["used"] / pushes["allowed"] if pushes.get("allowed") else 0.0}
