"""Reads the webhook's response times from the web process's metrics; they are not in the database."""

from collections.abc import Mapping
from typing import Final

import urllib3
from prometheus_client.parser import text_string_to_metric_families

ROUTE: Final = "/line/webhook"
SAMPLE: Final = "mimi_http_request_seconds_bucket"


class NoMetrics(Exception):
    """The page was not to be had. The message says why."""


def fetch(url: str, token: str | None) -> str:
    """The page at `url`, within 3 s. Raises NoMetrics."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    try:
        answer = urllib3.request("GET", url, headers=headers, timeout=3.0, retries=False)
    except urllib3.exceptions.HTTPError as error:
        raise NoMetrics(f"{url} does not answer ({type(error).__name__})") from error
    if answer.status != 200:
        raise NoMetrics(f"{url} answers {answer.status}; is METRICS_TOKEN set, here and there?")
    return answer.data.decode()


def quantile_of(page: str, share: float) -> float | None:
    """Seconds within which `share` of the webhook's requests were answered, since its processes started; None: none came."""
    buckets: dict[float, float] = {}
    for family in text_string_to_metric_families(page):
        for sample in family.samples:
            if sample.name == SAMPLE and sample.labels.get("route") == ROUTE:
                edge = float(sample.labels["le"])
                buckets[edge] = buckets.get(edge, 0) + sample.value
    return quantile(buckets, share)


def quantile(buckets: Mapping[float, float], share: float) -> float | None:
    """Out of a histogram's cumulative buckets, taking a bucket's requests to lie evenly in it, as Prometheus does."""
    edges = sorted(buckets)
    total = buckets[edges[-1]] if edges else 0
    if not total:
        return None
    wanted, low, below = share * total, 0.0, 0.0
    for edge in edges:
        if buckets[edge] >= wanted:
            if edge == float("inf"):
                return low
            return low + (edge - low) * (wanted - below) / (buckets[edge] - below)
        low, below = edge, buckets[edge]
    return low
