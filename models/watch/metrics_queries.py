"""Queries for the metrics: the last hour's times, the last day's sums, what is open.

Each is one statement that reads the recent end of a table by index, so its cost does not grow with the table.
"""

from typing import Any, Final

from sqlalchemy import Connection, text

from models.database.rows import all_rows

QUANTILES: Final = (0.5, 0.95, 0.99)
STAGES: Final = ("claimed", "interpreted", "delivered", "all")
"""From created to claimed, claimed to interpreted, interpreted to delivered, created to delivered."""

NOTED_SECONDS: Final = 3.0
"""That LINE has taken a reply is noted sooner, together with others."""

_READINGS: Final = text(
    "select kind, spread, status, coalesce(source, 'none') as source, coalesce(failure, 'none') as failure, count(*) as count"
    " from readings where created_at >= now() - interval '24 hours' group by 1, 2, 3, 4, 5"
)
# A reading that waited for the person's next event says nothing about how fast MiMi is.
_STAGES: Final = text(
    "select percentile_cont(:quantiles) within group (order by extract(epoch from claimed_at - created_at)) as claimed,"
    " percentile_cont(:quantiles) within group (order by extract(epoch from interpreted_at - claimed_at)) as interpreted,"
    " percentile_cont(:quantiles) within group (order by extract(epoch from delivered_at - interpreted_at)) as delivered,"
    " percentile_cont(:quantiles) within group (order by extract(epoch from delivered_at - created_at)) as all"
    " from readings where created_at >= now() - interval '1 hour' and kind <> 'daily' and carried_by is null"
)
_MODEL: Final = text(
    "select coalesce(model, 'none') as model, coalesce(sum(input_tokens), 0) as input, coalesce(sum(cached_tokens), 0) as cached,"
    " coalesce(sum(output_tokens), 0) as output, coalesce(sum(cost_usd), 0) as usd"
    " from readings where created_at >= now() - interval '24 hours' and model is not null group by 1"
)
_STARS: Final = text(
    "select reason, sum(amount) as stars from ledger_entries"
    " where currency = 'star' and created_at >= now() - interval '24 hours' group by 1"
)
_OPEN: Final = text(
    "select status, count(*) as count from readings"
    " where status in ('queued', 'interpreted') and created_at > '-infinity' group by 1"
    " union all select 'waiting', count(*) from readings where status = 'waiting'"
)
_PENDING: Final = text(
    "select count(*) from webhook_events"
    " where outcome = 'pending' and received_at < clock_timestamp() - make_interval(secs => :seconds)"
)
_OLDEST: Final = text(
    "select coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0) from readings"
    " where status in ('queued', 'interpreted') and created_at > '-infinity'"
    " and (lease_until is null or lease_until < clock_timestamp())"
)


def readings(connection: Connection) -> list[dict[str, Any]]:
    """Of the last 24 hours: `count` by `kind`, `spread`, `status`, `source` and `failure`."""
    return all_rows(connection, _READINGS)


def stages(connection: Connection) -> dict[str, dict[float, float]]:
    """Seconds by stage and quantile, in the last hour. Leaves out stages without a reading."""
    row = connection.execute(_STAGES, {"quantiles": list(QUANTILES)}).mappings().one()
    return {stage: dict(zip(QUANTILES, map(float, row[stage]), strict=True)) for stage in STAGES if row[stage] is not None}


def model(connection: Connection) -> list[dict[str, Any]]:
    """Of the last 24 hours, by `model`: `input`, `cached` and `output` tokens, `usd`."""
    return all_rows(connection, _MODEL)


def stars(connection: Connection) -> list[dict[str, Any]]:
    """Of the last 24 hours, by the ledger's `reason`: `stars` (negative: taken)."""
    return all_rows(connection, _STARS)


def under_way(connection: Connection) -> dict[str, int]:
    """Readings that have not arrived, by status."""
    return {row["status"]: row["count"] for row in all_rows(connection, _OPEN)}


def replies_pending(connection: Connection) -> int:
    """Replies that LINE has not taken after some seconds. Of younger ones most are taken, and only not noted yet."""
    return int(connection.execute(_PENDING, {"seconds": NOTED_SECONDS}).scalar_one())


def oldest_untaken(connection: Connection) -> float:
    """Seconds since the oldest reading was paid that no worker is at; 0 when there is none."""
    return float(connection.execute(_OLDEST).scalar_one())
