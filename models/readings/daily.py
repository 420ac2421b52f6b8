"""The card of the day: one for each person and local day, the same on every request."""

import json
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, text

from models.general.ids import new_id
from models.readings.deck import Card
from models.readings.invite_code import MAKE_CODE, new_codes

_DRAW: Final = text(
    "insert into readings (id, user_id, kind, day, language, spread, cards, seed, interpretation, status, source,"
    " created_at, interpreted_at, delivered_at, closed_at)"
    " values (:id, :user, 'daily', :day, :language, 'one', cast(:cards as jsonb), :seed, cast(:interpretation as jsonb),"
    " 'delivered', 'deck', clock_timestamp(), clock_timestamp(), clock_timestamp(), clock_timestamp())"
    " on conflict (user_id, day) where kind = 'daily' do nothing;"
    + MAKE_CODE
    + "select id, cards, (select code from referral_links where user_id = :user) as invite_code"
    " from readings where user_id = :user and day = :day and kind = 'daily'"
)


@dataclass(frozen=True)
class DayCard:
    """A person's card of the day, and their invite code. `again`: it was drawn earlier."""

    id: uuid.UUID
    card: Card
    again: bool
    invite_code: str


def card_of_the_day(
    connection: Connection,
    user: uuid.UUID,
    day: date,
    *,
    language: str,
    seed: bytes,
    card: Card,
    interpretation: Mapping[str, Any],
) -> DayCard:
    """Return the card of that day; only if there was none, the arguments are stored."""
    new = new_id()
    row = connection.execute(
        _DRAW,
        {
            "id": new,
            "user": user,
            "codes": new_codes(),
            "day": day,
            "language": language,
            "seed": seed,
            "cards": json.dumps([asdict(card)]),
            "interpretation": json.dumps(dict(interpretation), ensure_ascii=False),
        },
    ).one()
    return DayCard(row.id, Card(**row.cards[0]), row.id != new, row.invite_code or "")
