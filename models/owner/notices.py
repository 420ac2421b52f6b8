"""What the owners are told, one row for each owner and thing to tell: pushed, or carried along with a reply, once.

A notice is told when LINE has taken the push under its `push_id`, or the reply to the event in `carried_by`. What became of
that reply is read from the event itself, so a reply that expired leaves the notice to be told.
"""

import json
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final, Literal

from sqlalchemy import Connection, text

from models.database.rows import Row, all_rows
from models.general.ids import new_id

Phase = Literal["begins", "over", "passed", "report"]
"""Something is wrong; it is no longer; it was and is no longer, told as one; yesterday's figures."""

AT_ONCE: Final = 10
"""Notices in one message."""

PUSHED_FOR: Final = "23 hours"
"""LINE knows a retry key for a day."""

UNDER_WAY: Final = "30 seconds"
"""A push takes 11 s at most; what is older and not confirmed is tried again."""

ANSWERED_WITHIN: Final = "2 minutes"
"""A push that LINE has not confirmed by then may also be told with a reply: twice at worst."""

KEPT: Final = "90 days"
KEPT_UNTOLD: Final = "7 days"
"""That something was wrong and is over is no news after that."""


_ADD: Final = text(
    "insert into owner_notices (id, line_id, key, rule, phase, value, details, made_at, push_after)"
    " values (:id, :line_id, :key, :rule, :phase, :value, cast(:details as jsonb), clock_timestamp(), :push_after)"
    " on conflict (line_id, key) do nothing"
)
_PASSED: Final = text(
    "update owner_notices set phase = 'passed', details = details || jsonb_build_object('over_at', clock_timestamp())"
    " where key = :key and phase = 'begins' and told_at is null and push_id is null and carried_by is null returning line_id"
)
_SETTLE: Final = text(
    "update owner_notices n set told_at = coalesce(e.replied_at, clock_timestamp()), told_by = 'reply' from webhook_events e"
    " where n.told_at is null and n.carried_by is not null and e.id = n.carried_by and e.outcome = 'sent'"
)
_CARRIED: Final = (
    "exists (select from webhook_events e where e.id = n.carried_by and (e.outcome is null or e.outcome in ('pending', 'sent')))"
)
_TAKE: Final = text(
    f"""
update owner_notices set carried_by = :event, push_id = null where id = any(array(
  select id from owner_notices n where line_id = :line_id and told_at is null and not {_CARRIED}
  and (push_id is null or pushed_at < clock_timestamp() - interval '{ANSWERED_WITHIN}')
  order by made_at limit :limit for update skip locked))
returning *
"""
)
_DUE: Final = text(
    f"""
select n.line_id, u.language from owner_notices n join users u on u.line_id = n.line_id
where n.told_at is null and n.push_after <= clock_timestamp() and n.line_id = any(:owners)
  and u.blocked_at is null and u.forgotten_at is null and not {_CARRIED}
group by n.line_id, u.language
"""
)
_UNSURE: Final = text(
    f"""
select * from owner_notices where line_id = :line_id and told_at is null and push_id = (
  select push_id from owner_notices where line_id = :line_id and told_at is null and push_id is not null
  and pushed_at between clock_timestamp() - interval '{PUSHED_FOR}' and clock_timestamp() - interval '{UNDER_WAY}'
  order by pushed_at limit 1) order by made_at
"""
)
_PUSHES: Final = text(
    "select count(distinct push_id) from owner_notices where line_id = :line_id and push_id is not null and pushed_at >= :since"
)
_CLAIM: Final = text(
    f"""
update owner_notices set push_id = :push, pushed_at = clock_timestamp() where id = any(array(
  select id from owner_notices n where line_id = :line_id and told_at is null and push_id is null
  and push_after <= clock_timestamp() and not {_CARRIED} order by made_at limit :limit for update skip locked))
returning *
"""
)
_PUSHED: Final = text(
    "update owner_notices set told_at = clock_timestamp(), told_by = 'push' where push_id = :push and told_at is null"
)
_NOT_PUSHED: Final = text(
    "update owner_notices set push_id = null, pushed_at = null, push_after = null where push_id = :push and told_at is null"
)

_PUT_OFF: Final = text(
    "update owner_notices set push_id = null, pushed_at = null, push_after = clock_timestamp() + make_interval(secs => :seconds)"
    " where push_id = :push and told_at is null"
)


def add(
    connection: Connection,
    owners: Sequence[str],
    key: str,
    rule: str,
    phase: Phase,
    value: float = 0,
    *,
    details: Mapping[str, Any] | None = None,
    push_after: datetime | None = None,
) -> None:
    """Something to tell every one of these LINE ids, once for each `key`. Without `push_after` it waits for their next word."""
    shared = {"key": key, "rule": rule, "phase": phase, "value": value, "push_after": push_after}
    packed = json.dumps(dict(details or {}), default=str, ensure_ascii=False)
    for owner in owners:
        connection.execute(_ADD, {"id": new_id(), "line_id": owner, "details": packed, **shared})


def passed(connection: Connection, key: str) -> list[str]:
    """What was wrong is over before it was told: one notice tells both. The owners for whom that is so."""
    return list(connection.execute(_PASSED, {"key": key}).scalars())


def take(connection: Connection, line_id: str, event: str, limit: int = AT_ONCE) -> list[Row]:
    """What this owner is told with the reply to `event`, the oldest first; it belongs to that reply until that has expired."""
    rows = all_rows(connection, _TAKE, line_id=line_id, event=event, limit=limit)
    return sorted(rows, key=lambda row: (row["made_at"], row["key"]))


def settle(connection: Connection) -> None:
    """Marks as told what replies that LINE has taken have carried."""
    connection.execute(_SETTLE)


def due(connection: Connection, owners: Sequence[str]) -> Mapping[str, str]:
    """The owners to whom something is to be pushed now, with their languages: who has written to MiMi and not blocked her."""
    return {row.line_id: row.language for row in connection.execute(_DUE, {"owners": list(owners)})}


def claim_push(connection: Connection, line_id: str, since: datetime, most: int) -> tuple[uuid.UUID, list[Row]] | None:
    """What is pushed to this owner now, in one message, and its retry key. None: nothing, or `most` pushes are used `since` then.

    A push of which nobody knows what became of it comes first, as it was.
    """
    connection.execute(text("select pg_advisory_xact_lock(hashtextextended(:line_id, 7766475))"), {"line_id": line_id})
    unsure = all_rows(connection, _UNSURE, line_id=line_id)
    if unsure:
        return unsure[0]["push_id"], unsure
    if connection.execute(_PUSHES, {"line_id": line_id, "since": since}).scalar_one() >= most:
        return None
    push = new_id()
    rows = all_rows(connection, _CLAIM, line_id=line_id, push=push, limit=AT_ONCE)
    return (push, sorted(rows, key=lambda row: (row["made_at"], row["key"]))) if rows else None


def mark_pushed(connection: Connection, push: uuid.UUID) -> None:
    """LINE has taken this push."""
    connection.execute(_PUSHED, {"push": push})


def give_push_up(connection: Connection, push: uuid.UUID) -> None:
    """LINE will not take this push: what it would have told waits for the owner's next word."""
    connection.execute(_NOT_PUSHED, {"push": push})


def put_off(connection: Connection, push: uuid.UUID, seconds: float) -> None:
    """LINE refuses our token, so nothing was told: it is pushed later, or waits for the owner's next word if that comes first."""
    connection.execute(_PUT_OFF, {"push": push, "seconds": seconds})


def begun_since(connection: Connection, rule: str, since: datetime) -> bool:
    """Whether there was something to tell since then of this rule's not holding."""
    found = connection.execute(
        text("select exists (select from owner_notices where rule = :rule and phase <> 'over' and made_at >= :since)"),
        {"rule": rule, "since": since},
    )
    return bool(found.scalar_one())


def told_of(connection: Connection, key: str) -> Mapping[str, bool]:
    """The owners who have a notice under this key, and whether it was to be pushed."""
    rows = connection.execute(
        text("select line_id, push_after is not null as pushed from owner_notices where key = :key"), {"key": key}
    )
    return {row.line_id: row.pushed for row in rows}


def has(connection: Connection, key: str) -> bool:
    """Whether somebody has a notice under this key."""
    return bool(connection.execute(text("select exists (select from owner_notices where key = :key)"), {"key": key}).scalar_one())


def clear_reports(connection: Connection, key: str) -> None:
    """Deletes reports other than that under `key`: each day's takes the place of the one before."""
    connection.execute(text("delete from owner_notices where phase = 'report' and key <> :key"), {"key": key})


def delete_old(connection: Connection) -> int:
    """Deletes what was told long ago, what was over a week ago untold, and what nobody came to hear. How many rows went."""
    return connection.execute(
        text(
            f"delete from owner_notices where made_at < clock_timestamp() - interval '{KEPT}'"
            f" or (phase in ('passed', 'over') and told_at is null and made_at < clock_timestamp() - interval '{KEPT_UNTOLD}')"
        )
    ).rowcount
