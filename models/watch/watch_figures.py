"""The figures that the owner's rules are held against, as far as the database knows them: one statement, each minute.

Each part reads the recent end of a table, or what is open, by an index: its cost does not grow with the tables.
"""

from typing import Final

from sqlalchemy import Connection, text

from models.database.rows import one_row
from models.readings.reading_refunds import DANGER, DECLINED, INVALID

NO_FAILURE: Final = (INVALID, DANGER, DECLINED, "unsent", "forgotten")
"""Why stars went back without anything of ours having failed."""

FEWEST_READINGS: Final = 10
"""In fewer than this of the last hour, a share says nothing."""

FEWEST_BOOKED: Final = 20
"""Of fewer than this of the last day, a mean says nothing."""

_FIGURES: Final = text(
    """
with day as (
  select created_at, status, coalesce(failure, '') as failure, source, cost_usd, closed_at from readings
  where created_at >= now() - interval '24 hours' and kind <> 'daily'
), recent as (
  select
    count(*) filter (where status = 'refunded' and not failure = any(:no_failure)
      and closed_at >= now() - interval '30 minutes') as failed,
    count(*) filter (where created_at >= now() - interval '1 hour' and source is not null) as told,
    count(*) filter (where created_at >= now() - interval '1 hour' and source = 'fallback') as by_fallback,
    count(cost_usd) as priced, avg(cost_usd) as usd
  from day
)
select
  (select coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0) from readings
    where status in ('queued', 'interpreted') and created_at > '-infinity'
      and (lease_until is null or lease_until < clock_timestamp())) as readings_waiting,
  failed as readings_failed,
  case when told >= :fewest_readings then by_fallback / cast(told as float) else 0 end as told_by_fallback,
  case when priced >= :fewest_booked then usd else 0 end as cost_a_reading,
  (select coalesce(extract(epoch from clock_timestamp() - min(at)), 0) from inbox_messages
    where state = 'open' and shown_at is null) as inbox_waiting,
  (select count(*) from payment_claims where kind = 'refund' and changed_at >= now() - interval '24 hours') as refunds,
  (select count(*) from payment_claims where kind = 'dispute' and state = 'open') as disputes,
  (select count(*) from payment_mismatches where settled_at is null) as payment_mismatch,
  (select coalesce(extract(epoch from clock_timestamp() - min(at)), 0) from inbox_messages where state = 'open') as answer_late,
  (select count(*) from news where status = 'stopped' and why <> 'owner' and ended_at >= now() - interval '7 days')
    as news_stopped,
  (select coalesce(max(value), 0) from watch_facts where name = 'books') as books_broken,
  case when current_setting('transaction_read_only') = 'on' then 1 else 0 end as database_read_only,
  pg_database_size(current_database()) / 1073741824.0 as database_gib
from recent
"""
)


def read(connection: Connection) -> dict[str, float]:
    """Each figure under its rule's name; `database_gib` is the database's size."""
    values = {"no_failure": list(NO_FAILURE), "fewest_readings": FEWEST_READINGS, "fewest_booked": FEWEST_BOOKED}
    row = one_row(connection, _FIGURES, values)
    assert row is not None
    return {name: float(value) for name, value in row.items()}
