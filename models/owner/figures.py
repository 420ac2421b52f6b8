"""The figures of the last days, for the owner's card: one statement."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import Connection, text

from models.database.rows import all_rows

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


# Each table is read once, from the first day on.
_DAYS: Final = text(
    """
with since as (select cast(cast(:today as date) - (:days - 1) as timestamp) at time zone :zone as at),
read as (
  select cast(created_at at time zone :zone as date) as day,
    count(*) filter (where kind <> 'daily' and status <> 'refunded') as readings,
    count(*) filter (where failure = any(:faults)) as failed, sum(cost_usd) as usd
  from readings where created_at >= (select at from since) group by 1
), came as (
  select cast(created_at at time zone :zone as date) as day, count(*) as friends
  from users where created_at >= (select at from since) group by 1
), paid as (
  select cast(paid_at at time zone :zone as date) as day, sum(amount_baht) as baht
  from payment_history where paid_at >= (select at from since) group by 1
)
select day, coalesce(readings, 0) as readings, coalesce(failed, 0) as failed, coalesce(usd, 0) as usd,
  coalesce(friends, 0) as friends, coalesce(baht, 0) as baht
from (select cast(:today as date) - back as day from generate_series(0, :days - 1) as back) as each
  left join read using (day) left join came using (day) left join paid using (day)
order by day
"""
)


def days(connection: Connection, now: datetime, zone: str, count: int) -> list[Day]:
    """The last `count` days, the last one today; `zone` is an IANA name, `now` has that zone."""
    rows = all_rows(connection, _DAYS, today=now.date(), zone=zone, days=count, faults=list(FAULTS))
    return [Day(**{**row, "usd": float(row["usd"]), "baht": int(row["baht"])}) for row in rows]
