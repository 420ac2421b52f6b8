"""Past readings: list, open again, rate, review. Every statement is limited to the person's own readings."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, text

from models.database.rows import Row, one_row
from models.general.ids import new_id
from models.readings.invite_code import MAKE_CODE, new_codes

# A reading of someone who had their data deleted is empty; one that waits for the next event has been paid for as well.
_SHOWN: Final = " and {0}.status in ('delivered', 'waiting') and {0}.interpretation <> '{{}}'"

_PAGE: Final = (
    "select r.id, r.created_at as at, r.question, r.spread, r.cards from readings r"
    " where r.user_id = :user and r.kind = 'reading'" + _SHOWN.format("r")
)
_BEFORE: Final = " and (r.created_at, r.id) < (select created_at, id from readings where id = :before and user_id = :user)"
_NEWEST: Final = " order by r.created_at desc, r.id desc limit :limit"


def page(connection: Connection, user: uuid.UUID, *, before: uuid.UUID | None, limit: int) -> list[Row]:
    """List readings, newest first, after `before` if given: `id`, `at`, `question`, `spread`, `cards`."""
    statement = text(_PAGE + (_BEFORE if before else "") + _NEWEST)
    rows = connection.execute(statement, {"user": user, "before": before, "limit": limit})
    return [dict(row) for row in rows.mappings()]


def newest(connection: Connection, user: uuid.UUID, *, since: datetime | None = None) -> uuid.UUID | None:
    """The id of the newest reading, if it was delivered after `since`."""
    found: uuid.UUID | None = connection.execute(
        text(
            "select id from (select r.id, r.delivered_at from readings r where r.user_id = :user and r.kind = 'reading'"
            + _SHOWN.format("r")
            + " order by r.created_at desc, r.id desc limit 1) newest"
            " where cast(:since as timestamptz) is null or delivered_at > :since"
        ),
        {"user": user, "since": since},
    ).scalar()
    return found


def opened(connection: Connection, user: uuid.UUID, reading: uuid.UUID) -> Sequence[Row]:
    """Fetch a reading and its follow-ups, oldest first, as `bot.say.saved_reading` needs them; empty: not their reading."""
    rows = connection.execute(
        text(
            MAKE_CODE
            + "select r.*, (select code from referral_links l where l.user_id = r.user_id) as invite_code from readings r"
            " where (r.id = :id or r.parent_id = :id) and r.user_id = :user and r.kind <> 'daily'"
            + _SHOWN.format("r")
            + " order by r.id <> :id, r.created_at"
        ),
        {"id": reading, "user": user, "codes": new_codes()},
    )
    found = [dict(row) for row in rows.mappings()]
    return found if found and found[0]["id"] == reading else []


def last_interpretations(connection: Connection, user: uuid.UUID, *, besides: uuid.UUID, limit: int) -> list[dict[str, Any]]:
    """Fetch the interpretations of their last readings and follow-ups, newest first, without the reading `besides`."""
    rows = connection.execute(
        text(
            "select r.interpretation from readings r where r.user_id = :user and r.id <> :besides and r.kind <> 'daily'"
            + _SHOWN.format("r")
            + _NEWEST
        ),
        {"user": user, "besides": besides, "limit": limit},
    )
    return list(rows.scalars())


def gist(connection: Connection, user: uuid.UUID, reading: uuid.UUID) -> Row | None:
    """Fetch what may be shared of a reading: `gist`, `language`, and whether its question is kept; never the question."""
    return one_row(
        connection,
        text(
            "select r.interpretation ->> 'gist' as gist, r.language, r.question is not null as question_kept from readings r"
            " where r.id = :id and r.user_id = :user and r.kind = 'reading'" + _SHOWN.format("r")
        ),
        {"id": reading, "user": user},
    )


def rate(connection: Connection, user: uuid.UUID, reading: uuid.UUID, rating: int, now: datetime) -> bool:
    """Store a rating from 1 to 5; a second one replaces the first. False: it is not their reading."""
    rated = connection.execute(
        text(
            "insert into reviews (id, reading_id, user_id, rating, created_at, updated_at)"
            " select :new, r.id, r.user_id, :rating, :now, :now from readings r"
            " where r.id = :id and r.user_id = :user and r.kind <> 'daily'"
            + _SHOWN.format("r")
            + " on conflict (reading_id) do update set rating = excluded.rating, updated_at = excluded.updated_at returning id"
        ),
        {"new": new_id(), "id": reading, "user": user, "rating": rating, "now": now},
    ).one_or_none()
    return rated is not None


def add_word(
    connection: Connection,
    user: uuid.UUID,
    reading: uuid.UUID,
    word: str,
    now: datetime,
    message_id: str | None,
    *,
    unheard: bool = False,
) -> bool:
    """Store a review text for a rated reading; a second one replaces the first. False: the reading is not rated.

    `unheard`: the moderation is to look at it (`worker.upkeep.sweep`).
    """
    noted = connection.execute(
        text(
            "update reviews set word = :word, message_id = :message, updated_at = :now, unheard_since = :unheard"
            " where reading_id = :id and user_id = :user returning id"
        ),
        {"id": reading, "user": user, "word": word, "now": now, "message": message_id, "unheard": now if unheard else None},
    ).one_or_none()
    return noted is not None


def word(connection: Connection, reading: uuid.UUID) -> Row | None:
    """Fetch the review text of a reading: `user_id`, `word`."""
    statement = text("select user_id, word from reviews where reading_id = :id and word is not null")
    return one_row(connection, statement, {"id": reading})


def word_heard(connection: Connection, reading: uuid.UUID) -> None:
    """The moderation has been asked about the review text of a reading, whatever it answered."""
    connection.execute(text("update reviews set unheard_since = null where reading_id = :id"), {"id": reading})


def erase_word(connection: Connection, reading: uuid.UUID) -> None:
    """Erase the review text of a reading; the rating stays."""
    connection.execute(text("update reviews set word = null where reading_id = :id"), {"id": reading})


def open_for_follow_up(connection: Connection, user: uuid.UUID, reading: uuid.UUID, since: datetime) -> Row | None:
    """A reading that was delivered after `since`: what a further question takes over from it, and how often it was `asked` on.

    A further question whose stars went back does not count as asked.
    """
    return one_row(
        connection,
        text(
            "select r.id, r.language, r.spread, r.cards, r.seed, r.mood, (select count(*) from readings f"
            " where f.parent_id = r.id and f.status <> 'refunded') as asked from readings r"
            " where r.id = :id and r.user_id = :user and r.kind = 'reading' and r.delivered_at > :since" + _SHOWN.format("r")
        ),
        {"id": reading, "user": user, "since": since},
    )
