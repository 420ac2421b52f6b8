"""The morning's report: yesterday's figures for the owners, written down once a day by whichever process comes first."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import Connection

from bot.watch.rules.judging import Figures
from models.owner import notices
from models.watch import stats_queries
from models.watch.stats_queries import Span
from worker.runtime.parts import Parts

RULE: Final = "report"
PUSHED_AT: Final = time(8, 0)


def make(parts: Parts, now: datetime, found: Figures) -> None:
    """Writes yesterday's report down, unless that is done. It is pushed at eight if the owner wants it so."""
    settings = parts.settings
    if settings.owner_report == "off":
        return
    today = now.astimezone(settings.zone).date()
    key = f"{RULE}:{today}"
    with parts.engine.begin() as connection:
        if notices.has(connection, key):
            return
        figures = {**of_day(connection, today - timedelta(days=1), parts), **_pushes(found)}
        after = datetime.combine(today, PUSHED_AT, settings.zone) if settings.owner_report == "push" else None
        notices.clear_reports(connection, key)
        notices.add(connection, settings.owner_line_ids, key, RULE, "report", details=figures, push_after=after)


def of_day(connection: Connection, day: date, parts: Parts) -> Mapping[str, Any]:
    """The figures of one day on the owner's clock."""
    zone = parts.settings.zone
    begins = datetime.combine(day, time(), zone)
    span = Span(begins, datetime.combine(day + timedelta(days=1), time(), zone), parts.settings.timezone)
    people = stats_queries.people(connection, span)
    readings = [row for row in stats_queries.readings(connection, span) if row["kind"] != "daily"]
    sales = stats_queries.sales(connection, span)
    return {
        "day": day.isoformat(),
        "new": people["new"],
        "active": people["active"],
        "readings": sum(row["count"] for row in readings if row["status"] != "refunded"),
        "by_deck": sum(row["count"] for row in readings if row["status"] != "refunded" and row["source"] == "fallback"),
        "failed": sum(row["count"] for row in readings if row["status"] == "refunded"),
        "orders": sum(row["orders"] for row in sales),
        "baht": int(sum(row["baht"] for row in sales)),
        "refunded_baht": float(sum(row["refunded_baht"] or 0 for row in sales)),
        "usd": float(stats_queries.spent(connection, span)["usd"]),
    }


def _pushes(found: Figures) -> Mapping[str, float]:
    share = found.get("pushes_used")
    return {} if share is None else {"pushes": share}
