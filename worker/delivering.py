"""Delivers what belongs to a reading: by its reply token, else by push, else with the person's next event.

Each attempt is noted before LINE is asked, so that whoever comes after a crash knows of it. An attempt that LINE has
certainly not acted on is taken back. The lease is renewed before each attempt: without that another worker would deliver
beside this one.
"""

import uuid
from collections.abc import Sequence
from typing import Final

from bot.line import delivery
from bot.line.delivery import NOT_DONE, Outcome, ReplyToken
from bot.say.limits import Message
from models.db import Row
from models.readings import reading_steps
from worker.parts import Parts

LEASE_SECONDS: Final = 20
TRIES: Final = 3
PAUSE_SECONDS: Final = 0.5
"""Before the second try; twice as long before the third."""


def deliver(parts: Parts, row: Row, messages: Sequence[Message], retry_key: uuid.UUID, what: str = "reading") -> Outcome:
    """SENT, REFUSED, NO_QUOTA (it waits for the person's next event), or what is to be tried again later.

    `row` is the reading's with its person's. `what` is said, for the count of what may be seen twice.
    """
    if row["blocked"]:
        return Outcome.NO_QUOTA
    if row["reply_token"]:
        outcome = _reply(parts, row, messages)
        if outcome is Outcome.DOUBTFUL:
            delivery.count_repeat_in_doubt(what)
        elif outcome is not Outcome.EXPIRED:
            return outcome
    return _push(parts, row, messages, retry_key)


def _reply(parts: Parts, row: Row, messages: Sequence[Message]) -> Outcome:
    with parts.engine.begin() as connection:
        noted = reading_steps.note_reply_attempt(connection, row["id"])
    tried = row["reply_tried_at"] is not None
    outcome = Outcome.LATER
    for attempt in range(TRIES):
        if attempt:
            _prepare(parts, row, attempt)
        outcome = delivery.reply(parts.line, _token(parts, row, tried), messages)
        if outcome not in (Outcome.UNSURE, Outcome.LATER):
            break
        tried = tried or outcome is Outcome.UNSURE
    if outcome in NOT_DONE and not tried:
        with parts.engine.begin() as connection:
            reading_steps.take_back_reply_attempt(connection, row["id"], noted)
    return outcome


def _token(parts: Parts, row: Row, tried: bool) -> ReplyToken:
    now, at, since = parts.now(), row["reply_token_at"], row["reply_token_since"]
    line_age = None if since is None else (now - since).total_seconds()
    return ReplyToken(row["reply_token"], (now - at).total_seconds(), line_age, tried)


def _push(parts: Parts, row: Row, messages: Sequence[Message], retry_key: uuid.UUID) -> Outcome:
    outcome = Outcome.LATER
    for attempt in range(TRIES):
        _prepare(parts, row, attempt)
        outcome = delivery.push(parts.line, row["line_id"], messages, retry_key)
        if outcome is not Outcome.LATER:
            break
    return outcome


def _prepare(parts: Parts, row: Row, attempt: int) -> None:
    """Waits before another attempt, and keeps the lease."""
    if attempt:
        parts.wait(PAUSE_SECONDS * 2 ** (attempt - 1))
    with parts.engine.begin() as connection:
        reading_steps.renew(connection, row["id"], LEASE_SECONDS)
