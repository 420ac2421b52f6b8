"""GET /api/health: whether this machine can serve, part by part. No secrets, no addresses."""

import time
from collections.abc import Callable
from importlib.metadata import version
from typing import Any, Final

from flask import Blueprint, Response, jsonify
from redis import Redis
from redis.exceptions import RedisError
from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

VERSIONS: Final = ("mimi-tarot", "line-bot-sdk", "flask", "rq", "sqlalchemy")


def blueprint(engine: Engine, redis: Redis) -> Blueprint:
    """200 when all parts answer, 503 when one does not; which one, and how long each took, is in the body."""
    routes = Blueprint("health", __name__)

    @routes.get("/api/health")
    def health() -> tuple[Response, int]:
        parts = {"database": _look(lambda: _database(engine)), "redis": _look(lambda: bool(redis.ping()))}
        well = all(part["ok"] for part in parts.values())
        body = {"ok": well, "parts": parts, "versions": {name: version(name) for name in VERSIONS}}
        return jsonify(body), 200 if well else 503

    return routes


def _database(engine: Engine) -> bool:
    with engine.connect() as connection:
        return bool(connection.execute(text("select exists (select from alembic_version)")).scalar())


def _look(part: Callable[[], bool]) -> dict[str, Any]:
    began = time.monotonic()
    try:
        ok, error = part(), None
    except (SQLAlchemyError, RedisError) as problem:
        ok, error = False, type(problem).__name__
    state: dict[str, Any] = {"ok": ok, "ms": round((time.monotonic() - began) * 1000, 1)}
    return state | ({"error": error} if error else {})
