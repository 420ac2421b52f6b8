"""Counters of the worker processes, shared through Redis: workers listen on no port, so the web process exports them.

Each process adds what has come since it last did; a sum over all workers on all machines, which starts again from 0 only
when Redis is emptied (Prometheus understands that).
"""

import json
from collections.abc import Iterator
from typing import Final

from prometheus_client.metrics_core import CounterMetricFamily
from redis import Redis
from redis.exceptions import RedisError

from bot.watch.figures.series import zeros_of_workers
from bot.watch.metrics import COUNTED, of_this_process

KEY: Final = "mimi:metrics"
_HELP: Final = {family.name: family.documentation for metric in COUNTED for family in metric.describe()}


class Share:
    """Sends one worker process's counters to Redis."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._sent: dict[str, float] = {}

    def publish(self) -> None:
        """Send the increments since the last call, if there are any. Without Redis they stay for the next call."""
        counted = dict(_counters())
        due = {field: value - self._sent.get(field, 0) for field, value in counted.items()}
        due = {field: more for field, more in due.items() if more > 0}
        if not due:
            return
        try:
            with self._redis.pipeline(transaction=False) as pipe:
                for field, more in due.items():
                    pipe.hincrbyfloat(KEY, field, more)
                pipe.execute()
        except RedisError:
            return
        self._sent |= counted


def of_the_workers(redis: Redis) -> Iterator[CounterMetricFamily]:
    """Sum of all workers' counters; 0 where none has counted yet. Raises RedisError."""
    found: dict[bytes, bytes] = redis.hgetall(KEY)  # type: ignore[assignment]
    counted = dict.fromkeys(zeros_of_workers(), b"0") | {field.decode(): value for field, value in found.items()}
    for field, value in sorted(counted.items()):
        name, labels = json.loads(field)
        if name in _HELP:
            family = CounterMetricFamily(name, _HELP[name], labels=list(labels))
            family.add_metric(list(labels.values()), float(value))
            yield family


def _counters() -> Iterator[tuple[str, float]]:
    for metric in of_this_process():
        for sample in metric.samples:
            if metric.type == "counter" and sample.name.endswith("_total"):
                yield json.dumps([metric.name, sample.labels], sort_keys=True), sample.value
