"""Delivers what belongs to a reading: by its reply token, else by push, else with the person's next event.

Each attempt is noted before LINE is asked, so that whoever comes after a crash knows of it. An attempt that LINE has
certainly not acted on is taken back. Before each attempt the claim is checked: a worker that was away for longer than its
lease must not deliver beside the one that has claimed the reading since.
"""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Final

import structlog

from bot.chat.push_quick_replies import with_open_question, with_question_of
from bot.line import delivery
from bot.line.delivery import NOT_DONE, Outcome, ReplyToken
from bot.say.limits import Message
from bot.say.saved_reading import delivered_messages, plain_messages
from bot.say.words import words_for
from models.database.batch import bare
from models.database.rows import Row
from models.events.reply_outcomes import REFUSED_PLAIN
from models.people import contact, turns
from models.readings import reading_leases, reading_steps
from worker.runtime import rich_menu
from worker.runtime.leases import LeaseLost
from worker.runtime.parts import Parts
from worker.runtime.persisting import persist

log = structlog.get_logger()

TRIES: Final = 3
PAUSE_SECONDS: Final = 0.5
"""Before the second try; twice as long before the third."""


def deliver_reading(parts: Parts, row: Row | None, attempt: int) -> bool:
    """Delivers an interpreted reading and settles it. False: LINE could not be reached or was not sure; again later.

    `row` is the reading's with its person's, as it is now. Raises LeaseLost.
    """
    if row is None or row["status"] != "interpreted":
        return True
    if row["attempts"] != attempt:
        raise LeaseLost
    words = words_for(row["language"])
    outcome = deliver(parts, row, delivered_messages(row, words, parts.links), row["id"])
    if outcome is Outcome.REFUSED:
        outcome = deliver(parts, row, plain_messages(row, words, parts.links), uuid.uuid5(row["id"], "plain"))
    if outcome in (Outcome.LATER, Outcome.UNSURE, Outcome.UNAUTHORISED):
        log.warning("reading_delivery_put_off", outcome=outcome.value)
        return False
    status = "delivered" if outcome is Outcome.SENT else "waiting"
    failure = REFUSED_PLAIN if outcome is Outcome.REFUSED else None
    persist(parts, lambda connection: reading_steps.settle(connection, row["id"], status, failure), alone=True)
    if status == "delivered" and row["kind"] == "reading":
        rich_menu.link(parts, row["user_id"])
    log.info("reading_settled", status=status, seconds=(parts.now() - row["created_at"]).total_seconds())
    return True


def deliver(parts: Parts, row: Row, messages: Sequence[Message], retry_key: uuid.UUID, what: str = "reading") -> Outcome:
    """SENT, REFUSED, NO_QUOTA or UNREACHABLE (it waits for the person's next event), or what is to be tried again later.

    `row` is the reading's with its person's, as it was claimed. `what` is said, for the count of what may be seen twice.
    Raises LeaseLost.
    """
    if row["blocked"]:
        return Outcome.NO_QUOTA
    messages, noted = _with_taps_now(parts, row, messages)
    if row["reply_token"]:
        outcome = _reply(parts, row, messages, noted)
        if outcome is Outcome.DOUBTFUL:
            delivery.count_repeat_in_doubt(what)
        elif outcome is not Outcome.EXPIRED:
            return outcome
    return _push(parts, row, messages, retry_key)


def _with_taps_now(parts: Parts, row: Row, messages: Sequence[Message]) -> tuple[list[Message], datetime | None]:
    """As `with_taps`; and the attempt to reply is noted, if there is a token: when that was."""
    with bare(parts.engine) as connection:
        here = turns.look_for_reply(connection, row) if row["reply_token"] else turns.look(connection, row["user_id"])
    noted = here.noted_at if here is not None and row["reply_token"] else None
    return with_question_of(here, list(messages), parts.links, parts.now()), noted


def push_to(parts: Parts, user: uuid.UUID, line_id: str, messages: Sequence[Message], retry_key: uuid.UUID) -> Outcome:
    """Pushes once for each key. Who cannot be pushed to counts as having blocked MiMi until they write again: what is meant for
    them comes with the reply then, and LINE is not asked without end."""
    outcome = delivery.push(parts.line, line_id, messages, retry_key)
    if outcome is Outcome.UNREACHABLE:
        with parts.engine.begin() as connection:
            contact.block(connection, user, parts.now())
    return outcome


def with_taps(parts: Parts, user: uuid.UUID, messages: Sequence[Message]) -> list[Message]:
    """`messages` as they arrive in this chat now: with the quick replies of what it is in the middle of."""
    with parts.engine.connect() as connection:
        return with_open_question(connection, user, list(messages), parts.links, parts.now())


def _reply(parts: Parts, row: Row, messages: Sequence[Message], noted: datetime | None) -> Outcome:
    """`noted`: when the attempt was noted; None when the reading is somebody else's by now."""
    if noted is None:
        raise LeaseLost
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
        with bare(parts.engine) as connection:
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
        outcome = push_to(parts, row["user_id"], row["line_id"], messages, retry_key)
        if outcome is not Outcome.LATER:
            break
    return outcome


def _prepare(parts: Parts, row: Row, attempt: int) -> None:
    """Waits before another attempt, and renews the lease. Raises LeaseLost."""
    if attempt:
        parts.wait(PAUSE_SECONDS * 2 ** (attempt - 1))
    with bare(parts.engine) as connection:
        if not reading_leases.still_claimed(connection, row, parts.timing.lease):
            raise LeaseLost
