"""The card of the day: one for each person and local day, the same on every request."""

import json
import uuid
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, text

from models.db import new_id
from models.readings.deck import Card

_DRAW: Final = text(
    "insert into readings (id, user_id, kind, day, language, spread, cards, seed, interpretation, status, source,"
    " created_at, interpreted_at, delivered_at, closed_at)"
    " values (:id, :user, 'daily', :day, :language, 'one', cast(:cards as jsonb), :seed, cast(:interpretation as jsonb),"
    " 'delivered', 'deck', clock_timestamp(), clock_timestamp(), clock_timestamp(), clock_timestamp())"
    " on conflict (user_id, day) where kind = 'daily' do nothing;"
    "select id, cards from readings where user_id = :user and day = :day and kind = 'daily'"
)


def card_of_the_day(
    connection: Connection,
    user: uuid.UUID,
    day: date,
    *,
    language: str,
    seed: bytes,
    card: Card,
    interpretation: Mapping[str, Any],
) -> tuple[Card, bool]:
    """Return the day's row, and whether it existed before; only if it did not, the arguments are stored."""
    new = new_id()
    row = connection.execute(
        _DRAW,
        {
            "id": new,
            "user": user,
            "day": day,
            "language": language,
            "seed": seed,
            "cards": json.dumps([asdict(card)]),
            "interpretation": json.dumps(dict(interpretation), ensure_ascii=False),
        },
    ).one()
    return Card(**row.cards[0]), row.id != new
