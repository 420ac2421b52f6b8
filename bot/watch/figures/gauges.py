"""Gauges read from Postgres, Redis and LINE at the moment /metrics is asked for.

They are the same on every machine: with several web machines take the `max`, not the sum. When a part does not answer its
gauges are left out, and `mimi_up` names the part.
"""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final

import structlog
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from redis import Redis
from redis.exceptions import RedisError
from rq import Queue
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from bot.process.queue import QUEUE, worker_seen
from bot.watch.rules.figures import of_database, of_pushes, of_redis
from bot.watch.rules.judging import Figures
from models.watch import metrics_queries

log = structlog.get_logger()

STATEMENT_MS: Final = 3000
QUOTA_SECONDS: Final = 300.0
"""Seconds for which LINE's count of the month's pushes is cached; LINE calls it approximate."""


class Gauges:
    """Reads all gauges from Postgres, Redis and LINE. Thread-safe."""

    def __init__(self, engine: Engine, redis: Redis, month_pushes: Callable[[], Mapping[str, float]], gib: float = 0) -> None:
        """`gib`: how large the database may become."""
        self._gib = gib
        self._engine = engine
        self._redis = redis
        self._month_pushes = month_pushes
        self._asked_at = float("-inf")
        self._pushes: Mapping[str, float] = {}
        self._asking = threading.Lock()

    def collect(self) -> Iterator[Metric]:
        """Yield all gauges. Never raises when a part does not answer."""
        watched: dict[str, float] = {}
        up = GaugeMetricFamily("mimi_up", "1 when this part answered just now.", labels=["part"])
        for part, look in (("database", self._database), ("redis", self._queue)):
            found: list[Metric] = []
            figures: Figures = {}
            try:
                found, figures = look()
                watched |= figures
            except (SQLAlchemyError, RedisError) as error:
                log.warning("metrics_part_away", part=part, error=type(error).__name__)
            up.add_metric([part], float(bool(found)))
            watched[f"{part}_away"] = float(not found)
            yield from found
        yield up
        pushes = self._quota()
        yield from _each("mimi_line_pushes", "The month's pushes at LINE: used, and allowed (none without limit).", pushes)
        watched |= of_pushes(pushes)
        yield from _each("mimi_watch", "The figures of the owner's rules (bot/watch/rules/rules.toml), by rule.", watched, "rule")

    def _database(self) -> tuple[list[Metric], Figures]:
        with self._engine.connect() as connection, connection.begin():
            connection.execute(text(f"set local statement_timeout = {STATEMENT_MS}"))
            return [*_day(connection), *_now(connection)], of_database(connection, self._gib)

    def _queue(self) -> tuple[list[Metric], Figures]:
        queue = Queue(QUEUE, connection=self._redis)
        length = queue.count
        first = queue.get_jobs(0, 1) if length else []
        born = first[0].enqueued_at if first else None
        seen = worker_seen(self._redis)
        found = [
            _one("mimi_queue_jobs", "Jobs that no worker has taken.", length),
            _one("mimi_queue_oldest_seconds", "How long the oldest of them has been there.", _age(born)),
        ]
        if seen is not None:
            found.append(_one("mimi_worker_seen_seconds", "Since a worker last did its round.", seen))
        return found, {**of_redis(self._redis), "worker_dead": float(seen is None)}

    def _quota(self) -> Mapping[str, float]:
        """LINE's count of the month's pushes, asked for at most every five minutes by one thread at a time."""
        if not self._asking.acquire(blocking=False):
            return self._pushes
        try:
            if time.monotonic() - self._asked_at > QUOTA_SECONDS:
                self._asked_at = time.monotonic()
                self._pushes = self._month_pushes()
        finally:
            self._asking.release()
        return self._pushes


def _day(connection: Connection) -> Iterator[Metric]:
    labels = ["kind", "spread", "status", "source", "failure"]
    readings = GaugeMetricFamily("mimi_day_readings", "Readings of the last 24 hours.", labels=labels)
    for row in metrics_queries.readings(connection):
        readings.add_metric([row[label] for label in labels], row["count"])
    tokens = GaugeMetricFamily("mimi_day_model_tokens", "Tokens of the last 24 hours.", labels=["model", "kind"])
    cost = GaugeMetricFamily("mimi_day_model_usd", "What they cost, as far as prices are known.", labels=["model"])
    for row in metrics_queries.model(connection):
        for kind in ("input", "cached", "output"):
            tokens.add_metric([row["model"], kind], float(row[kind]))
        cost.add_metric([row["model"]], float(row["usd"]))
    moved = {row["reason"]: float(row["stars"]) for row in metrics_queries.stars(connection)}
    yield from (readings, tokens, cost)
    yield from _each("mimi_day_stars", "Stars that moved in the last 24 hours, by the ledger's reason.", moved, "reason")


def _now(connection: Connection) -> Iterator[Metric]:
    times = GaugeMetricFamily(
        "mimi_reading_stage_seconds",
        "How long readings of the last hour took to the named stage from the one before; `all` is from paid to delivered.",
        labels=["stage", "quantile"],
    )
    for stage, quantiles in metrics_queries.stages(connection).items():
        for quantile, seconds in quantiles.items():
            times.add_metric([stage, str(quantile)], seconds)
    yield times
    yield from _each("mimi_readings_open", "Readings that have not arrived.", metrics_queries.under_way(connection), "status")
    yield _one(
        "mimi_readings_untaken_seconds",
        "Since the oldest was paid that no worker is at.",
        metrics_queries.oldest_untaken(connection),
    )
    yield _one(
        "mimi_replies_pending",
        "Replies that LINE has not taken within three seconds.",
        metrics_queries.replies_pending(connection),
    )


def _one(name: str, about: str, value: float) -> Metric:
    return GaugeMetricFamily(name, about, value=value)


def _each(name: str, about: str, values: Mapping[str, float], label: str = "kind") -> Iterator[Metric]:
    family = GaugeMetricFamily(name, about, labels=[label])
    for key, value in values.items():
        family.add_metric([key], value)
    if values:
        yield family


def _age(moment: Any) -> float:
    """Age in seconds of an RQ timestamp. RQ stores UTC, with or without a zone."""
    if not isinstance(moment, datetime):
        return 0.0
    return max(0.0, (datetime.now(UTC) - (moment if moment.tzinfo else moment.replace(tzinfo=UTC))).total_seconds())
