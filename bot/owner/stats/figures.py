"""Collects the statistics as plain dictionaries, lists and numbers, as `--json` prints them."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import Connection

from bot.owner.stats.period import Period
from bot.owner.stats.rings import Invitation, rings
from bot.owner.stats.targets import judged
from models.money.economy import PACKAGES, SPREAD_STARS
from models.offers import campaigns
from models.watch import stats_queries

Figures = dict[str, Any]
Row = dict[str, Any]

FAULTS: Final = ("failed", "old")
"""Why a reading was refunded through our fault; an invalid question or a person who left is none."""

CAME: Final = ("name", "friends", "readers", "buyers", "baht", "refunded_baht")

STEPS: Final = 13


def gather(
    connection: Connection,
    period: Period,
    *,
    baht_per_usd: float,
    webhook_p95: float | None,
    step: Callable[[], None] = lambda: None,
) -> Figures:
    """All figures of `period`. Calls `step` STEPS times on the way."""
    span = period.span

    def ask(question: Callable[[Connection, stats_queries.Span], Any]) -> Any:
        answer = _plain(question(connection, span))
        step()
        return answer

    rows, sales, times = ask(stats_queries.readings), ask(stats_queries.sales), ask(stats_queries.times)
    found: Figures = {
        "period": {"from": str(period.first), "to": str(period.last), "days": len(period.days), "zone": period.zone.key},
        "people": ask(stats_queries.people),
        "readings": counts(rows),
        "times": {
            **{name: _quantiles(times[name]) for name in times},
            "webhook": None if webhook_p95 is None else {"p95": webhook_p95},
        },
        "errors": errors(rows),
        "money": {**money(ask(stats_queries.costs), sales, baht_per_usd), "spent": ask(stats_queries.spent)},
        "sales": sales,
        "stars": {row["reason"]: row["stars"] for row in ask(stats_queries.stars)},
        "referrals": {**ask(stats_queries.referrals), "rings": _rings(connection, span)},
        "campaigns": ask(_campaigns),
        "inviters": ask(_inviters),
        "ratings": ask(stats_queries.ratings),
        "days": by_day(period, ask(stats_queries.readings_by_day), ask(stats_queries.people_by_day), sales),
    }
    found["targets"] = judged(found)
    return found


def _campaigns(connection: Connection, span: stats_queries.Span) -> list[Row]:
    return [_came(row) for row in campaigns.results(connection, span.start, span.end)]


def _inviters(connection: Connection, span: stats_queries.Span) -> list[Row]:
    return [_came(row) for row in campaigns.inviters(connection, span.start, span.end)]


def _came(row: Row) -> Row:
    """Who came by a campaign, or by an inviter; `id` names an inviter without a name."""
    return {**{name: row[name] for name in CAME}, "id": str(row["id"])}


def _rings(connection: Connection, span: stats_queries.Span) -> list[Row]:
    return rings(Invitation(**{**row, "coins": int(row["coins"])}) for row in stats_queries.invitations(connection, span))


def counts(rows: Iterable[Row]) -> Figures:
    """How many, by kind; and of those asked for, by spread, by source and by outcome."""
    kinds: Counter[str] = Counter()
    spreads: Counter[str] = Counter()
    sources: Counter[str] = Counter()
    outcomes: Counter[str] = Counter()
    for row in rows:
        kinds[row["kind"]] += row["count"]
        if row["kind"] == "daily":
            continue
        outcomes[f"refunded: {row['failure']}" if row["status"] == "refunded" else row["status"]] += row["count"]
        if row["status"] != "refunded":
            sources[row["source"]] += row["count"]
        if row["kind"] == "reading":
            spreads[row["spread"]] += row["count"]
    named = {"by_kind": kinds, "by_spread": spreads, "by_source": sources, "by_outcome": outcomes}
    return {name: dict(counted.most_common()) for name, counted in named.items()}


def errors(rows: Iterable[Row]) -> Figures:
    """`failed` of all readings and further questions that came to an end, and their `rate` (None: none did)."""
    ended = [row for row in rows if row["kind"] != "daily" and row["status"] in ("delivered", "waiting", "refunded")]
    total = sum(row["count"] for row in ended)
    failed = sum(row["count"] for row in ended if row["failure"] in FAULTS)
    return {"failed": failed, "of": total, "rate": failed / total if total else None}


def money(costs: list[Row], sales: list[Row], baht_per_usd: float) -> Figures:
    """What a reading costs and brings, by spread, before Stripe's fees and what the servers cost.

    A star is worth what people paid for one in these days, or, when nobody bought any, what it costs at least.
    """
    sold, paid = sum(row["stars"] for row in sales), sum(row["baht"] for row in sales)
    cheapest = min(package.baht / package.total for package in PACKAGES.values())
    star_baht = paid / sold if sold else cheapest
    order = list(SPREAD_STARS)
    lines = []
    for row in sorted(costs, key=lambda row: order.index(row["spread"])):
        cost_baht = None if row["usd"] is None else row["usd"] * baht_per_usd
        price = row["stars"] * star_baht
        margin = None if cost_baht is None else price - cost_baht
        lines.append({**row, "cost_baht": cost_baht, "price_baht": price, "margin_baht": margin})
    three = next((row["usd"] for row in lines if row["spread"] == "three"), None)
    return {
        "baht_per_usd": baht_per_usd,
        "star_baht": star_baht,
        "star_price_from": "sales" if sold else "the cheapest package",
        "three_usd": three,
        "by_spread": lines,
    }


def by_day(period: Period, readings: list[Row], people: list[Row], sales: list[Row]) -> list[Figures]:
    """A line for each day, also for those on which nothing happened."""
    asked, came = {row["day"]: row for row in readings}, {row["day"]: row for row in people}
    return [_day(day.isoformat(), asked, came, sales) for day in period.days]


def _day(day: str, asked: Mapping[str, Row], came: Mapping[str, Row], sales: list[Row]) -> Figures:
    readings, people = asked.get(day, {}), came.get(day, {})
    return {
        "day": day,
        **{name: readings.get(name, 0) for name in ("by_model", "by_deck", "refunded")},
        "three_usd": readings.get("three_usd"),
        **{f"{name}_s": _quantiles(readings.get(name)) for name in ("model", "queue", "whole")},
        **{name: people.get(name, 0) for name in ("new", "returning")},
        "baht": {row["package"]: row["baht"] for row in sales if row["day"] == day},
    }


def _quantiles(pair: list[float] | None) -> dict[str, float] | None:
    return None if pair is None else {"p50": pair[0], "p95": pair[1]}


def _plain(value: Any) -> Any:
    match value:
        case dict():
            return {key: _plain(inner) for key, inner in value.items()}
        case list():
            return [_plain(inner) for inner in value]
        case Decimal():
            return int(value) if value == value.to_integral_value() and value.as_tuple().exponent == 0 else float(value)
        case date():
            return value.isoformat()
        case _:
            return value
