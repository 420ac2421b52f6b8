"""Pushes an answer of the owner's to the one person, when she said so. Else it comes with the person's next reply.

The key is the answer's own id, so that it arrives once. No lock is held while LINE is asked: a claim that ends by itself keeps
other pushes and the person's replies away. Without quota it waits for the next reply.
"""

import uuid

import structlog

from bot.chat.reply_content import from_owner, rendered
from bot.line.delivery import Outcome
from bot.say.words import words_for
from models.owner import inbox_answers
from worker.delivering import push_to, with_taps
from worker.runtime.parts import Parts
from worker.upkeep.announcements import DONE, NOT_TAKEN, USED_UP, USED_UP_SECONDS

log = structlog.get_logger()


def push(parts: Parts, answer: uuid.UUID) -> None:
    """One attempt; does nothing when it is told, being pushed, or nobody can be reached."""
    if parts.redis.exists(USED_UP):
        return
    with parts.engine.begin() as connection:
        row = inbox_answers.claim_push(connection, answer)
    if row is None:
        return
    messages = with_taps(parts, row["user_id"], rendered([from_owner(row)], words_for(row["language"]), parts.links))
    outcome = push_to(parts, row["user_id"], row["line_id"], messages, answer)
    if outcome is Outcome.NO_QUOTA:
        parts.redis.set(USED_UP, "1", ex=USED_UP_SECONDS)
    with parts.engine.begin() as connection:
        if outcome in DONE:
            inbox_answers.mark_told(connection, answer)
        else:  # the same key again would have told if LINE had acted before: without quota it has not
            inbox_answers.end_push(connection, answer, in_doubt=outcome not in NOT_TAKEN)
    log.info("owner_answer_pushed", outcome=outcome.value)
