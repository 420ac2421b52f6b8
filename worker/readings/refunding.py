"""Gives the stars of a reading back and tells the person why."""

import uuid
from collections.abc import Sequence

import structlog

from bot.line.delivery import Outcome
from bot.say.flex.render import render
from bot.say.replies.chat import HelpLines
from bot.say.replies.money import Refunded
from bot.say.words import words_for
from models.db import Row
from models.readings import reading_refunds
from worker import danger
from worker.delivering import deliver
from worker.runtime.parts import Parts
from worker.runtime.persisting import persist

log = structlog.get_logger()


def refund(parts: Parts, row: Row, why: str, *, reason: str = "", questions: Sequence[str] = ()) -> None:
    """Refunds a queued reading, then notifies the person: now, or with their next event."""
    declined = why == reading_refunds.DECLINED
    refunded = persist(parts, lambda connection: reading_refunds.refund(connection, row["id"], why, erase=declined))
    if refunded is None:
        return
    log.info("reading_refunded", why=why, stars=row["cost_stars"])
    words = words_for(row["language"])
    messages = render(Refunded(row["cost_stars"], why, reason, list(questions)), words, parts.links)
    if declined:
        messages += render(HelpLines(danger.ANY), words, parts.links)
    if deliver(parts, refunded, messages, uuid.uuid5(row["id"], "refund"), "refund") is Outcome.SENT:
        persist(parts, lambda connection: reading_refunds.mark_refund_announced(connection, row))
