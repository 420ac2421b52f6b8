"""Counters and histograms, added to in memory, never with a round trip.

Counters and histograms only: their files stay correct when a process ends, so no clean-up is needed. What a
moment looks like (queues, readings under way, stars) is asked of Postgres and Redis when somebody wants to know: see
`bot.watch.figures.gauges`.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final, TypeVar

from prometheus_client import Counter, Histogram, values
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from bot.watch.figures.folder import FOLDER

Counted = TypeVar("Counted", Counter, Histogram)

# The client chooses how to count when it is first imported; whoever imported it before us did not know of the folder.
values.ValueClass = values.MultiProcessValue()  # type: ignore[no-untyped-call]

REQUESTS: Final = Histogram(
    "mimi_http_request_seconds",
    "Requests to the web process and how long they took, by route and status.",
    ["route", "status"],
    buckets=(0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5),
    registry=None,
)
EVENTS: Final = Counter(
    "mimi_line_events",
    "LINE's events by type and what became of them: handled, repeated, limited, ignored, failed.",
    ["type", "outcome"],
    registry=None,
)
TRANSITIONS: Final = Counter(
    "mimi_state_transitions", "Turns of conversations, by the state before and after.", ["was", "state"], registry=None
)
DELIVERIES: Final = Counter(
    "mimi_deliveries",
    "What was said to people, by reply or push, and what became of it (bot.line.delivery.Outcome).",
    ["via", "outcome"],
    registry=None,
)
REPEATS_IN_DOUBT: Final = Counter(
    "mimi_repeats_in_doubt",
    "Said again although an earlier reply may have arrived, and LINE could not tell: a reading, a refund, what a reply carried.",
    ["what"],
    registry=None,
)
LIMITS_AWAY: Final = Counter(
    "mimi_limits_away",
    "Let through uncounted because Redis was away, by limit: events of the chat, requests of the pay page.",
    ["limit"],
    registry=None,
)
LIFF_REFUSED: Final = Counter(
    "mimi_liff_refused",
    "Requests of the pay page that were too many, by whose: address, token (made-up ID tokens of an address), person.",
    ["by"],
    registry=None,
)
VOICE_SECONDS: Final = Counter(
    "mimi_voice_seconds", "Seconds of voice messages that were transcribed, which the provider bills.", registry=None
)
KEYS_REFUSED: Final = Counter(
    "mimi_keys_refused",
    "Calls and webhooks that were refused because of a key, by key (bot.watch.keys).",
    ["key"],
    registry=None,
)
COUNTED: Final = (
    REQUESTS,
    EVENTS,
    TRANSITIONS,
    DELIVERIES,
    REPEATS_IN_DOUBT,
    LIMITS_AWAY,
    LIFF_REFUSED,
    VOICE_SECONDS,
    KEYS_REFUSED,
)


@cache
def labelled(metric: Counted, *labels: str) -> Counted:
    """The part of a metric that has these labels: what `metric.labels` gives, at a third of its work."""
    return metric.labels(*labels)


def count_event(event: object, outcome: str) -> None:
    """Count one of LINE's events, by its class."""
    labelled(EVENTS, type(event).__name__, outcome).inc()


def of_all_processes() -> Iterator[Metric]:
    """Sum the counters of all processes of this machine that share the folder."""
    collector: Collector = MultiProcessCollector(None, str(FOLDER))  # type: ignore[no-untyped-call]
    yield from collector.collect()


def of_this_process() -> Iterator[Metric]:
    """Return this process's own counters."""
    for metric in COUNTED:
        yield from metric.collect()
