"""The steps of a reading. Each is idempotent: the row's status says whether it has been taken.

queued -> interpreted -> delivered; `waiting` before delivered when it could not be pushed; refunded instead of interpreted
when there is no interpretation (`reading_refunds`). A worker claims the row with a lease, which ends soon after its last
renewal (`reading_leases`).
"""

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import Connection, text

from models.database.batch import batch, run_one
from models.database.rows import Row, one_row
from models.events.reply_outcomes import REFUSED_PLAIN
from models.general.ids import new_id
from models.money import ledger
from models.money.economy import LEVEL_COINS, level_after
from models.money.ledger import Reason
from models.readings.invite_code import MAKE_CODE, new_codes

_BEGIN: Final = batch(
    """
select begin_reading(:id, :user, :kind, :parent, :language, :question, :message_id, :mood, :spread, :cards, :seed, :cost,
  :to_spend, :token, :token_at, :token_since, :voice_seconds, :voice_usd, :day_began, :most_a_day) as refused
"""
)


class TooManyToday(Exception):
    """As many readings were begun since their day began as they may begin in one."""


@dataclass(frozen=True)
class DayLimit:
    """How many readings and follow-ups somebody may begin in the day that began then. A card of the day does not count."""

    began: datetime
    most: int


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
    limit: DayLimit | None,
    reply_token_since: datetime | None = None,
    kind: str = "reading",
    parent_id: uuid.UUID | None = None,
    voice_seconds: float | None = None,
    voice_usd: Decimal | None = None,
    made_of_coins: int = 0,
) -> uuid.UUID:
    """Spend the stars and queue the reading, in the caller's transaction and one statement.

    `made_of_coins`: so many of the stars are made of coins first. Raises ledger.InsufficientFunds, TooManyToday; nothing was
    changed then.
    """
    reading = new_id()
    if made_of_coins:
        if limit and begun_since(connection, user, limit.began) >= limit.most:
            raise TooManyToday
        ledger.spend_with_coins(connection, user, cost_stars, made_of_coins, reading)
    values = {
        "id": str(reading),
        "user": str(user),
        "kind": kind,
        "parent": parent_id and str(parent_id),
        "language": language,
        "question": question,
        "message_id": message_id,
        "mood": mood,
        "spread": spread,
        "cards": json.dumps(list(cards)),
        "seed": seed,
        "cost": cost_stars,
        "to_spend": 0 if made_of_coins else cost_stars,
        "token": reply_token,
        "token_at": reply_token_at.isoformat(),
        "token_since": reply_token_since and reply_token_since.isoformat(),
        "voice_seconds": voice_seconds,
        "voice_usd": voice_usd,
        "day_began": limit and limit.began.isoformat(),
        "most_a_day": limit and limit.most,
    }
    match run_one(connection, _BEGIN, values).refused:
        case "limit":
            raise TooManyToday
        case "stars":
            raise ledger.InsufficientFunds(f"{cost_stars} stars for a reading of user {user}")
    return reading


def begun_since(connection: Connection, user: uuid.UUID, since: datetime) -> int:
    """Count the readings and follow-ups that were begun since then, without cards of the day."""
    count = connection.execute(
        text("select count(*) from readings where user_id = :user and created_at >= :since and kind <> 'daily'"),
        {"user": user, "since": since},
    ).scalar_one()
    return int(count)


OF_READING: Final = (
    " r.*, u.line_id, u.name, u.level, u.total_readings, u.blocked_at is not null as blocked,"
    " (select code from referral_links l where l.user_id = u.id) as invite_code,"
    " exists (select from readings i where i.user_id = u.id and i.failure = 'invalid'"
    "  and i.created_at > clock_timestamp() - interval '1 day') as lately_invalid,"
    " coalesce((select c.clear_message_id = r.message_id from conversations c where c.user_id = u.id), false) as clear"
)
WITH_PERSON: Final = " returning" + OF_READING
"""Ends an update of `readings r` joined with `users u`: the reading's row with the person's."""


NOTE_REPLY_ATTEMPT: Final = (
    "update readings set reply_tried_at = clock_timestamp() where id = :reading and attempts = :attempts and status = :status"
    " returning reply_tried_at"
)
"""Records, before LINE is asked, that the reply token may have been used: a worker that takes over after a crash must know.
Changes nothing where `reading_leases.still_claimed` returns False. Sent by `models.people.turns.look_for_reply`."""


def save_interpretation(connection: Connection, reading: uuid.UUID, user: uuid.UUID, columns: Mapping[str, Any]) -> bool:
    """Store the interpretation, count the reading, raise the level with its coins, and see to it that the person has an invite
    code. False: the reading was not `queued`.

    `columns`: interpretation, topic, source, model, prompt_version, tokens, cost_usd, model_ms.
    """
    connection.execute(
        text("select 1 from users where id = :user for no key update;" + MAKE_CODE), {"user": user, "codes": new_codes()}
    )
    saved = connection.execute(
        text(
            "update readings set status = 'interpreted', interpreted_at = clock_timestamp(),"
            " interpretation = cast(:interpretation as jsonb), topic = :topic, source = :source, model = :model,"
            " prompt_version = :prompt_version, input_tokens = :input_tokens, cached_tokens = :cached_tokens,"
            " output_tokens = :output_tokens, cost_usd = :cost_usd, model_ms = :model_ms"
            " where id = :id and status = 'queued' returning kind"
        ),
        {**columns, "interpretation": json.dumps(columns["interpretation"], ensure_ascii=False), "id": reading},
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


_SETTLE: Final = batch(
    "update readings set status = :status, lease_until = null, reply_token = null, failure = coalesce(:failure, failure),"
    " delivered_at = case when :status = 'delivered' then clock_timestamp() end,"
    " closed_at = case when :status = 'delivered' then clock_timestamp() end"
    " where id = :id and status in ('interpreted', 'waiting') returning id"
)


def take_back_reply_attempt(connection: Connection, reading: uuid.UUID, noted: datetime) -> None:
    """Delete the record of an attempt that has certainly not reached LINE, when there was none before it."""
    connection.execute(
        text("update readings set reply_tried_at = null where id = :id and reply_tried_at = :noted"),
        {"id": reading, "noted": noted},
    )


def settle(connection: Connection, reading: uuid.UUID, status: str, failure: str | None = None) -> bool:
    """Set `delivered`, or `waiting` for the person's next event. False: it was settled before."""
    return run_one(connection, _SETTLE, {"id": reading, "status": status, "failure": failure}) is not None


def of_message(connection: Connection, user: uuid.UUID, message: str) -> uuid.UUID | None:
    """The reading or further question that was begun with this message."""
    found: uuid.UUID | None = connection.execute(
        text("select id from readings where user_id = :user and message_id = :message order by created_at desc limit 1"),
        {"user": user, "message": message},
    ).scalar()
    return found


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
            " order by created_at limit 1 for update)" + WITH_PERSON
        ),
        {"user": user, "event": event, "given_up": REFUSED_PLAIN},
    )


def fetch(connection: Connection, reading: uuid.UUID) -> Row | None:
    """Fetch the reading's row with the person's."""
    return one_row(
        connection,
        text("select" + OF_READING + " from readings r join users u on u.id = r.user_id where r.id = :id"),
        {"id": reading},
    )
