"""One event's transaction: open it (the person's row locked), close it (the event written, once).

The statements are `models.people.turns`.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg2.errors import QueryCanceled
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from bot.chat.dialogue.effects import HearVoice
from bot.chat.dialogue.states import Account, Conversation, HeldText, Offer, State, Voice
from bot.chat.events import Event
from bot.say.checks import packed
from bot.say.limits import Message
from models.database.batch import bare
from models.owner.pause import Pause
from models.owner.pause import read as read_pause
from models.people import turns
from models.people.turns import Repeated


@dataclass(frozen=True)
class Person:
    """Who this turn is about, their row locked until it ends. `waiting`, `unannounced`, `help_due`, `news`: to bring along."""

    id: UUID
    line_id: str
    name: str | None
    language: str
    account: Account
    blocked: bool
    waiting: bool
    unannounced: bool
    help_due: str | None = None
    news: bool = False


@dataclass(frozen=True)
class Opened:
    """The turn's transaction, begun: the event is new, the person is locked. `pause`: nothing new begins now."""

    connection: Connection
    event: Event
    person: Person
    conversation: Conversation
    pause: Pause | None = None


@dataclass(frozen=True)
class Newcomer:
    """What is known of someone who is not in the books yet.

    `left_as`: what may be the `line_id` of one who had their data deleted, likeliest first; `greeted`: this turn greets them.
    """

    name: str | None
    avatar: str | None
    language: str
    left_as: list[str]
    greeted: bool


class NeverOpened(Exception):
    """The person's row stayed locked for too long: another turn of theirs is not over, perhaps the first one of this event."""


class Stranger(Exception):
    """There is no such person yet: begin again with a Newcomer."""


@contextmanager
def open_turn(engine: Engine, event: Event, newcomer: Newcomer | None = None) -> Iterator[Opened]:
    """Begins the event's transaction. The caller ends it with `close_turn`; leaving without that undoes it.

    Raises Repeated when the event was handled before, Stranger when the person is unknown and no `newcomer` is given,
    NeverOpened.
    """
    with bare(engine) as connection:
        try:
            yield _open(connection, event, newcomer)
        except BaseException:
            with suppress(SQLAlchemyError):  # the server may be what failed; it undoes the turn by itself then
                turns.undo_turn(connection)
            raise


def close_turn(
    opened: Opened,
    conversation: Conversation,
    replies: list[Message],
    carries: dict[str, list[str]],
    moment: datetime,
    menu_due: float | None = None,
    hear: HearVoice | None = None,
) -> None:
    """Writes what the turn came to and commits. The reply stays stored until LINE has taken it.

    `menu_due`: in so many seconds the worker is to look which menu belongs under the chat; None: it stays as it is.
    `hear`: the event's voice message, which the worker is to hear. Raises Repeated when the event was closed meanwhile.
    """
    pending = bool(replies and opened.event.reply_token)
    turns.close_turn(
        opened.connection,
        {
            **values_of(opened.event),
            "user": str(opened.person.id),
            "state": conversation.state.value,
            "place": conversation.prompt_number,
            "question": conversation.question,
            "message_id": conversation.message_id,
            "mood": conversation.mood,
            "spread": conversation.spread,
            "seed": conversation.seed,
            "picks": json.dumps(conversation.picks),
            "reading_id": conversation.reading_id and str(conversation.reading_id),
            "held_text": conversation.held.text if conversation.held else None,
            "held_message_id": conversation.held.message_id if conversation.held else None,
            "voice": conversation.voice.as_json() if conversation.voice else None,
            "offer": json.dumps(_packed(conversation.offer)) if conversation.offer else None,
            "updated_at": moment.isoformat(),
            "event_at": opened.event.at.isoformat(),
            "outcome": "pending" if pending else "silent",
            "reply": packed(replies) if pending else None,
            "carries": json.dumps(carries) if carries else None,
            "menu_due": menu_due,
            "voice_message_id": hear and hear.message_id,
            "voice_seconds": hear and hear.seconds,
        },
    )


def _open(connection: Connection, event: Event, newcomer: Newcomer | None) -> Opened:
    try:
        row = turns.open_turn(connection, event.id, event.line_id, asdict(newcomer) if newcomer else None)
    except OperationalError as error:
        if isinstance(error.orig, QueryCanceled):
            raise NeverOpened(event.id) from error
        raise
    if row is None:
        raise Stranger(event.line_id)
    if row.repeated:
        raise Repeated(event.id)
    return Opened(connection, event, _person(event.line_id, row), conversation_of(row), read_pause(row.pause))


def values_of(event: Event) -> dict[str, Any]:
    """The event as the statements of `models.people.turns` take it."""
    return {
        "event": event.id,
        "type": type(event).__name__.lower(),
        "token": event.reply_token,
        "token_since": event.reply_token_since and event.reply_token_since.isoformat(),
        "line": event.line_id,
    }


def _person(line_id: str, row: Any) -> Person:
    return Person(
        id=row.id,
        line_id=line_id,
        name=row.name,
        language=row.language,
        account=account_of(row),
        blocked=row.blocked,
        waiting=row.waiting,
        unannounced=row.untold,
        help_due=row.help_due,
        news=row.news,
    )


def account_of(row: Any) -> Account:
    """What the state machine may know of the person in this row."""
    return Account(
        max(row.stars, 0),
        row.coins,
        row.reading_open,
        row.language,
        nameless=row.name is None,
        swallowed=max(-row.stars, 0),
        barred=row.barred,
    )


def conversation_of(row: Any) -> Conversation:
    """The conversation that this row holds."""
    return Conversation(
        state=State(row.state),
        prompt_number=row.place,
        question=row.question,
        message_id=row.message_id,
        mood=row.mood,
        spread=row.spread,
        seed=None if row.seed is None else bytes(row.seed),
        picks=tuple(row.picks),
        reading_id=row.reading_id,
        held=None if row.held_text is None else HeldText(row.held_text, row.held_message_id),
        voice=Voice.from_json(row.voice) if row.voice else None,
        offer=_unpacked(row.offer),
        updated_at=row.updated_at,
    )


def _packed(offer: Offer) -> dict[str, str]:
    other = {"text": offer.other.text, "message_id": offer.other.message_id} if offer.other else {}
    return {"yes": offer.yes, "no": offer.no, **other}


def _unpacked(packed: Mapping[str, str] | None) -> Offer | None:
    if packed is None:
        return None
    other = HeldText(packed["text"], packed["message_id"]) if "text" in packed else None
    return Offer(packed["yes"], packed["no"], other)
