"""Pushes announcements that a person has not had yet: stars that were bought, coins for an invited friend, gifts from the
owner, orders that ended unpaid."""

import uuid
from collections.abc import Sequence
from typing import Any, Final

import structlog
from sqlalchemy import text

from bot.chat.reply_content import announcement, order, rendered
from bot.line.delivery import Outcome
from bot.say.replies.base import Reply
from bot.say.replies.money import OrderEnded
from bot.say.words import words_for
from models.money import announcing, orders
from worker.delivering import push_to, with_taps
from worker.runtime.parts import Parts

log = structlog.get_logger()

USED_UP: Final = "mimi:pushes:used-up"
USED_UP_SECONDS: Final = 900
"""How long nothing is pushed after LINE said that the month's pushes are used up: the sweep would try again every 5 s."""

DONE: Final = (Outcome.SENT, Outcome.REFUSED)
"""Announced; or LINE will never take it, so that trying again is of no use."""

NOT_TAKEN: Final = (Outcome.NO_QUOTA, Outcome.UNREACHABLE)
"""LINE has certainly not acted: it waits for the person's next event."""


def announce(parts: Parts, user: uuid.UUID) -> None:
    """Each movement is pushed under its own entry's id as retry key; without quota it waits for the next event.

    No lock is held while LINE is asked: a claim that ends by itself keeps other pushes and the person's replies away.
    """
    if parts.redis.exists(USED_UP):
        return
    with parts.engine.connect() as connection:
        person = connection.execute(
            text("select id, line_id, language, blocked_at, forgotten_at from users where id = :id"), {"id": user}
        ).one_or_none()
        entries = [
            (entry["id"], announcement(entry, order(connection, entry))) for entry in announcing.unannounced(connection, user)
        ]
        ended = orders.ended_unannounced(connection, user)
    if person is None or person.blocked_at or person.forgotten_at:
        return
    for entry, replies in entries:
        if not _announced(parts, person, replies, entry):
            return
    for row in ended:
        reply = OrderEnded(row["status"], row["amount_baht"], orders.order_number(row["id"]))
        if _push(parts, person, (reply,), uuid.uuid5(row["id"], "ended")) not in DONE:
            return
        with parts.engine.begin() as connection:
            orders.mark_ended_announced(connection, row["id"])


def _announced(parts: Parts, person: Any, replies: Sequence[Reply], entry: uuid.UUID) -> bool:
    """Pushes one movement, if nobody else is doing so. False: LINE takes nothing now."""
    with parts.engine.begin() as connection:
        if not announcing.claim_push(connection, entry):
            return True
    outcome = _push(parts, person, replies, entry)
    with parts.engine.begin() as connection:
        if outcome in DONE:
            announcing.mark_announced(connection, entry)
        else:  # the same key again would have told if LINE had acted before: without quota it has not
            announcing.end_push(connection, entry, in_doubt=outcome not in NOT_TAKEN)
    return outcome in DONE


def _push(parts: Parts, person: Any, replies: Sequence[Reply], retry_key: uuid.UUID) -> Outcome:
    messages = with_taps(parts, person.id, rendered(replies, words_for(person.language), parts.links))
    outcome = push_to(parts, person.id, person.line_id, messages, retry_key)
    if outcome is Outcome.NO_QUOTA:
        parts.redis.set(USED_UP, "1", ex=USED_UP_SECONDS)
    if outcome not in DONE:
        log.info("announcement_waits", why=outcome.value)
    return outcome
