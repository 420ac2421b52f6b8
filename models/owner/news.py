"""News of the owner's to many people: written, then carried along with their next replies or pushed, and what came of it.

Whom it is for is decided once, when it begins: a row for each person (`models.owner.news_recipients`), so that each gets it at
most once whatever breaks, and nobody who came later does.
"""

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from sqlalchemy import Connection, text

from models.database.engine import allow
from models.database.rows import Row, all_rows, one_row
from models.general.ids import id_range, new_id
from models.owner import news_audience
from models.owner.news_audience import WANTED, Audience

Tap = Literal["none", "ask", "daily", "topup", "invite"]
TAPS: Final[tuple[Tap, ...]] = ("none", "ask", "daily", "topup", "invite")
"""What can be tapped under it."""

Way = Literal["carried", "pushed"]

LONGEST: Final = 1000
"""Characters of a text: more than a screen of it is read by nobody."""

LONGEST_SECONDS: Final = 50.0
"""To count a million people, or what came of it, takes longer than a statement of the chat may. The reply to the owner's own tap
is still in time: LINE takes it for a minute."""

AT_ONCE: Final = 20_000
"""So many people are written down at most when it begins, and in each further step, which the worker does."""

BOUGHT_DAYS: Final = 7
"""Who buys within so many days after a piece of news counts as a result of it."""

# In which of the texts each person gets it: their own language's if there is one.
_LANGUAGE: Final = "case when u.language = 'en' and :english or not :thai then 'en' else 'th' end"
# By id from the last one on. Whoever came after it had begun is not among them.
_GATHER: Final = text(
    f"""
with wanted as (
  select u.id, {_LANGUAGE} as language {WANTED}
    and u.created_at <= coalesce(cast(:began as timestamptz), clock_timestamp())
    and (cast(:after as uuid) is null or u.id > cast(:after as uuid))
  order by u.id limit :most
), written as (
  insert into news_recipients (news_id, user_id, language) select :news, id, language from wanted on conflict do nothing
)
select count(*) as people, (select id from wanted order by id desc limit 1) as last from wanted
"""
)
_RESULTS: Final = text(
    """
select n.*, r.*, b.*
from news n cross join lateral (
  select count(distinct p.user_id) as buyers, coalesce(sum(p.amount_baht), 0) as baht
  from payment_history p join news_recipients s on s.user_id = p.user_id
  where s.news_id = n.id and s.state = 'sent' and p.paid_at between s.sent_at and s.sent_at + make_interval(days => :days)
) b cross join lateral (
  select count(*) filter (where s.state = 'sent') as reached, count(*) filter (where s.state in ('due', 'sending')) as left,
    count(*) filter (where s.state = 'sent' and c.last_event_at
      > s.sent_at + case when n.way = 'carried' then interval '30 minutes' else interval '0' end) as came_back,
    count(*) filter (where s.state = 'sent' and u.news_stopped_at > s.sent_at) as stopped_it
  from news_recipients s join users u on u.id = s.user_id join conversations c on c.user_id = u.id where s.news_id = n.id
) r
where n.id = :id
"""
)


@dataclass(frozen=True)
class Written:
    """What is said, in Thai, in English or in both, and what can be tapped under it."""

    thai: str | None
    english: str | None
    tap: Tap

    def text(self, language: str) -> str:
        """The text for somebody with this language."""
        return (self.english if language == "en" else self.thai) or self.thai or self.english or ""


def write(connection: Connection, written: Written, audience: Audience) -> uuid.UUID:
    """Store a draft and return its id."""
    made: uuid.UUID = connection.execute(
        text(
            "insert into news (id, text_th, text_en, tap, audience, created_at)"
            " values (:id, :thai, :english, :tap, cast(:audience as jsonb), clock_timestamp()) returning id"
        ),
        {"id": new_id(), **vars(written), "audience": json.dumps(audience.parameters)},
    ).scalar_one()
    return made


def find(connection: Connection, named: str) -> list[Row]:
    """News by its id or the beginning of it."""
    between = id_range(named)
    if between is None:
        return []
    low, high = between
    return all_rows(connection, text("select * from news where id between :low and :high limit 2"), low=low, high=high)


def fetch(connection: Connection, news: uuid.UUID, *, lock: bool = False) -> Row | None:
    """One piece of news."""
    return one_row(connection, text("select * from news where id = :id" + " for no key update" * lock), {"id": news})


def written(row: Row) -> Written:
    """What a row says."""
    return Written(row["text_th"], row["text_en"], row["tap"])


def audience(row: Row) -> Audience:
    """Whom a row is for."""
    return Audience(**row["audience"])


def reach(connection: Connection, row: Row) -> int:
    """How many people would get it now."""
    return sum(news_audience.reach(connection, audience(row)).values())


def begin(connection: Connection, row: Row, way: Way, until: datetime | None = None, at_once: int = AT_ONCE) -> int:
    """Begin a draft, in the caller's transaction, its row locked: how many people it is for.

    The first `at_once` of them are written down. When there are more, `gathers_after` says so, and the worker goes on.
    """
    allow(connection, LONGEST_SECONDS)
    connection.execute(
        text("update news set status = 'running', way = :way, until = :until, started_at = clock_timestamp() where id = :id"),
        {"id": row["id"], "way": way, "until": until},
    )
    people = _gather(connection, row, at_once)
    return people if people < at_once else reach(connection, row)


def gather(connection: Connection, news: uuid.UUID, at_once: int = AT_ONCE) -> bool:
    """Write the next people down whom news is for, in the caller's transaction; False: all of them are written down."""
    row = fetch(connection, news, lock=True)
    if row is None or row["gathers_after"] is None:
        return False
    return _gather(connection, row, at_once) == at_once


def _gather(connection: Connection, row: Row, at_once: int) -> int:
    says, began = written(row), row["started_at"]
    values = {"news": row["id"], "thai": bool(says.thai), "english": bool(says.english), **audience(row).parameters}
    found = connection.execute(_GATHER, {**values, "began": began, "after": row["gathers_after"], "most": at_once}).one()
    connection.execute(
        text("update news set reach = coalesce(reach, 0) + :people, gathers_after = :after where id = :id"),
        {"id": row["id"], "people": found.people, "after": found.last if found.people == at_once else None},
    )
    return int(found.people)


def go_on(connection: Connection, news: uuid.UUID, until: datetime | None = None) -> None:
    """Go on with news that has stopped, carried `until` then; who has got it does not get it again."""
    connection.execute(
        text(
            "update news set status = 'running', why = null, ended_at = null, until = :until"
            " where id = :id and status = 'stopped'"
        ),
        {"id": news, "until": until},
    )


def end(connection: Connection, news: uuid.UUID, status: Literal["stopped", "done"], why: str | None = None) -> None:
    """End news that runs. Stopped, it can go on."""
    connection.execute(
        text(
            "update news set status = :status, why = :why, ended_at = clock_timestamp(), claimed_until = null"
            " where id = :id and status = 'running'"
        ),
        {"id": news, "status": status, "why": why},
    )


def note_quota(connection: Connection, news: uuid.UUID, left: int | None, allowed: int | None) -> None:
    """Keep what LINE said of the month's pushes."""
    connection.execute(
        text("update news set pushes_left = :left, pushes_allowed = :allowed, asked_at = clock_timestamp() where id = :id"),
        {"id": news, "left": left, "allowed": allowed},
    )


def delete_draft(connection: Connection, news: uuid.UUID) -> bool:
    """Delete a draft; what has begun stays."""
    return connection.execute(text("delete from news where id = :id and status = 'draft'"), {"id": news}).rowcount > 0


def results(connection: Connection, news: uuid.UUID) -> Row | None:
    """One piece of news with what came of it: `reached`, `left`, `came_back`, `stopped_it`, `buyers` and their `baht`.

    Whoever had their data deleted is not counted any more.
    """
    allow(connection, LONGEST_SECONDS)
    return one_row(connection, _RESULTS, {"id": news, "days": BOUGHT_DAYS})


def latest(connection: Connection, limit: int) -> Iterator[Row]:
    """Yield the last pieces of news with what came of them, newest first, each by a statement of its own: with a million people
    it takes seconds."""
    found = (results(connection, row["id"]) for row in recent(connection, limit))
    return (row for row in found if row is not None)


def recent(connection: Connection, limit: int) -> list[Row]:
    """The last pieces of news alone, newest first."""
    return all_rows(connection, text("select * from news order by created_at desc limit :limit"), limit=limit)


def end_overdue(connection: Connection) -> None:
    """End what was carried until a moment that is over."""
    connection.execute(
        text(
            "update news set status = 'done', ended_at = clock_timestamp()"
            " where status = 'running' and way = 'carried' and until <= clock_timestamp()"
        )
    )


def drop_some(connection: Connection, limit: int = 5000) -> int:
    """Delete the rows of people who have not got news that is done, `limit` at most; how many.

    As `dropped` each of them would be written anew, with an entry in each index: ten times the work, for rows that nobody reads.
    """
    return connection.execute(
        text(
            "delete from news_recipients where ctid = any(array("
            # For each piece a look of its own into the index: as a join all of its people might be read. In the index's order:
            # without one Postgres may look through the table, past all that earlier calls have deleted.
            " select r.place from news n cross join lateral ("
            "  select ctid as place from news_recipients where news_id = n.id and state = 'due'"
            "  order by language, user_id limit :limit) r"
            " where n.status = 'done' limit :limit))"
        ),
        {"limit": limit},
    ).rowcount
