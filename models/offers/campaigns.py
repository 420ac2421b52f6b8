"""Where people come from: campaigns whose name stands in the first message, and inviters.

Somebody belongs to the first campaign whose message they send within `ARRIVES_WITHIN` of joining. LINE's follow event says
nothing of the link, so the message is all there is; whoever has been here longer was not brought by a poster they scan today.
"""

import uuid
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, TextClause, text

from models.database.rows import Row, all_rows, one_row
from models.general.ids import new_id
from models.offers.code_words import check_word, fold

ARRIVES_WITHIN: Final = timedelta(hours=24)

_ARRIVED: Final = text(
    """
insert into arrivals (user_id, campaign_id, came_at)
select u.id, c.id, :now from users u join campaigns c on c.folded = :folded where u.id = :user and u.created_at > :since
on conflict (user_id) do nothing returning campaign_id
"""
)
_FIGURES: Final = """
  count(distinct {friend}) as friends, count(distinct p.user_id) as buyers, coalesce(sum(p.amount_baht), 0) as baht,
  round(coalesce(sum(p.refunded_satang), 0) / 100.0, 2) as refunded_baht
"""
# Found for one friend after the other, which takes longer than all the others together.
_READERS: Final = """,
  count(distinct {friend}) filter (where exists (select from readings r where r.user_id = {friend} and r.kind <> 'daily'
    and r.status in ('delivered', 'waiting'))) as readers
"""
_RESULTS: Final = """
select c.id, c.name, c.created_at, {figures}
from campaigns c left join arrivals a on a.campaign_id = c.id and a.came_at >= :start and a.came_at < :end
left join payment_history p on p.user_id = a.user_id and p.paid_at is not null
group by c.id order by baht desc, friends desc, c.name limit :limit
"""
_INVITERS: Final = """
with best as (
  select u.referred_by as id, {figures}
  from users u left join payment_history p on p.user_id = u.id and p.paid_at is not null
  where u.referred_at >= :start and u.referred_at < :end
  group by u.referred_by order by baht desc, friends desc, u.referred_by limit :limit
)
select b.*, i.name from best b join users i on i.id = b.id order by b.baht desc, b.friends desc, b.id
"""


def _with_figures(statement: str, friend: str) -> dict[bool, TextClause]:
    """The statement with and without `readers`."""
    sums = {True: _FIGURES + _READERS, False: _FIGURES}
    return {readers: text(statement.format(figures=figures.format(friend=friend))) for readers, figures in sums.items()}


_RESULTS_WITH: Final = _with_figures(_RESULTS, "a.user_id")
_INVITERS_WITH: Final = _with_figures(_INVITERS, "u.id")


def make(connection: Connection, name: str) -> uuid.UUID | None:
    """Store a campaign and return its id; None when there is one of this name. Raises BadWord."""
    made: uuid.UUID | None = connection.execute(
        text(
            "insert into campaigns (id, name, folded, created_at) values (:id, :name, :folded, clock_timestamp())"
            " on conflict (folded) do nothing returning id"
        ),
        {"id": new_id(), "name": "-".join(name.split()), "folded": check_word(name)},
    ).scalar_one_or_none()
    return made


def find(connection: Connection, name: str) -> Row | None:
    """The campaign of this name."""
    return one_row(connection, text("select * from campaigns where folded = :folded"), {"folded": fold(name)})


def arrive(connection: Connection, user: uuid.UUID, name: str, now: datetime) -> bool:
    """A person sent a campaign's message. True: they are new, and belong to it from now on."""
    values = {"user": user, "folded": fold(name), "now": now, "since": now - ARRIVES_WITHIN}
    return connection.execute(_ARRIVED, values).one_or_none() is not None


def results(connection: Connection, start: datetime, end: datetime, limit: int = 50, *, readers: bool = True) -> list[Row]:
    """All campaigns, with those who came by them from `start` to before `end`.

    Of these people: `friends`, `buyers`, the `baht` that they have paid up to now, and `refunded_baht` of that; and `readers`
    who had a reading, unless they are not wanted.
    """
    return all_rows(connection, _RESULTS_WITH[readers], start=start, end=end, limit=limit)


def inviters(connection: Connection, start: datetime, end: datetime, limit: int = 10, *, readers: bool = True) -> list[Row]:
    """Inviters (`id`, `name`) of the friends who came with a code in these days: the same figures of these friends."""
    return all_rows(connection, _INVITERS_WITH[readers], start=start, end=end, limit=limit)
