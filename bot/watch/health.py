"""GET /api/health: whether MiMi is well, part by part. No secrets, no addresses, and an answer within 3 s whatever hangs.

`?part=database&part=redis` looks at those parts only. A load balancer should ask so: a web process that is well must not
be taken away because no worker is there. Versions are shown to whoever may see the metrics: they tell others what to try.
"""

import threading
import time
from collections.abc import Callable
from importlib.metadata import version
from typing import Any, Final

from flask import Blueprint, Response, jsonify, request
from redis import Redis
from redis.exceptions import RedisError, ResponseError
from sqlalchemy import Engine, NullPool, text
from sqlalchemy.exc import SQLAlchemyError

from bot.process.queue import QUEUE, worker_seen
from bot.watch.figures.page import welcome
from bot.watch.keys import SETTINGS, refused_keys
from models.database.engine import make_engine
from models.migrations import newest
from models.watch import metrics_queries

VERSIONS: Final = ("mimi-tarot", "flask", "rq", "sqlalchemy")
PATIENCE_SECONDS: Final = 2.5
LOOK_SECONDS: Final = 2.0
"""How long connecting to the database, and each statement, may take: a look that hangs ends, and the next one can begin."""

PROBE: Final = "mimi:health"
PROBE_MS: Final = 10_000
UNTAKEN_SECONDS: Final = 120
"""A paid reading that no worker has taken for so long means that the queue stands still."""

Facts = dict[str, Any]

_STATE: Final = text(
    "select current_setting('transaction_read_only') = 'off' and has_table_privilege('webhook_events', 'insert') as writable,"
    " (select max(ends_at) from pauses where ended_at is null and ends_at > clock_timestamp()) as paused_until"
)


class Unwell(Exception):
    """The part answers, and what it says is not well. The message is shown to anybody."""


class Part:
    """Something that is looked at in a thread of its own, one look at a time: what hangs does not pile up."""

    def __init__(self, look: Callable[[], Facts]) -> None:
        self._look = look
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._found: Facts = {}

    def begin(self) -> None:
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="health", daemon=True)
                self._thread.start()

    def found(self, until: float) -> Facts:
        """What the look has found, or that it has not come back by `until` (of time.monotonic)."""
        thread = self._thread
        if thread is not None:
            thread.join(max(0.0, until - time.monotonic()))
        if thread is None or thread.is_alive():
            return {"ok": False, "error": "no answer in time"}
        return self._found

    def _run(self) -> None:
        began = time.monotonic()
        try:
            state = {"ok": True, **self._look()}
        except Unwell as error:
            state = {"ok": False, "error": str(error)}
        except (SQLAlchemyError, RedisError) as error:
            state = {"ok": False, "error": type(error).__name__}
        self._found = {**state, "ms": round((time.monotonic() - began) * 1000, 1)}


def blueprint(
    database_url: str,
    redis: Redis,
    token: str | None = None,
    patience_seconds: float = PATIENCE_SECONDS,
    look_seconds: float = LOOK_SECONDS,
    note: str = "[]",
) -> Blueprint:
    """200 when all parts are well, 503 when one is not; which one, and how long each took, is in the body.

    The database is asked over a connection made for it: whether it can be reached, not whether the pool has room. `note` is
    left in Redis for some seconds, for the doctor.
    """
    routes = Blueprint("health", __name__)
    engine = make_engine(database_url, pool=NullPool, statement_seconds=look_seconds, connect_seconds=look_seconds)
    parts = {
        "database": Part(lambda: _database(engine)),
        "redis": Part(lambda: _redis(redis, note)),
        "queue": Part(lambda: _queue(engine, redis)),
        "worker": Part(lambda: _worker(redis)),
        "line": Part(lambda: _keys(redis, "line", "line_secret")),
        "stripe": Part(lambda: _keys(redis, "stripe", "stripe_secret")),
        "model": Part(lambda: _keys(redis, "openai")),
    }

    @routes.get("/api/health")
    def health() -> tuple[Response, int]:
        wanted = request.args.getlist("part") or list(parts)
        unknown = [name for name in wanted if name not in parts]
        if unknown:
            return jsonify({"ok": False, "error": f"parts are {', '.join(parts)}"}), 400
        until = time.monotonic() + patience_seconds
        for name in wanted:
            parts[name].begin()
        found = {name: parts[name].found(until) for name in wanted}
        well = all(part["ok"] for part in found.values())
        body: Facts = {"ok": well, "parts": found}
        if paused := found.get("database", {}).get("paused_until"):
            body["paused"] = {"until": paused}  # meant by the owner: nothing is wrong because of it
        if welcome(request, token):
            body["versions"] = {name: version(name) for name in VERSIONS}
        return jsonify(body), 200 if well else 503

    return routes


def _database(engine: Engine) -> Facts:
    with engine.connect() as connection:
        if not connection.execute(text("select to_regclass('alembic_version') is not null")).scalar():
            raise Unwell("not migrated: run mimi migrate")
        revision = str(connection.execute(text("select version_num from alembic_version")).scalar())
        # A database ahead of the code is a release under way: migrations come first, and old processes go on.
        if revision < newest():
            raise Unwell(f"at revision {revision}, not at {newest()}: run mimi migrate")
        now = connection.execute(_STATE).one()
    if not now.writable:
        raise Unwell("takes no writes: it is read-only, or its user may not write")
    return {"revision": revision, **({"paused_until": now.paused_until.isoformat()} if now.paused_until else {})}


def _redis(redis: Redis, note: str) -> Facts:
    """Writes, because a Redis that is full or has become a replica answers a ping as if it were well."""
    try:
        redis.set(PROBE, note, px=PROBE_MS)
    except ResponseError as error:
        raise Unwell(f"refuses writes: {type(error).__name__}") from error
    return {}


def _queue(engine: Engine, redis: Redis) -> Facts:
    with engine.connect() as connection:
        oldest = metrics_queries.oldest_untaken(connection)
    length: Any = redis.llen(f"rq:queue:{QUEUE}")
    if oldest > UNTAKEN_SECONDS:
        raise Unwell(f"a reading has waited for {oldest:.0f} s to be taken")
    return {"jobs": length, "oldest_s": round(oldest, 1)}


def _worker(redis: Redis) -> Facts:
    seen = worker_seen(redis)
    if seen is None:
        raise Unwell("no worker has been seen lately")
    return {"seen_s": round(seen, 1)}


def _keys(redis: Redis, *names: str) -> Facts:
    """Goes by what the last real calls came to. A Redis that is away says so itself: then nobody knows of the keys."""
    try:
        refused = [SETTINGS[name] for name in refused_keys(redis) if name in names]
    except RedisError:
        return {"known": False}
    if refused:
        raise Unwell(f"{' and '.join(refused)} refused")
    return {}
