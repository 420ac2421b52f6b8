"""Wrong codes that a person has sent lately: guessing is limited, whatever kind of code it is."""

import uuid
from typing import Final

from sqlalchemy import Connection, text

MOST_WRONG: Final = 10
"""So many wrong codes in a day are mistypes; after that no promo code is looked up for the rest of the day."""

_WRONG: Final = text("select wrong from code_guesses where user_id = :user and since > clock_timestamp() - interval '1 day'")
_COUNT: Final = text(
    """
insert into code_guesses as g (user_id, wrong, since) values (:user, 1, clock_timestamp())
  on conflict (user_id) do update set
    wrong = case when g.since > clock_timestamp() - interval '1 day' then g.wrong + 1 else 1 end,
    since = case when g.since > clock_timestamp() - interval '1 day' then g.since else clock_timestamp() end
"""
)


def too_many(connection: Connection, user: uuid.UUID) -> bool:
    """Whether this person has sent so many wrong codes within a day that none is looked up any more."""
    return (connection.execute(_WRONG, {"user": user}).scalar() or 0) >= MOST_WRONG


def count_wrong(connection: Connection, user: uuid.UUID) -> None:
    """Count one code that does not exist. The caller holds the person's row lock."""
    connection.execute(_COUNT, {"user": user})
