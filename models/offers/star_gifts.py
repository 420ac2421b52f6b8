"""Stars that a person gives to a friend: on their way until the friend takes them, or back with the giver.

A gift's stars are with the giver, on their way, or with the friend: exactly one of these (I6 of `models.watch.check`). Each
step is one guarded change of the gift's row and one movement of the ledger, under a key made from the gift's id.

The rules for money that Stripe takes back: what the friend has taken is the friend's, and the giver owes the stars. What is
still on its way is not handed over while the giver owes stars, or more of them are frozen than there are; it goes back in the
end, and pays what is owed first (`models.money.ledger.PAYS_OWED`).
"""

import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from sqlalchemy import Connection, text

from models.money import announcing, ledger
from models.money.economy import GIFT_DAYS, GIFT_MOST_STARS, GIFTS_ON_THEIR_WAY
from models.money.ledger import Reason
from models.offers import guesses
from models.readings.invite_code import CODE_SIGNS

CODE_LENGTH: Final = 10
"""23 signs each: one of 41 million million, so that nobody meets a gift's code by guessing ten times a day."""

_MADE: Final = text(
    "select count(*) filter (where id = :id) as used, count(*) filter (where status = 'open') as open"
    " from star_gifts where giver_id = :giver and (status = 'open' or id = :id)"
)
_MAKE: Final = text(
    "insert into star_gifts (id, giver_id, code, stars, created_at) values (:id, :giver, :code, :stars, clock_timestamp())"
    " returning id, code, stars, created_at"
)
# Who is first changes the row; the one who comes at the same moment waits for it, and finds it closed.
_TAKE: Final = text(
    """
with gift as (
  select s.id, s.giver_id, s.taker_id, s.status, g.name, g.stars_owed > 0 or g.stars_frozen > g.stars as held
  from star_gifts s join users g on g.id = s.giver_id where s.code = :code
), taken as (
  update star_gifts s set status = 'taken', taker_id = :taker, closed_at = clock_timestamp()
  from gift where s.id = gift.id and s.status = 'open' and s.giver_id <> :taker and not gift.held
  returning s.id, s.stars
)
select gift.id, gift.giver_id = :taker as own, gift.taker_id = :taker as already, gift.held and gift.status = 'open' as held,
  gift.name, taken.stars
from gift left join taken on true
"""
)
_RETURN: Final = text(
    """
update star_gifts set status = 'returned', closed_at = clock_timestamp()
  where id = :id and giver_id = :giver and status = 'open' returning stars
"""
)
_OF_GIVER: Final = "select id, code, stars, created_at from star_gifts where giver_id = :giver and status = 'open'"


@dataclass(frozen=True)
class Gift:
    """A gift on its way. `until`: it goes back in the night after this moment."""

    id: uuid.UUID
    code: str
    stars: int
    until: datetime


@dataclass(frozen=True)
class Taken:
    """What came of a code. `stars` and the giver's name (it may be missing) when it is `ok`.

    `already`: taken by this person. `gone`: somebody else was first, or it went back. `held`: a payment of the giver's is being
    checked. `guessing`: too many wrong codes in a day.
    """

    result: Literal["ok", "unknown", "own", "already", "gone", "held", "guessing"]
    stars: int = 0
    giver_name: str | None = None


class TooManyGifts(Exception):
    """So many of this person's gifts are on their way that no other one is made; nothing was changed."""


def give(connection: Connection, giver: uuid.UUID, stars: int, nonce: str) -> Gift | None:
    """Make a gift of the giver's stars, in the caller's transaction; they leave the giver at once. None: this nonce was used.

    Raises TooManyGifts, and ledger.InsufficientFunds (frozen stars cannot be given); nothing was changed then. The caller
    holds the giver's row lock.
    """
    if not 0 < stars <= GIFT_MOST_STARS:
        raise ValueError(f"{stars} stars")
    gift = gift_id(giver, nonce)
    made = connection.execute(_MADE, {"id": gift, "giver": giver}).one()
    if made.used:
        return None
    if made.open >= GIFTS_ON_THEIR_WAY:
        raise TooManyGifts(f"{made.open} of user {giver}")
    ledger.move(connection, giver, "star", -stars, Reason.GIFT_GIVE, gift, ref=gift)
    values = {"id": gift, "giver": giver, "code": new_code(), "stars": stars}
    return _gift(connection.execute(_MAKE, values).one())


def gift_id(giver: uuid.UUID, nonce: str) -> uuid.UUID:
    """The id of the gift that the confirmation with this nonce makes."""
    return uuid.uuid5(giver, f"gift:{nonce}")


def new_code() -> str:
    """Make a random code."""
    return "GIFT-" + "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))


def take(connection: Connection, taker: uuid.UUID, code: str, name: str | None) -> Taken:
    """Give a gift's stars to the person who sent its code first, in the caller's transaction; or say why not.

    `name` is the taker's, for the giver's announcement. The caller holds the taker's row lock. A code that exists counts also
    after too many wrong ones: nobody guesses one of 41 million million, and single words that are no promo code count as wrong.
    """
    row = connection.execute(_TAKE, {"code": code, "taker": taker}).one_or_none()
    if row is None:
        if guesses.too_many(connection, taker):
            return Taken("guessing")
        guesses.count_wrong(connection, taker)
        return Taken("unknown")
    if row.stars is None:
        return Taken("own" if row.own else "already" if row.already else "held" if row.held else "gone")
    ledger.move(connection, taker, "star", row.stars, Reason.GIFT_TAKE, row.id, ref=row.id)
    announcing.announce_later(connection, Reason.GIFT_GIVE, row.id, name)
    return Taken("ok", row.stars, row.name)


def take_back(connection: Connection, giver: uuid.UUID, gift: uuid.UUID, *, announce: bool = False) -> int | None:
    """Return a gift that is still on its way to its giver, in the caller's transaction: how many stars.

    None: it is not theirs, a friend has taken it, or it is back already. The caller holds the giver's row lock.
    """
    stars = connection.execute(_RETURN, {"id": gift, "giver": giver}).scalar_one_or_none()
    if stars is None:
        return None
    ledger.move(connection, giver, "star", stars, Reason.GIFT_RETURN, gift, ref=gift, announce=announce)
    return int(stars)


def on_their_way(connection: Connection, giver: uuid.UUID, limit: int = GIFTS_ON_THEIR_WAY) -> Sequence[Gift]:
    """List the person's gifts that nobody has taken yet, newest first."""
    rows = connection.execute(text(_OF_GIVER + " order by created_at desc limit :limit"), {"giver": giver, "limit": limit})
    return [_gift(row) for row in rows]


def own(connection: Connection, giver: uuid.UUID, gift: uuid.UUID) -> Gift | None:
    """Return a gift of this person that is still on its way."""
    row = connection.execute(text(_OF_GIVER + " and id = :id"), {"giver": giver, "id": gift}).one_or_none()
    return None if row is None else _gift(row)


def overdue(connection: Connection, limit: int) -> Sequence[tuple[uuid.UUID, uuid.UUID]]:
    """List gifts whose days are over, oldest first: the ids of each gift and of its giver."""
    rows = connection.execute(
        text(
            "select id, giver_id from star_gifts where status = 'open'"
            " and created_at < clock_timestamp() - make_interval(days => :days) order by created_at limit :limit"
        ),
        {"days": GIFT_DAYS, "limit": limit},
    )
    return [(row.id, row.giver_id) for row in rows]


def _gift(row: Any) -> Gift:
    return Gift(row.id, row.code, row.stars, row.created_at + timedelta(days=GIFT_DAYS))
