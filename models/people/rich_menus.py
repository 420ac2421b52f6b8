"""Which rich menu each person sees, as far as is known, and when it is due to be looked at again.

A row exists once somebody was shown another menu than the one for everybody. Whoever changes a menu at LINE claims the row first,
so that two changes cannot overtake each other; `settle` says when something changed meanwhile.
"""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Literal

from sqlalchemy import Connection

from models.database.batch import batch, run, run_one

Place = Literal["rest", "table", "reading", "owner"]
"""Nothing going on; the cards on the table; a reading came lately; at the owner's desk."""

PLACES: Final[tuple[Place, ...]] = ("rest", "table", "reading", "owner")

CLAIMED: Final = timedelta(seconds=60)
"""Longer than LINE is waited for in all; a process that died lets go after that."""


@dataclass(frozen=True)
class Claimed:
    """What a menu follows from, read after the claim. `until` is the claim's end: it tells this claim from others.

    `drawing_since`: when the person last did something at the table; None when they are not there. `reading_at`: when
    the newest reading was delivered. `reading_open`: one is under way.
    """

    until: datetime
    shown: str | None
    line_id: str
    language: str
    reachable: bool
    drawing_since: datetime | None
    reading_at: datetime | None
    reading_open: bool


# Two statements: the second sees what was committed while the first waited for the row. A turn that marks the menu as due holds
# the row until its own state can be seen.
_CLAIM: Final = batch(
    """
insert into rich_menus as m (user_id, claimed_until, due_at)
  values (cast(:user as uuid), cast(:until as timestamptz), cast(:until as timestamptz))
on conflict (user_id) do update set claimed_until = excluded.claimed_until, due_at = excluded.due_at
  where m.claimed_until is null or m.claimed_until < clock_timestamp()
""",
    """
select m.claimed_until as until, m.shown, u.line_id, u.language, u.blocked_at is null and u.forgotten_at is null as reachable,
  case when c.state = 'draw' then c.updated_at end as drawing_since,
  (select r.delivered_at from readings r where r.user_id = u.id and r.kind = 'reading' and r.status = 'delivered'
    order by r.created_at desc limit 1) as reading_at,
  exists (select from readings r where r.user_id = u.id and r.status in ('queued', 'interpreted') and r.kind <> 'daily')
    as reading_open
from rich_menus m join users u on u.id = m.user_id join conversations c on c.user_id = m.user_id
where m.user_id = cast(:user as uuid) and m.claimed_until = cast(:until as timestamptz)
""",
)


_SETTLE: Final = batch(
    "update rich_menus set shown = :shown, claimed_until = null,"
    " due_at = case when due_at = :until then cast(:due as timestamptz) else due_at end"
    " where user_id = :user and claimed_until = :until returning due_at is not distinct from cast(:due as timestamptz)"
)


_MARK_DUE: Final = batch("update rich_menus set due_at = clock_timestamp() where user_id = :user")


def claim(connection: Connection, user: uuid.UUID) -> Claimed | None:
    """Claim the person's menu and read what it follows from. Commits by itself: the connection is bare (`models.database.batch`).

    None: somebody else is changing it. It is marked as due then, so that they look again.
    """
    row = run(connection, _CLAIM, {"user": user, "until": datetime.now(UTC) + CLAIMED})
    if row is None:
        mark_due(connection, user)
        return None
    return Claimed(**row._asdict())


def settle(connection: Connection, user: uuid.UUID, claimed: Claimed, shown: str | None, due_at: datetime | None) -> bool:
    """End the claim: `shown` is what LINE shows now, `due_at` when to look again. False: look at once, something has changed.

    A claim that has lapsed, and was taken by somebody else, is left alone.
    """
    row = run_one(connection, _SETTLE, {"user": user, "until": claimed.until, "shown": shown, "due": due_at})
    return row is None or bool(row[0])


def mark_due(connection: Connection, user: uuid.UUID) -> None:
    """Have the person's menu looked at again soon: the sweep finds it (`worker.upkeep.sweep`)."""
    run_one(connection, _MARK_DUE, {"user": user})
