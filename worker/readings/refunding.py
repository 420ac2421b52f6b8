"""Gives the stars of a reading back and tells the person why."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

import structlog
from sqlalchemy import Connection

from bot.line.delivery import Outcome
from bot.say.flex.render import render
from bot.say.replies.chat import HelpLines
from bot.say.replies.money import Refunded
from bot.say.words import words_for
from models.database.rows import Row
from models.readings import reading_costs, reading_refunds
from worker import danger
from worker.delivering import deliver
from worker.runtime.parts import Parts
from worker.runtime.persisting import persist

log = structlog.get_logger()


def refund(
    parts: Parts, row: Row, why: str, *, reason: str = "", questions: Sequence[str] = (), costs: Mapping[str, Any] | None = None
) -> None:
    """Refunds a queued reading, then notifies the person: now, or with their next event. `costs` of the models are booked."""
    declined = why == reading_refunds.DECLINED

    def close(connection: Connection) -> Row | None:
        reading_costs.book(connection, row["id"], costs or {})
        return reading_refunds.refund(connection, row["id"], why, erase=declined)

    refunded = persist(parts, close)
    if refunded is None:
        return
    log.info("reading_refunded", why=why, stars=row["cost_stars"])
    words = words_for(row["language"])
    messages = render(Refunded(row["cost_stars"], why, reason, list(questions)), words, parts.links)
    if declined:
        messages += render(HelpLines(danger.ANY), words, parts.links)
    told = deliver(parts, refunded, messages, uuid.uuid5(row["id"], "refund"), "refund") is Outcome.SENT
    note = reading_refunds.mark_refund_announced if told else reading_refunds.leave_refund_unannounced
    persist(parts, lambda connection: note(connection, row))
