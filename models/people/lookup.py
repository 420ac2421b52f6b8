"""Finds people and their data for the owner. Read only."""

import re
import uuid
from collections.abc import Iterator, Sequence
from typing import Final

from sqlalchemy import Connection, text

from models.db import Row, all_rows
from models.ids import id_range
from models.people.rich_menus import Place

_PERSON: Final = (
    "select u.id, u.line_id, u.name, u.language, u.stars, u.stars_frozen, u.stars_owed, u.coins, u.level, u.total_readings,"
    " u.created_at, u.blocked_at, u.forgotten_at,"
    " (select code from referral_links l where l.user_id = u.id) as code from users u where "
)
_EXACTLY: Final = text(
    _PERSON
    + "u.line_id = :who or u.id between :low and :high"
    + " or u.id in (select user_id from payment_history where id between :low and :high or stripe_payment_id = :who)"
    + " or u.id in (select user_id from referral_links where code = upper(:who))"
    + " order by u.created_at limit :limit"
)
_BY_NAME: Final = text(_PERSON + r"u.name ilike :part escape '\' order by u.created_at limit :limit")


def find(connection: Connection, who: str, limit: int = 20) -> list[Row]:
    """Find people by LINE id, our id or its beginning, order number or invite code; else by a part of the name."""
    low, high = id_range(who) or (None, None)
    found = all_rows(connection, _EXACTLY, who=who, low=low, high=high, limit=limit)
    if found or not who.strip():
        return found
    part = re.sub(r"([\\%_])", r"\\\1", who.strip())
    return all_rows(connection, _BY_NAME, part=f"%{part}%", limit=limit)


def movements(connection: Connection, user: uuid.UUID, limit: int) -> list[Row]:
    """List the last movements of stars and coins, newest first."""
    return all_rows(
        connection,
        text(
            "select created_at as at, currency, amount, balance_after, reason, note, tell and told_at is null as untold"
            " from ledger_entries where user_id = :user order by created_at desc, balance_after limit :limit"
        ),
        user=user,
        limit=limit,
    )


def readings(connection: Connection, user: uuid.UUID, limit: int) -> list[Row]:
    """List the last readings, newest first, with their questions (private: show them only on request)."""
    return all_rows(
        connection,
        text(
            "select r.id, r.created_at as at, r.kind, r.spread, r.status, r.failure, r.cost_stars, r.source, r.question,"
            " r.interpretation ->> 'gist' as gist, v.rating, v.word from readings r left join reviews v on v.reading_id = r.id"
            " where r.user_id = :user order by r.created_at desc limit :limit"
        ),
        user=user,
        limit=limit,
    )


def orders(connection: Connection, user: uuid.UUID, limit: int) -> list[Row]:
    """List the last orders, newest first."""
    return all_rows(
        connection,
        text(
            "select id, created_at as at, package, amount_baht, stars_granted, status, refunded_satang, problem,"
            " stripe_payment_id from payment_history where user_id = :user order by created_at desc limit :limit"
        ),
        user=user,
        limit=limit,
    )


def seeing(connection: Connection, place: Place, language: str, at_once: int) -> Iterator[Sequence[str]]:
    """Yield the LINE ids of all reachable people who see that menu, `at_once` at a time. Who has no row is at rest."""
    after = uuid.UUID(int=0)
    statement = text(
        "select u.id, u.line_id from users u left join rich_menus m on m.user_id = u.id where u.id > :after"
        " and u.language = :language and coalesce(split_part(m.shown, '-', 1), 'rest') = :place"
        " and u.blocked_at is null and u.forgotten_at is null order by u.id limit :limit"
    )
    while rows := all_rows(connection, statement, after=after, language=language, place=place, limit=at_once):
        yield [row["line_id"] for row in rows]
        after = rows[-1]["id"]
