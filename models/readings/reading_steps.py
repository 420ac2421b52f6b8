"""The steps of a reading. Each is idempotent: the row's status says whether it has been taken.

queued -> interpreted -> delivered; `waiting` before delivered when it could not be pushed; refunded instead of interpreted
when there is no interpretation. A worker claims the row with a lease, which ends soon after its last renewal.
"""

import json
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import Connection, text

from models.db import Row, new_id, one_row
from models.events.reply_outcomes import REFUSED_PLAIN
from models.money import ledger
from models.money.economy import LEVEL_COINS, level_after
from models.money.ledger import Reason


def begin(
    connection: Connection,
    user: uuid.UUID,
    *,
    language: str,
    question: str,
    message_id: str | None,
    mood: str | None,
    spread: str,
    cards: Sequence[Mapping[str, Any]],
    seed: bytes,
    cost_stars: int,
    reply_token: str | None,
    reply_token_at: datetime,
    reply_token_since: datetime | None = None,
    kind: str = "reading",
    parent_id: uuid.UUID | None = None,
    voice_seconds: float | None = None,
    voice_usd: Decimal | None = None,
) -> uuid.UUID:
    """Spend the stars and queue the reading, in the caller's transaction. Raises ledger.InsufficientFunds."""
    reading = new_id()
    if cost_stars:
        ledger.move(connection, user, "star", -cost_stars, Reason.READING_SPEND, reading, ref=reading)
    connection.execute(
        text(
            "insert into readings (id, user_id, kind, parent_id, language, question, message_id, mood, spread, cards, seed,"
            " cost_stars, reply_token, reply_token_at, reply_token_since, voice_seconds, voice_usd, created_at)"
            " values (:id, :user, :kind, :parent, :language, :question, :message_id, :mood, :spread,"
            " cast(:cards as jsonb), :seed, :cost, :token, :token_at, :token_since, :voice_seconds, :voice_usd,"
            " clock_timestamp())"
        ),
        {
            "id": reading,
            "user": user,
            "kind": kind,
            "parent": parent_id,
            "language": language,
            "question": question,
            "message_id": message_id,
            "mood": mood,
            "spread": spread,
            "cards": json.dumps(list(cards)),
            "seed": seed,
            "cost": cost_stars,
            "token": reply_token,
            "token_at": reply_token_at,
            "token_since": reply_token_since,
            "voice_seconds": voice_seconds,
            "voice_usd": voice_usd,
        },
    )
    return reading


def begun_since(connection: Connection, user: uuid.UUID, since: datetime) -> int:
    """Count the readings and follow-ups that were begun since then, without cards of the day."""
    count = connection.execute(
        text("select count(*) from readings where user_id = :user and created_at >= :since and kind <> 'daily'"),
        {"user": user, "since": since},
    ).scalar_one()
    return int(count)


_COLUMNS: Final = (
    " r.*, u.line_id, u.name, u.level, u.blocked_at is not null as blocked,"
    " (select code from referral_links l where l.user_id = u.id) as invite_code"
)
_WITH_PERSON: Final = " returning" + _COLUMNS


def claim(connection: Connection, reading: uuid.UUID, seconds: float) -> Row | None:
    """Claims an open reading for `seconds`; return its row with the person's. None: it is closed, or another claim holds.

    `attempts` in the row is the claim's number, by which the functions below know whether a later claim was made.
    """
    return one_row(
        connection,
        text(
            "update readings r set lease_until = clock_timestamp() + make_interval(secs => :seconds),"
            " attempts = r.attempts + 1, claimed_at = coalesce(r.claimed_at, clock_timestamp())"
            " from users u where r.id = :id and u.id = r.user_id and r.status in ('queued', 'interpreted')"
            " and (r.lease_until is null or r.lease_until < clock_timestamp())" + _WITH_PERSON
        ),
        {"id": reading, "seconds": seconds},
    )


def renew_all(connection: Connection, claims: Mapping[uuid.UUID, int], seconds: float) -> None:
    """Renew the leases of `claims` (their numbers by reading) that still hold. Does not wait for rows that are locked."""
    connection.execute(
        text(
            "update readings r set lease_until = clock_timestamp() + make_interval(secs => :seconds) from ("
            " select r.id from readings r join unnest(cast(:ids as uuid[]), cast(:attempts as int[])) as held(id, attempt)"
            " on r.id = held.id and r.attempts = held.attempt where r.status in ('queued', 'interpreted')"
            " for no key update of r skip locked) as mine where r.id = mine.id"
        ),
        {"ids": [str(reading) for reading in claims], "attempts": list(claims.values()), "seconds": seconds},
    )


def release(connection: Connection, reading: uuid.UUID, attempt: int, seconds: float) -> None:
    """Let the claim of this number end in `seconds`, if it is the last one and the reading is open."""
    connection.execute(
        text(
            "update readings set lease_until = clock_timestamp() + make_interval(secs => :seconds)"
            " where id = :id and attempts = :attempt and status in ('queued', 'interpreted')"
        ),
        {"id": reading, "attempt": attempt, "seconds": seconds},
    )


def still_claimed(connection: Connection, row: Row, seconds: float) -> bool:
    """Renew the lease, if `row` (the reading's, as it was fetched or refunded) is still as it was.

    False: a later claim was made, the reading was settled, refunded or deleted. LINE must not be asked then.
    """
    renewed = connection.execute(
        text(
            "update readings set lease_until = case when status <> 'refunded'"
            " then clock_timestamp() + make_interval(secs => :seconds) end"
            " where id = :id and attempts = :attempts and status = :status returning id"
        ),
        {"id": row["id"], "attempts": row["attempts"], "status": row["status"], "seconds": seconds},
    ).one_or_none()
    return renewed is not None


def save_interpretation(connection: Connection, reading: uuid.UUID, user: uuid.UUID, told: Mapping[str, Any]) -> bool:
    """Store the interpretation, count the reading, and raise the level with its coins. False: the reading was not `queued`.

    `told`: interpretation, topic, source, model, prompt_version, tokens, cost_usd, model_ms.
    """
    connection.execute(text("select 1 from users where id = :user for no key update"), {"user": user})
    saved = connection.execute(
        text(
            "update readings set status = 'interpreted', interpreted_at = clock_timestamp(),"
            " interpretation = cast(:interpretation as jsonb), topic = :topic, source = :source, model = :model,"
            " prompt_version = :prompt_version, input_tokens = :input_tokens, cached_tokens = :cached_tokens,"
            " output_tokens = :output_tokens, cost_usd = :cost_usd, model_ms = :model_ms"
            " where id = :id and status = 'queued' returning kind"
        ),
        {**told, "interpretation": json.dumps(told["interpretation"], ensure_ascii=False), "id": reading},
    ).one_or_none()
    if saved is None:
        return False
    if saved.kind != "reading":
        return True
    readings, level = connection.execute(
        text("update users set total_readings = total_readings + 1 where id = :user returning total_readings, level"),
        {"user": user},
    ).one()
    reached = level_after(readings)
    if reached > level:
        connection.execute(text("update users set level = :level where id = :user"), {"level": reached, "user": user})
        connection.execute(text("update readings set level_reached = :level where id = :id"), {"level": reached, "id": reading})
        for step in range(level + 1, reached + 1):
            ledger.move(connection, user, "coin", LEVEL_COINS, Reason.LEVEL_REWARD, f"{user}:{step}", ref=reading)
    return True


def note_reply_attempt(connection: Connection, row: Row) -> datetime | None:
    """Record, before LINE is asked, that the reply token may have been used: a worker that takes over after a crash must know.

    Return the recorded time, for `take_back_reply_attempt`; None as `still_claimed` returns False.
    """
    noted: datetime | None = connection.execute(
        text(
            "update readings set reply_tried_at = clock_timestamp() where id = :id and attempts = :attempts"
            " and status = :status returning reply_tried_at"
        ),
        {"id": row["id"], "attempts": row["attempts"], "status": row["status"]},
    ).scalar_one_or_none()
    return noted


def take_back_reply_attempt(connection: Connection, reading: uuid.UUID, noted: datetime) -> None:
    """Delete the record of an attempt that has certainly not reached LINE, when there was none before it."""
    connection.execute(
        text("update readings set reply_tried_at = null where id = :id and reply_tried_at = :noted"),
        {"id": reading, "noted": noted},
    )


def settle(connection: Connection, reading: uuid.UUID, status: str, failure: str | None = None) -> bool:
    """Set `delivered`, or `waiting` for the person's next event. False: it was settled before."""
    moved = connection.execute(
        text(
            "update readings set status = :status, lease_until = null, reply_token = null, failure = coalesce(:failure, failure),"
            " delivered_at = case when :status = 'delivered' then clock_timestamp() end,"
            " closed_at = case when :status = 'delivered' then clock_timestamp() end"
            " where id = :id and status in ('interpreted', 'waiting') returning id"
        ),
        {"id": reading, "status": status, "failure": failure},
    ).one_or_none()
    return moved is not None


def refund(connection: Connection, reading: uuid.UUID, why: str, *, erase: bool = False) -> Row | None:
    """Refund a queued reading; return its row with the person's. None: it was closed before. `erase`: delete its question.

    The refund's ledger entry stays untold until `mark_refund_told`, so that the person is told of it later if not now.
    """
    connection.execute(
        text("select 1 from users where id = (select user_id from readings where id = :id) for no key update"), {"id": reading}
    )
    row = one_row(
        connection,
        text(
            "update readings r set status = 'refunded', failure = :why, lease_until = null, closed_at = clock_timestamp(),"
            " question = case when :erase then null else r.question end"
            " from users u where r.id = :id and r.status = 'queued' and u.id = r.user_id" + _WITH_PERSON
        ),
        {"id": reading, "why": why, "erase": erase},
    )
    if row is not None:
        _give_stars_back(connection, row, why)
    return row


DECLINED: Final = "declined"
"""`failure` of a reading that no model would give."""

DANGER: Final = "danger"
"""`failure` of a reading in whose question somebody heard danger."""


def refund_danger(connection: Connection, reading: uuid.UUID) -> Row | None:
    """Gives the stars of a reading back in whose question danger was heard, however far it has come; None when it was refunded.

    Nothing of it is kept: neither what was asked nor what the cards said to it. The person's row is locked as in a turn.
    """
    connection.execute(
        text("select 1 from users where id = (select user_id from readings where id = :id) for no key update"), {"id": reading}
    )
    row = one_row(
        connection,
        text(
            "update readings r set status = 'refunded', failure = :why, lease_until = null, carried_by = null,"
            " closed_at = clock_timestamp(), question = null, message_id = null, mood = null, topic = null, interpretation = null"
            " from users u where r.id = :id and r.status <> 'refunded' and u.id = r.user_id" + _WITH_PERSON
        ),
        {"id": reading, "why": DANGER},
    )
    if row is not None:
        connection.execute(text("delete from reviews where reading_id = :id"), {"id": reading})
        _give_stars_back(connection, row, DANGER)
    return row


def of_message(connection: Connection, user: uuid.UUID, message: str) -> uuid.UUID | None:
    """The reading or further question that was begun with this message."""
    found: uuid.UUID | None = connection.execute(
        text("select id from readings where user_id = :user and message_id = :message order by created_at desc limit 1"),
        {"user": user, "message": message},
    ).scalar()
    return found


def _give_stars_back(connection: Connection, row: Row, why: str) -> None:
    """Where nothing was paid, an entry of 0 stars remembers that the person has yet to be told; of danger `care` does."""
    reason = _refund_reason(row)
    if row["cost_stars"] or why != DANGER:
        user, reading = row["user_id"], row["id"]
        ledger.move(connection, user, "star", row["cost_stars"], reason, reading, ref=reading, note=why, tell=True)


def _refund_reason(row: Row) -> Reason:
    return Reason.READING_REFUND if row["cost_stars"] else Reason.READING_REFUSED


def mark_refund_told(connection: Connection, row: Row) -> None:
    """The person was told that this reading was refunded or, if it was free, refused."""
    ledger.mark_told(connection, _refund_reason(row), row["id"])


def take_waiting(connection: Connection, user: uuid.UUID, event: str) -> Row | None:
    """Let this event's reply carry the person's oldest waiting reading; return its row.

    Not one that LINE has refused in every form (`models.events.reply_outcomes`): it would cost them every answer. It can be
    opened among the past readings.
    """
    return one_row(
        connection,
        text(
            "update readings r set carried_by = :event from users u where u.id = r.user_id and r.id = ("
            " select id from readings where user_id = :user and status = 'waiting' and carried_by is null"
            " and failure is distinct from :given_up"
            " order by created_at limit 1 for update)" + _WITH_PERSON
        ),
        {"user": user, "event": event, "given_up": REFUSED_PLAIN},
    )


def fetch(connection: Connection, reading: uuid.UUID) -> Row | None:
    """Fetch the reading's row with the person's."""
    return one_row(
        connection,
        text("select" + _COLUMNS + " from readings r join users u on u.id = r.user_id where r.id = :id"),
        {"id": reading},
    )
