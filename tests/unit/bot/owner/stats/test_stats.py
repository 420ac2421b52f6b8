"""Parts of `mimi stats` that need no database: days, the webhook's quantile, how figures are written."""

from datetime import UTC, date
from zoneinfo import ZoneInfo

import pytest

from bot.owner.stats.period import BadPeriod, period
from bot.owner.stats.tables import measured, number
from bot.owner.stats.webhook import quantile, quantile_of

BANGKOK = ZoneInfo("Asia/Bangkok")
TODAY = date(2026, 11, 22)
INF = float("inf")


def test_days_go_back_from_the_last_one() -> None:
    assert period(30, None, None, BANGKOK, TODAY).first == date(2026, 10, 24)
    assert period(7, None, "2026-11-10", BANGKOK, TODAY).days[0] == date(2026, 11, 4)
    only = period(30, "2026-11-22", None, BANGKOK, TODAY)
    assert (only.first, only.last, len(only.days)) == (TODAY, TODAY, 1)


def test_a_day_begins_at_midnight_in_bangkok() -> None:
    span = period(1, None, None, BANGKOK, TODAY).span
    assert span.start.astimezone(UTC).isoformat() == "2026-11-21T17:00:00+00:00"
    assert (span.end - span.start).total_seconds() == 24 * 3600


@pytest.mark.parametrize("days", [("2026-11-23", None), ("yesterday", None), ("2026-02-30", "2026-03-01")])
def test_what_is_no_period(days: tuple[str, str | None]) -> None:
    with pytest.raises(BadPeriod):
        period(30, *days, BANGKOK, TODAY)


@pytest.mark.parametrize(
    ("buckets", "p95"),
    [
        ({0.1: 100.0, 0.2: 100.0, INF: 100.0}, 0.095),
        ({0.1: 90.0, 0.2: 100.0, INF: 100.0}, 0.15),
        ({0.1: 0.0, 0.2: 0.0, INF: 10.0}, 0.2),
        ({0.1: 0.0, INF: 0.0}, None),
        ({}, None),
    ],
)
def test_a_quantile_lies_evenly_in_its_bucket(buckets: dict[float, float], p95: float | None) -> None:
    assert quantile(buckets, 0.95) == (None if p95 is None else pytest.approx(p95))


def test_only_the_webhook_counts_whatever_the_status() -> None:
    lines = ["# TYPE mimi_http_request_seconds histogram"]
    for route, status, low, high in (("/line/webhook", 200, 8, 9), ("/line/webhook", 500, 0, 1), ("/metrics", 200, 0, 90)):
        labels = f'process="web",route="{route}",status="{status}"'
        lines += [f'mimi_http_request_seconds_bucket{{{labels},le="{edge}"}} {n}' for edge, n in (("0.1", low), ("0.2", high))]
        lines.append(f'mimi_http_request_seconds_bucket{{{labels},le="+Inf"}} {high}')
    assert quantile_of("\n".join(lines) + "\n", 0.95) == pytest.approx(0.175)


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [(0.0123, "s", "12 ms"), (3.456, "s", "3.46 s"), (0.0007, "%", "0.07 %"), (None, "s", "-"), (0.00038, "USD", "0.000380 USD")],
)
def test_how_a_figure_is_written(value: float | None, unit: str, said: str) -> None:
    assert measured(value, unit) == said


def test_how_a_number_is_written() -> None:
    assert [number(1234567), number(0.5), number(399.0), number(None), number(2000.4, 0)] == [
        "1,234,567",
        "0.50",
        "399",
        "-",
        "2,000",
    ]
