"""Finds people and lists their data for the owner, a page at a time. Read only.

Each row of a list has the `total` of all, so that what was left out can be said.
"""

import re
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from sqlalchemy import Connection, text

from models.database.rows import Row, all_rows, one_row
from models.general.ids import id_range
from models.people.rich_menus import Place

How = Literal["exactly", "name", "part"]


@dataclass(frozen=True)
class Found:
    """Who is meant: `people` are the first of `total`. `how`: by an id or a code, by the whole name, or by a part of it."""

    people: list[Row]
    total: int
    how: How

    @property
    def left_out(self) -> int:
        """How many more are meant."""
        return self.total - len(self.people)


_PERSON: Final = (
    "select u.id, u.line_id, u.name, u.language, u.stars, u.stars_frozen, u.stars_owed, u.coins, u.level, u.total_readings,"
    " u.created_at, u.blocked_at, u.barred_at, u.forgotten_at,"
    " (select code from referral_links l where l.user_id = u.id) as code,"
    " (select c.name from arrivals a join campaigns c on c.id = a.campaign_id where a.user_id = u.id) as campaign,"
    " count(*) over () as total from users u where "
)
_END: Final = " order by u.created_at, u.id limit :limit"
# Each by its own index.
_EXACTLY: Final = text(
    _PERSON + "u.id in ("
    "select id from users where line_id = :who"
    " union all select id from users where id between :low and :high"
    " union all select user_id from payment_history"
    "  where id between :low and :high or stripe_payment_id = :who or payment_intent = :who"
    " union all select user_id from readings where id between :low and :high"
    " union all select user_id from referral_links where code in (upper(:who), 'MIMI-' || upper(:code))"
    " union all select unnest(array[giver_id, taker_id]) from star_gifts where code = upper(:who))" + _END
)
_SESSIONS: Final = text(_PERSON + "u.id in (select user_id from payment_history where stripe_payment_id = any(:sessions))" + _END)
_NAMED: Final = text(_PERSON + "folded_name(u.name) = folded_name(:who)" + _END)
_PART: Final = text(_PERSON + r"folded_name(u.name) like '%' || folded_name(:part) || '%' escape '\'" + _END)


def find(connection: Connection, who: str, limit: int = 20, *, parts: bool = True) -> Found:
    """Find people by LINE id, the id of a person, an order or a reading or its beginning, Stripe's session or payment, or
    invite code; else by their whole name as LINE shows it; else, with `parts`, by a part of it.

    Names are compared without case, width and the order in which Thai marks were typed.
    """
    who = who.strip()
    low, high = id_range(who) or (None, None)
    found = all_rows(connection, _EXACTLY, who=who, low=low, high=high, code=_code(who), limit=limit)
    if found or not who:
        return _found(found, "exactly")
    found = all_rows(connection, _NAMED, who=who, limit=limit)
    if found or not parts:
        return _found(found, "name")
    return _found(all_rows(connection, _PART, part=re.sub(r"([\\%_])", r"\\\1", who), limit=limit), "part")


def by_sessions(connection: Connection, sessions: Sequence[str], limit: int = 20) -> Found:
    """Find the people whose orders have these Checkout Sessions."""
    return _found(all_rows(connection, _SESSIONS, sessions=list(sessions), limit=limit), "exactly")


def _code(who: str) -> str:
    """The letters and digits of an invite code, with or without what stands before them."""
    return re.sub(r"^mimi[\s\-–—_]+", "", who, flags=re.IGNORECASE)


def _found(rows: list[Row], how: How) -> Found:
    return Found(rows, rows[0]["total"] if rows else 0, how)


_MOVEMENTS: Final = text(
    "select id, created_at as at, currency, amount, balance_after, reason, note, key, tell and told_at is null as untold,"
    " count(*) over () as total from ledger_entries where user_id = :user"
    " order by created_at desc, balance_after, id limit :limit offset :skip"
)
_READING: Final = (
    "select r.id, r.user_id, r.created_at as at, r.kind, r.spread, r.status, r.failure, r.cost_stars, r.source, r.question,"
    " r.interpretation ->> 'gist' as gist, v.rating, v.word, count(*) over () as total"
    " from readings r left join reviews v on v.reading_id = r.id"
)
_READINGS: Final = text(f"{_READING} where r.user_id = :user order by r.created_at desc, r.id limit :limit offset :skip")
_ORDERS: Final = text(
    "select id, created_at as at, package, amount_baht, stars_granted, status, refunded_satang, problem,"
    " stripe_payment_id, payment_intent, count(*) over () as total from payment_history where user_id = :user"
    " order by created_at desc, id limit :limit offset :skip"
)


def movements(connection: Connection, user: uuid.UUID, limit: int, skip: int = 0) -> list[Row]:
    """List movements of stars and coins, newest first."""
    return all_rows(connection, _MOVEMENTS, user=user, limit=limit, skip=skip)


def readings(connection: Connection, user: uuid.UUID, limit: int, skip: int = 0) -> list[Row]:
    """List readings, newest first, with their questions (private: show them only on request)."""
    return all_rows(connection, _READINGS, user=user, limit=limit, skip=skip)


def reading(connection: Connection, reading: uuid.UUID) -> Row | None:
    """One reading with its texts (private: show them only on request)."""
    return one_row(connection, text(f"{_READING} where r.id = :id"), {"id": reading})


def orders(connection: Connection, user: uuid.UUID, limit: int, skip: int = 0) -> list[Row]:
    """List orders, newest first."""
    return all_rows(connection, _ORDERS, user=user, limit=limit, skip=skip)


_IN_PLACE: Final = (
    " from users u left join rich_menus m on m.user_id = u.id where u.language = :language"
    " and coalesce(split_part(m.shown, '-', 1), 'rest') = :place and u.blocked_at is null and u.forgotten_at is null"
)
_SEEING: Final = text(f"select u.id, u.line_id{_IN_PLACE} and u.id > :after order by u.id limit :limit")
_COUNT: Final = text(f"select count(*){_IN_PLACE}")


def seeing(connection: Connection, place: Place, language: str, at_once: int) -> Iterator[Sequence[str]]:
    """Yield the LINE ids of all reachable people who see that menu, `at_once` at a time. Who has no row is at rest."""
    after = uuid.UUID(int=0)
    while rows := all_rows(connection, _SEEING, after=after, language=language, place=place, limit=at_once):
        yield [row["line_id"] for row in rows]
        after = rows[-1]["id"]


def count_seeing(connection: Connection, place: Place, language: str) -> int:
    """Count the people whom `seeing` would yield."""
    return int(connection.execute(_COUNT, {"place": place, "language": language}).scalar_one())


def owners_and_who_sees_their_menu(connection: Connection, line_ids: Sequence[str]) -> list[uuid.UUID]:
    """The people with these LINE ids, and whoever sees the owner's menu without being one of them."""
    statement = text(
        "select id from users where line_id = any(:ids)"
        " union select user_id from rich_menus where shown like 'owner-%' order by 1"
    )
    return list(connection.execute(statement, {"ids": list(line_ids)}).scalars())
