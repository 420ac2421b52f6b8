"""Who gets a piece of news, and whether they have: taken along with a reply, pushed by the batch, or dropped."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from sqlalchemy import Connection, text

from models.general.ids import new_id

BATCH: Final = 500
"""So many people LINE takes in one multicast."""

CLAIM_SECONDS: Final = 60
KEY_HOURS: Final = 23
"""LINE remembers a retry key for a day. After so long nobody can tell any more whether a batch was delivered."""

_TAKE: Final = text(
    """
update news_recipients r set state = 'sent', sent_at = clock_timestamp() from news n
where n.id = r.news_id and r.state = 'due' and (r.news_id, r.user_id) = (
  select d.news_id, d.user_id from news_recipients d join news m on m.id = d.news_id
  where d.user_id = :user and d.state = 'due' and m.way = 'carried' and m.status = 'running' and m.until > clock_timestamp()
  order by m.started_at limit 1)
returning n.id, r.language, n.text_th, n.text_en, n.tap
"""
)
_FORM: Final = text(
    """
with first as (
  select language from news_recipients where news_id = :news and state = 'due' order by language desc limit 1
), made as (
  insert into news_batches (id, news_id, language, attempted_at) select :batch, :news, language, clock_timestamp() from first
  returning id, language
)
update news_recipients r set state = 'sending', batch_id = made.id from made
where r.news_id = :news and r.user_id = any(array(
  select d.user_id from news_recipients d where d.news_id = :news and d.state = 'due'
    and d.language = (select language from first)
  order by d.user_id limit :most))
"""
)
# Whoever has blocked MiMi, stopped the news or had their data deleted since it began does not get it.
_TO: Final = text(
    """
select u.id, u.line_id from news_recipients r join users u on u.id = r.user_id
where r.batch_id = :batch and r.state = 'sending'
  and u.blocked_at is null and u.barred_at is null and u.forgotten_at is null and u.news_stopped_at is null order by u.id
"""
)
_OPEN: Final = text(
    "select id, language, attempted_at < clock_timestamp() - make_interval(hours => :hours) as too_old"
    " from news_batches where news_id = :news and ended_at is null limit 1"
)


_NOT_ASKED: Final = """
update news_recipients set state = 'dropped', batch_id = null
where batch_id = :id and state = 'sending' and user_id <> all(cast(:people as uuid[]))
"""


@dataclass(frozen=True)
class Carried:
    """A piece of news that goes along with a reply."""

    id: uuid.UUID
    language: str
    text: str
    tap: str


@dataclass(frozen=True)
class Batch:
    """People who get it in one call. `too_old`: LINE has forgotten whether it was delivered."""

    id: uuid.UUID
    language: str
    too_old: bool


def take(connection: Connection, user: uuid.UUID) -> Carried | None:
    """Take the oldest news that is to go along with this person's reply; it counts as sent from then on."""
    row = connection.execute(_TAKE, {"user": user}).one_or_none()
    if row is None:
        return None
    return Carried(row.id, row.language, (row.text_en if row.language == "en" else row.text_th) or "", row.tap)


def stop(connection: Connection, user: uuid.UUID) -> None:
    """No news for this person from now on."""
    connection.execute(
        text("update users set news_stopped_at = coalesce(news_stopped_at, clock_timestamp()) where id = :user"), {"user": user}
    )
    connection.execute(
        text("update news_recipients set state = 'dropped' where user_id = :user and state = 'due'"), {"user": user}
    )


def start(connection: Connection, user: uuid.UUID) -> bool:
    """News again for this person. False: they had never stopped it."""
    return (
        connection.execute(
            text("update users set news_stopped_at = null where id = :user and news_stopped_at is not null"), {"user": user}
        ).rowcount
        > 0
    )


def had_any(connection: Connection, user: uuid.UUID) -> bool:
    """Whether this person was ever sent a piece of news."""
    asked = text("select exists (select from news_recipients where user_id = :user and state in ('sending', 'sent'))")
    return bool(connection.execute(asked, {"user": user}).scalar())


def claim(connection: Connection, news: uuid.UUID, *, again: bool = False) -> bool:
    """Claim news with which the worker has something to do, for a while; `again`: the one who has it already.

    False: it does not run, another has it, or it only goes along with replies and all its people are written down.
    """
    free = "" if again else " and (claimed_until is null or claimed_until < clock_timestamp())"
    claimed = connection.execute(
        text(
            "update news set claimed_until = clock_timestamp() + make_interval(secs => :seconds)"
            " where id = :id and status = 'running' and (way = 'pushed' or gathers_after is not null)" + free
        ),
        {"id": news, "seconds": CLAIM_SECONDS},
    )
    return claimed.rowcount > 0


def open_batch(connection: Connection, news: uuid.UUID) -> Batch | None:
    """A batch that was tried and has no outcome yet."""
    row = connection.execute(_OPEN, {"news": news, "hours": KEY_HOURS}).one_or_none()
    return None if row is None else Batch(row.id, row.language, row.too_old)


def form_batch(connection: Connection, news: uuid.UUID, most: int) -> Batch | None:
    """Put the next people, `most` at most and of one language, into a batch; None when nobody is left.

    Its cost does not grow with how many people are left: they are found by an index.
    """
    batch = new_id()
    made = connection.execute(_FORM, {"news": news, "batch": batch, "most": min(most, BATCH)}).rowcount
    return open_batch(connection, news) if made else None


def people_of(connection: Connection, batch: uuid.UUID) -> dict[uuid.UUID, str]:
    """The people of a batch with their LINE ids, without those who have stopped it or left since it was formed."""
    return {row.id: row.line_id for row in connection.execute(_TO, {"batch": batch})}


def end_batch(
    connection: Connection,
    batch: uuid.UUID,
    outcome: Literal["sent", "doubtful", "not_sent"],
    people: Iterable[uuid.UUID] | None = None,
) -> None:
    """Record what came of a batch. `not_sent`: LINE has certainly not taken it, and its people are due again.

    `doubtful` counts as sent: nobody gets it twice. `people`: only they were in it; the others have stopped it meanwhile.
    """
    connection.execute(
        text("update news_batches set ended_at = clock_timestamp(), outcome = :outcome where id = :id and ended_at is null"),
        {"id": batch, "outcome": outcome},
    )
    rows = (
        "update news_recipients set state = 'due', batch_id = null where batch_id = :id and state = 'sending'"
        if outcome == "not_sent"
        else "update news_recipients set state = 'sent', sent_at = clock_timestamp() where batch_id = :id and state = 'sending'"
    )
    if people is not None:
        values = {"id": batch, "people": list(people)}
        connection.execute(text(_NOT_ASKED), values)
    connection.execute(text(rows), {"id": batch})
