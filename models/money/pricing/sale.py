"""Sales: more bonus on every package between two moments. One at a time, so that nobody has to add them up."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, text

from models.database.rows import Row, all_rows
from models.general.ids import new_id

HIGHEST_PERCENT: Final = 100
"""More is a typing mistake."""


@dataclass(frozen=True)
class Running:
    """A sale as people see it: `percent` more until `ends_at` (UTC)."""

    id: uuid.UUID
    percent: int
    ends_at: datetime


class Overlap(Exception):
    """There is another sale in these days; `sale` is its row."""

    def __init__(self, sale: Row) -> None:
        super().__init__("there is another sale then")
        self.sale = sale


def overlapping(connection: Connection, starts_at: datetime, ends_at: datetime) -> Row | None:
    """A sale that touches these moments."""
    found = all_rows(
        connection,
        text(
            "select id, percent, starts_at, ends_at from sales where tstzrange(starts_at, ends_at) && tstzrange(:starts, :ends)"
            " order by starts_at limit 1"
        ),
        starts=starts_at,
        ends=ends_at,
    )
    return found[0] if found else None


def plan(connection: Connection, percent: int, starts_at: datetime, ends_at: datetime) -> uuid.UUID:
    """Store a sale and return its id. Raises Overlap."""
    # Two plans at one moment come one after the other; the table's own rule is the last resort.
    connection.execute(text("lock table sales in share row exclusive mode"))
    if other := overlapping(connection, starts_at, ends_at):
        raise Overlap(other)
    made: uuid.UUID = connection.execute(
        text(
            "insert into sales (id, percent, starts_at, ends_at, created_at)"
            " values (:id, :percent, :starts, :ends, clock_timestamp()) returning id"
        ),
        {"id": new_id(), "percent": percent, "starts": starts_at, "ends": ends_at},
    ).scalar_one()
    return made


def end(connection: Connection, sale: uuid.UUID, now: datetime) -> bool:
    """End a sale now, or call it off before it begins. Whoever has the page open keeps what it promised. False: it is over."""
    ended = connection.execute(
        text(
            "update sales set starts_at = least(starts_at, :now), ends_at = :now where id = :id and ends_at > :now returning id"
        ),
        {"id": sale, "now": now},
    )
    return ended.one_or_none() is not None


_RESULTS: Final = text(
    """
select s.id, s.percent, s.starts_at, s.ends_at, s.created_at, count(p.id) as orders, coalesce(sum(p.amount_baht), 0) as baht,
  coalesce(sum(p.stars_granted), 0) as stars, round(coalesce(sum(p.refunded_satang), 0) / 100.0, 2) as refunded_baht
from sales s left join payment_history p on p.sale_id = s.id and p.paid_at is not null
group by s.id order by s.starts_at desc limit :limit
"""
)


def results(connection: Connection, limit: int = 10) -> list[Row]:
    """The newest sales with the paid `orders` that got their bonus: `baht`, `stars`, and `refunded_baht` of them."""
    return all_rows(connection, _RESULTS, limit=limit)


def coming(connection: Connection, now: datetime) -> Row | None:
    """The sale that runs now, or the next one."""
    found = all_rows(
        connection,
        text("select id, percent, starts_at, ends_at from sales where ends_at > :now order by starts_at limit 1"),
        now=now,
    )
    return found[0] if found else None
