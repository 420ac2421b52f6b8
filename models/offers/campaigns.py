"""Where people come from: campaigns whose name stands in the first message, and inviters.

Somebody belongs to the first campaign whose message they send within `ARRIVES_WITHIN` of joining. LINE's follow event says
nothing of the link, so the message is all there is; whoever has been here longer was not brought by a poster they scan today.
"""

import uuid
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, text

from models.db import Row, all_rows, new_id, one_row
from models.offers.code_words import check_word, fold

ARRIVES_WITHIN: Final = timedelta(hours=24)

_ARRIVED: Final = text(
    """
insert into arrivals (user_id, campaign_id, came_at)
select u.id, c.id, :now from users u join campaigns c on c.folded = :folded where u.id = :user and u.created_at > :since
on conflict (user_id) do nothing returning campaign_id
"""
)
_COLUMNS: Final = """
  count(distinct u.id) as friends,
  count(distinct u.id) filter (where exists (select from readings r where r.user_id = u.id and r.kind <> 'daily'
    and r.status in ('delivered', 'waiting'))) as readers,
  count(distinct u.id) filter (where p.id is not null) as buyers,
  coalesce(sum(p.amount_baht), 0) as baht, round(coalesce(sum(p.refunded_satang), 0) / 100.0, 2) as refunded_baht
"""
_RESULTS: Final = text(
    f"""
select c.id, c.name, c.created_at, {_COLUMNS}
from campaigns c left join arrivals a on a.campaign_id = c.id and a.came_at >= :start and a.came_at < :end
left join users u on u.id = a.user_id left join payment_history p on p.user_id = u.id and p.paid_at is not null
group by c.id order by baht desc, friends desc, c.name limit :limit
"""
)
_INVITERS: Final = text(
    f"""
with best as (
  select u.referred_by as id, {_COLUMNS}
  from users u left join payment_history p on p.user_id = u.id and p.paid_at is not null
  where u.referred_at >= :start and u.referred_at < :end
  group by u.referred_by order by baht desc, friends desc, u.referred_by limit :limit
)
select b.*, i.name from best b join users i on i.id = b.id order by b.baht desc, b.friends desc, b.id
"""
)


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


def results(connection: Connection, start: datetime, end: datetime, limit: int = 50) -> list[Row]:
    """All campaigns, with those who came by them from `start` to before `end`.

    Of these people: `friends`, `readers` who had a reading, `buyers`, the `baht` that they have paid up to now, and
    `refunded_baht` of that.
    """
    return all_rows(connection, _RESULTS, start=start, end=end, limit=limit)


def inviters(connection: Connection, start: datetime, end: datetime, limit: int = 10) -> list[Row]:
    """Inviters (`id`, `name`) of the friends who came with a code in these days: the same figures of these friends."""
    return all_rows(connection, _INVITERS, start=start, end=end, limit=limit)
