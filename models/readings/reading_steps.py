"""The steps of a reading, each safe to take twice: the row's status says whether it has been taken.

queued -> interpreted -> delivered, with `waiting` before delivered when no push is left, and refunded instead of
interpreted when nobody could interpret it. A lease marks the row while a worker is at it; a dead worker's lease runs out.
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
    """Spends the stars and queues the reading, in the caller's transaction. Raises ledger.InsufficientFunds."""
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
    """How many readings and further questions they have begun; the free card of the day is not one of them."""
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


def claim(connection: Connection, reading: uuid.UUID, seconds: int) -> Row | None:
    """Takes the lease on a queued or interpreted reading for `seconds`; its row with the person's, or None."""
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


def renew(connection: Connection, reading: uuid.UUID, seconds: int) -> None:
    """Sets the lease to end `seconds` from now (0: free for the next one), unless there is nothing left to do."""
    connection.execute(
        text(
            "update readings set lease_until = clock_timestamp() + make_interval(secs => :seconds)"
            " where id = :id and status in ('queued', 'interpreted')"
        ),
        {"id": reading, "seconds": seconds},
    )


def save_interpretation(connection: Connection, reading: uuid.UUID, user: uuid.UUID, told: Mapping[str, Any]) -> bool:
    """Stores what the cards say, counts the reading, and raises the level with its coins. False when it was stored before.

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


def note_reply_attempt(connection: Connection, reading: uuid.UUID) -> datetime:
    """Written before the reply token is tried: whoever comes after a crash then knows that it may have been used.

    The time that was noted, for `take_back_reply_attempt`.
    """
    noted: datetime = connection.execute(
        text("update readings set reply_tried_at = clock_timestamp() where id = :id returning reply_tried_at"), {"id": reading}
    ).scalar_one()
    return noted


def take_back_reply_attempt(connection: Connection, reading: uuid.UUID, noted: datetime) -> None:
    """The attempt noted then has certainly not reached LINE, and there was none before it."""
    connection.execute(
        text("update readings set reply_tried_at = null where id = :id and reply_tried_at = :noted"),
        {"id": reading, "noted": noted},
    )


def settle(connection: Connection, reading: uuid.UUID, status: str, failure: str | None = None) -> bool:
    """`delivered`, or `waiting` for the person's next event. False when it was settled before."""
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
    """Gives the stars back and says so in the row, in one transaction; None when it was closed before. `erase`: its question
    is not kept.

    The refund's ledger entry stays untold until `ledger.mark_told`, so that the person hears of it one way or another.
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
    if row["cost_stars"]:
        user, reading = row["user_id"], row["id"]
        ledger.move(connection, user, "star", row["cost_stars"], Reason.READING_REFUND, reading, ref=reading, note=why, tell=True)


def take_waiting(connection: Connection, user: uuid.UUID, event: str) -> Row | None:
    """The oldest reading that waits for this person's next event, now carried by that event's reply.

    Not one that LINE took in no form (`models.events.reply_outcomes`): it is in the history, and must not cost them every answer.
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
    """The reading's row with its person's."""
    return one_row(
        connection,
        text("select" + _COLUMNS + " from readings r join users u on u.id = r.user_id where r.id = :id"),
        {"id": reading},
    )
