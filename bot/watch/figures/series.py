"""Lets every counter begin at 0 with each of its labels, so that the first failure is a rise that Prometheus sees.

What the labels can be stands here once more, because this room knows nothing of the chat; a test holds both together.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Final

from prometheus_client import Counter

from bot.watch import metrics
from bot.watch.keys import KEYS

EVENTS: Final = ("Followed", "Unfollowed", "Said", "Tapped", "Sent", "Voiced", "Unsent", "other")
EVENT_OUTCOMES: Final = ("handled", "repeated", "limited", "ignored", "failed")
STATES: Final = ("idle", "question", "mood", "spread", "draw", "stars", "follow_up", "word")
VIA: Final = ("reply", "push")
OUTCOMES: Final = ("sent", "expired", "doubtful", "unsure", "later", "no_quota", "unreachable", "refused", "unauthorised")
REPEATS: Final = ("announcement", "carried", "reading", "refund")
STATUSES: Final = ("200", "500")

SERIES: Final[Mapping[Counter, tuple[tuple[str, ...], ...]]] = {
    metrics.EVENTS: (EVENTS, EVENT_OUTCOMES),
    metrics.TRANSITIONS: (STATES, STATES),
    metrics.DELIVERIES: (VIA, OUTCOMES),
    metrics.REPEATS_IN_DOUBT: (REPEATS,),
    metrics.LIMITS_AWAY: (("events", "liff"),),
    metrics.LIFF_REFUSED: (("address", "token", "person"),),
    metrics.KEYS_REFUSED: (KEYS,),
}
"""Each counter's labels, and what each of them can be."""

WORKERS: Final = (metrics.DELIVERIES, metrics.REPEATS_IN_DOUBT, metrics.KEYS_REFUSED)
"""What workers count too."""


def begin_at_zero(routes: Iterable[str]) -> None:
    """In the web process, once its routes are known."""
    for counter, labels in SERIES.items():
        for values in product(*labels):
            counter.labels(*values)
    for route, status in product(routes, STATUSES):
        metrics.REQUESTS.labels(route, status)


def zeros_of_workers() -> Iterator[str]:
    """The fields under which workers share their counters (`bot.watch.figures.workers`), whether they have counted or not."""
    for counter in WORKERS:
        family = next(iter(counter.describe()))
        for values in product(*SERIES[counter]):
            names = counter._labelnames
            yield json.dumps([family.name, dict(zip(names, values, strict=True))], sort_keys=True)
    for family in metrics.VOICE_SECONDS.describe():
        yield json.dumps([family.name, {}], sort_keys=True)
