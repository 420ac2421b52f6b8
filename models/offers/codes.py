"""Promo codes: made by the owner, used once a person, every use in the ledger or as a bonus for the next order."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from sqlalchemy import Connection, text

from models.database.rows import Row, all_rows, one_row
from models.general.ids import new_id
from models.money import ledger
from models.money.ledger import Reason
from models.money.pricing import bonuses
from models.offers import guesses
from models.offers.code_words import check_word, fold

Gives = Literal["coins", "stars", "percent"]
Audience = Literal["everyone", "new", "chosen"]
GIVES: Final = ("coins", "stars", "percent")
AUDIENCES: Final = ("everyone", "new", "chosen")

NEW_DAYS: Final = 7
"""A code for new people can be used this many days after they joined, as an invite code can."""


class WordTaken(Exception):
    """There is, or was, a code with this word: a code keeps its word for good, so that its results stay its own."""


@dataclass(frozen=True)
class Wanted:
    """A code to be made. `most`: uses in all; `chosen`: who may use it, for the audience of that name."""

    word: str
    gives: Gives
    amount: int
    most: int | None = None
    ends_at: datetime | None = None
    audience: Audience = "everyone"
    chosen: Sequence[uuid.UUID] = ()


@dataclass(frozen=True)
class Used:
    """What came of a typed code. `balance`: their stars or coins after it; None for a percentage, which is remembered."""

    result: Literal["ok", "unknown", "already", "over", "gone", "not_new", "tired"]
    word: str = ""
    gives: Gives = "coins"
    amount: int = 0
    balance: int | None = None


def make(connection: Connection, wanted: Wanted) -> uuid.UUID:
    """Store a code and return its id. Raises BadWord and WordTaken."""
    code, folded = new_id(), check_word(wanted.word)
    values = {"id": code, "word": " ".join(wanted.word.split()), "folded": folded, "gives": wanted.gives, "amount": wanted.amount}
    values |= {"most": wanted.most, "audience": wanted.audience, "ends": wanted.ends_at}
    made = connection.execute(_MADE, values).one_or_none()
    if made is None:
        raise WordTaken(wanted.word)
    for user in dict.fromkeys(wanted.chosen):
        connection.execute(
            text("insert into promo_chosen (code_id, user_id) values (:code, :user)"), {"code": code, "user": user}
        )
    return code


def end(connection: Connection, word: str, now: datetime) -> Row | None:
    """Let nobody use this code any more; bonuses that people hold already stay theirs. None: there is no such code in use."""
    return one_row(
        connection,
        text("update promo_codes set ends_at = :now where folded = :folded and (ends_at is null or ends_at > :now) returning *"),
        {"folded": fold(word), "now": now},
    )


def find(connection: Connection, word: str) -> Row | None:
    """The code with this word."""
    return one_row(connection, text("select * from promo_codes where folded = :folded"), {"folded": fold(word)})


_MADE: Final = text(
    "insert into promo_codes (id, word, folded, gives, amount, most, audience, ends_at, created_at)"
    " values (:id, :word, :folded, :gives, :amount, :most, :audience, :ends, clock_timestamp())"
    " on conflict (folded) do nothing returning id"
)

# One statement decides and counts: of many people at once no more than `most` get an `id` back, because an update sees its row
# as the one before left it.
_USE: Final = text(
    """
with code as (
  select c.*, u.created_at > :new_since as is_new,
    exists (select from promo_uses p where p.code_id = c.id and p.user_id = u.id) as used,
    exists (select from promo_chosen p where p.code_id = c.id and p.user_id = u.id) as chosen
  from promo_codes c join users u on u.id = :user where c.folded = :folded
), counted as (
  update promo_codes c set uses = c.uses + 1 from code
  where c.id = code.id and not code.used and (c.audience <> 'new' or code.is_new) and (c.audience <> 'chosen' or code.chosen)
    and (c.ends_at is null or c.ends_at > :now) and (c.most is null or c.uses < c.most)
  returning c.id
), noted as (
  insert into promo_uses (code_id, user_id, used_at) select id, :user, clock_timestamp() from counted
)
select code.*, (select id from counted) as counted from code
"""
)


def use(connection: Connection, user: uuid.UUID, word: str, *, now: datetime) -> Used:
    """Somebody typed a code: what it gives, in the caller's transaction, or why not.

    The caller holds the person's row lock. Codes that there are not are counted, and after too many of them none counts for a
    while (`models.offers.guesses`): also the right ones, so that a guess is never confirmed.
    """
    values: dict[str, Any] = {"user": user, "folded": fold(word), "now": now, "new_since": now - timedelta(days=NEW_DAYS)}
    if guesses.too_many(connection, user):
        return Used("tired")
    row = one_row(connection, _USE, values)
    if row is None or (row["audience"] == "chosen" and not row["chosen"]):
        # A code for others is none: else its word could be found by trying.
        guesses.count_wrong(connection, user)
        return Used("unknown")
    what = {"word": row["word"], "gives": row["gives"], "amount": row["amount"]}
    if row["counted"] is None:
        return Used(_why_not(row, now), **what)
    if row["gives"] == "percent":
        bonuses.give(connection, user, row["id"], row["amount"])
        return Used("ok", **what)
    currency: ledger.Currency = "star" if row["gives"] == "stars" else "coin"
    of = f"{row['id']}:{user}"
    balance = ledger.move(connection, user, currency, row["amount"], Reason.CODE_GIFT, of, ref=row["id"])
    return Used("ok", **what, balance=balance)


def _why_not(row: Row, now: datetime) -> Literal["already", "over", "gone", "not_new"]:
    if row["used"]:
        return "already"
    if row["ends_at"] and row["ends_at"] <= now:
        return "over"
    return "not_new" if row["audience"] == "new" and not row["is_new"] else "gone"


def count(connection: Connection) -> int:
    """How many codes there are."""
    return int(connection.execute(text("select count(*) from promo_codes")).scalar_one())


# The sums are made for the codes that are shown, and over the people who paid: nearly all who use a code do not.
_RESULTS: Final = text(
    """
with shown as (
  select id, word, folded, gives, amount, most, uses, audience, ends_at, created_at from promo_codes
  where cast(:folded as text) is null or folded = :folded order by created_at desc limit :limit
)
select c.*, came.*, (select count(*) from bonuses b where b.code_id = c.id and b.spent_at is null) as unspent
from shown c cross join lateral (
  select count(distinct p.user_id) as buyers, count(*) as orders, coalesce(sum(p.amount_baht), 0) as baht,
    round(coalesce(sum(p.refunded_satang), 0) / 100.0, 2) as refunded_baht, coalesce(sum(p.code_stars), 0) as code_stars
  from promo_uses u join payment_history p on p.user_id = u.user_id and p.paid_at > u.used_at
  where u.code_id = c.id
    and (c.gives <> 'percent' or p.bonus_id in (select b.id from bonuses b where b.code_id = c.id))
) came order by c.created_at desc
"""
)


def results(connection: Connection, word: str | None = None, limit: int = 50) -> list[Row]:
    """The newest codes, or one: how often used, and what came of it.

    Of a percentage: the orders that it was used for, with its `code_stars`. Of a gift: all that its people paid for afterwards.
    """
    return all_rows(connection, _RESULTS, folded=fold(word) if word else None, limit=limit)
