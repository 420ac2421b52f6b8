"""One event, one transaction: written down once, the person's row locked, stepped, carried out, committed.

Round trips are what a turn costs, so BEGIN and COMMIT travel with the first and the last statements (psycopg2 sends
several statements in one message; the connection is in autocommit mode so that the driver adds none of its own). An
ordinary turn is two round trips, and one more when LINE has taken the reply.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import structlog
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from bot.chat.dialogue.states import Account, Conversation, State
from bot.chat.events import Event
from bot.say.limits import Message
from models.db import bare

log = structlog.get_logger()


@dataclass(frozen=True)
class Person:
    """Who this turn is about, their row locked until it ends. `waiting`/`untold`: something is there to be brought along."""

    id: UUID
    line_id: str
    name: str | None
    language: str
    account: Account
    blocked: bool
    waiting: bool
    untold: bool


@dataclass(frozen=True)
class Opened:
    """The turn's transaction, begun: the event is new, the person is locked."""

    connection: Connection
    event: Event
    person: Person
    conversation: Conversation


@dataclass(frozen=True)
class Newcomer:
    """What is known of someone who is not in the books yet. `left_as` is the `line_id` of one who had their data deleted."""

    name: str | None
    avatar: str | None
    language: str
    left_as: str


class Repeated(Exception):
    """This event has been handled. `pending` is its reply if LINE has not taken it, for at least a few seconds."""

    def __init__(self, event_id: str) -> None:
        super().__init__(event_id)


class Stranger(Exception):
    """There is no such person yet: begin again with a Newcomer."""


_SEEN: Final = """
begin;
insert into webhook_events (id, type, received_at, reply_token) values (:event, :type, now(), :token)
  on conflict (id) do nothing;
"""
_MADE: Final = """
update users set line_id = :line, name = :name, avatar = :avatar, forgotten_at = null where line_id = :left_as;
insert into users (id, line_id, name, avatar, language, created_at)
  values (gen_random_uuid(), :line, :name, :avatar, :language, now()) on conflict (line_id) do nothing;
insert into conversations (user_id, updated_at)
  select id, now() from users where line_id = :line on conflict (user_id) do nothing;
"""
# The locks come in statements of their own, so that the one after them sees what the turn before committed. There is no row
# to lock while somebody's first events come all at once: those wait for each other by their LINE id.
_LOCKED: Final = """
select pg_advisory_xact_lock(hashtextextended(:line, 0));
select 1 from users where line_id = :line for no key update;
select u.id, u.name, u.language, u.stars - u.stars_frozen as stars, u.coins, u.blocked_at is not null as blocked,
  c.state, c.place, c.question, c.message_id, c.mood, c.spread, c.seed, c.picks, c.reading_id, c.updated_at,
  exists (select from readings r where r.user_id = u.id and r.status in ('queued', 'interpreted') and r.kind <> 'daily')
    as reading_open,
  exists (select from readings r where r.user_id = u.id and r.status = 'waiting' and r.carried_by is null) as waiting,
  exists (select from ledger_entries l where l.user_id = u.id and l.tell and l.told_at is null) as untold,
  (select outcome from webhook_events where id = :event) as outcome
from users u join conversations c on c.user_id = u.id
where u.line_id = :line
"""
_OPEN: Final = text(_SEEN + _LOCKED)
_OPEN_NEW: Final = text(_SEEN + _MADE + _LOCKED)

_CLOSE: Final = text(
    """
update conversations set state = :state, place = :place, question = :question, message_id = :message_id, mood = :mood,
  spread = :spread, seed = :seed, picks = cast(:picks as jsonb), reading_id = :reading_id, updated_at = :updated_at
  where user_id = :user;
update webhook_events set user_id = :user, outcome = :outcome, reply = cast(:reply as jsonb),
  carries = cast(:carries as jsonb) where id = :event;
commit
"""
)


@contextmanager
def turn(engine: Engine, event: Event, newcomer: Newcomer | None = None) -> Iterator[Opened]:
    """Begins the event's transaction. The caller ends it with `close`; leaving without that undoes it.

    Raises Repeated when the event was handled before, Stranger when the person is unknown and no `newcomer` is given.
    """
    with bare(engine) as connection:
        try:
            yield _open(connection, event, newcomer)
        except BaseException:
            with suppress(SQLAlchemyError):  # the server may be what failed; it undoes the turn by itself then
                connection.execute(text("rollback"))
            raise


def _open(connection: Connection, event: Event, newcomer: Newcomer | None) -> Opened:
    values: dict[str, Any] = {
        "event": event.id,
        "type": type(event).__name__.lower(),
        "token": event.reply_token,
        "line": event.line_id,
    }
    if newcomer:
        values |= {
            "name": newcomer.name,
            "avatar": newcomer.avatar,
            "language": newcomer.language,
            "left_as": newcomer.left_as,
        }
    row = connection.execute(_OPEN_NEW if newcomer else _OPEN, values).one_or_none()
    if row is None:
        raise Stranger(event.line_id)
    if row.outcome is not None:
        raise Repeated(event.id)
    person = Person(
        id=row.id,
        line_id=event.line_id,
        name=row.name,
        language=row.language,
        account=Account(stars=max(row.stars, 0), coins=row.coins, reading_open=row.reading_open),
        blocked=row.blocked,
        waiting=row.waiting,
        untold=row.untold,
    )
    conversation = Conversation(
        state=State(row.state),
        prompt_number=row.place,
        question=row.question,
        message_id=row.message_id,
        mood=row.mood,
        spread=row.spread,
        seed=None if row.seed is None else bytes(row.seed),
        picks=tuple(row.picks),
        reading_id=row.reading_id,
        updated_at=row.updated_at,
    )
    return Opened(connection, event, person, conversation)


def close(
    opened: Opened, conversation: Conversation, replies: list[Message], carries: dict[str, list[str]], moment: datetime
) -> None:
    """Writes what the turn came to and commits. The reply stays stored until LINE has taken it."""
    pending = bool(replies and opened.event.reply_token)
    opened.connection.execute(
        _CLOSE,
        {
            "user": opened.person.id,
            "event": opened.event.id,
            "state": conversation.state.value,
            "place": conversation.prompt_number,
            "question": conversation.question,
            "message_id": conversation.message_id,
            "mood": conversation.mood,
            "spread": conversation.spread,
            "seed": conversation.seed,
            "picks": json.dumps(conversation.picks),
            "reading_id": conversation.reading_id,
            "updated_at": moment,
            "outcome": "pending" if pending else "silent",
            "reply": json.dumps(replies, ensure_ascii=False) if pending else None,
            "carries": json.dumps(carries) if carries else None,
        },
    )
