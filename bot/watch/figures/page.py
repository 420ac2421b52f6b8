"""GET /metrics for Prometheus: the counters of all processes, and the gauges. For the owner only.

With METRICS_TOKEN set, only `Authorization: Bearer <it>` opens the page. Without, only someone on this machine or in Fly's
private network does (Fly's own Prometheus cannot send a token), and never through a proxy. Everybody else
gets a 404.
"""

import hmac
import os
from collections.abc import Iterable, Iterator
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import Final

import structlog
from flask import Blueprint, Request, Response, abort, request
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector, CollectorRegistry
from redis import Redis
from redis.exceptions import RedisError

from bot.watch import metrics
from bot.watch.figures import folder as metrics_folder
from bot.watch.figures.gauges import Gauges
from bot.watch.figures.workers import of_the_workers

log = structlog.get_logger()

FLY: Final = IPv6Network("fdaa::/16")
"""Fly's private network (fly.io/docs/networking/private-networking)."""

FORWARDED: Final = ("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via", "Fly-Client-IP", "CF-Connecting-IP")
"""Headers that show that a proxy forwards somebody else's request."""


def blueprint(gauges: Gauges, redis: Redis, token: str | None) -> Blueprint:
    """The route."""
    routes = Blueprint("metrics", __name__)
    registry = CollectorRegistry()
    registry.register(Everything(gauges, redis))

    @routes.get("/metrics")
    def page() -> Response:
        if not welcome(request, token):
            abort(404)
        if os.getpid() == metrics_folder.MAKER and request.environ.get("SERVER_SOFTWARE", "").startswith("gunicorn"):
            log.warning("metrics_of_this_process_only", mend="start gunicorn with --preload")
        return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)

    return routes


def welcome(asked: Request, token: str | None) -> bool:
    """Whether this request may see the metrics."""
    if token is not None:
        said = asked.headers.get("Authorization", "")
        return hmac.compare_digest(said.encode(), f"Bearer {token}".encode())
    if any(name in asked.headers for name in FORWARDED):
        return False
    try:
        address = ip_address(asked.remote_addr or "")
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return address.is_loopback or address in FLY


class Everything(Collector):
    """All metrics as text: the web process's counters (`process="web"`), the workers' (`process="worker"`), the gauges."""

    def __init__(self, gauges: Gauges, redis: Redis) -> None:
        self._gauges = gauges
        self._redis = redis

    def collect(self) -> Iterator[Metric]:
        counted: dict[str, Metric] = {}
        _add(counted, metrics.of_all_processes(), "web")
        try:
            _add(counted, of_the_workers(self._redis), "worker")
        except RedisError as error:
            log.warning("metrics_part_away", part="workers", error=type(error).__name__)
        yield from counted.values()
        yield from self._gauges.collect()

    def describe(self) -> Iterable[Metric]:
        return ()


def _add(counted: dict[str, Metric], families: Iterable[Metric], process: str) -> None:
    for family in families:
        kept = counted.setdefault(family.name, Metric(family.name, family.documentation, family.type))
        for sample in family.samples:
            if not sample.name.endswith("_created"):
                kept.add_sample(sample.name, {**sample.labels, "process": process}, sample.value)
