"""The figures of the last days, for the owner's card: one statement."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import Connection, text

from models.db import all_rows

FAULTS: Final = ("failed", "old")
"""`failure` of a reading that nobody could tell, or that grew too old."""


@dataclass(frozen=True)
class Day:
    """One day in the owner's time zone: `readings` and further questions that were not given back, `friends` who came, `baht`
    that were paid, `usd` that the models cost, readings that `failed`."""

    day: date
    readings: int
    friends: int
    baht: int
    usd: float
    failed: int


_DAYS: Final = text(
    """
with spans as (
  select day, cast(day as timestamp) at time zone :zone as since, cast(day + 1 as timestamp) at time zone :zone as until
  from (select cast(:today as date) - back as day from generate_series(0, :days - 1) as back) as each
)
select s.day, coalesce(r.readings, 0) as readings, coalesce(r.failed, 0) as failed, coalesce(r.usd, 0) as usd,
  (select count(*) from users u where u.created_at >= s.since and u.created_at < s.until) as friends,
  (select coalesce(sum(p.amount_baht), 0) from payment_history p where p.paid_at >= s.since and p.paid_at < s.until) as baht
from spans s left join lateral (
  select count(*) filter (where kind <> 'daily' and status <> 'refunded') as readings,
    count(*) filter (where failure = any(:faults)) as failed, sum(cost_usd) as usd
  from readings where created_at >= s.since and created_at < s.until
) r on true order by s.day
"""
)


def days(connection: Connection, now: datetime, zone: str, count: int) -> list[Day]:
    """The last `count` days, the last one today; `zone` is an IANA name, `now` has that zone."""
    rows = all_rows(connection, _DAYS, today=now.date(), zone=zone, days=count, faults=list(FAULTS))
    return [Day(**{**row, "usd": float(row["usd"]), "baht": int(row["baht"])}) for row in rows]
