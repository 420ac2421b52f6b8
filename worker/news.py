"""Pushes what someone has not been told: stars that were paid for, coins that a friend brought, gifts from the owner."""

import uuid

import structlog
from sqlalchemy import text

from bot import delivery
from bot.bringing import news
from bot.delivery import Outcome
from bot.flex.render import render
from bot.words import words_for
from models import ledger
from worker.parts import Parts

log = structlog.get_logger()


def tell(parts: Parts, user: uuid.UUID) -> None:
    """Each movement is pushed under its own entry's id as retry key; without quota it waits for the next event."""
    with parts.engine.connect() as connection:
        person = connection.execute(
            text("select line_id, language, blocked_at, forgotten_at from users where id = :id"), {"id": user}
        ).one_or_none()
        entries = ledger.untold(connection, user)
    if person is None or person.blocked_at or person.forgotten_at:
        return
    for entry in entries:
        words = words_for(person.language)
        messages = [message for reply in news(entry) for message in render(reply, words, parts.links)]
        outcome = delivery.push(parts.line, person.line_id, messages, entry["id"])
        if outcome is Outcome.NO_QUOTA:
            log.info("news_wait", entry=str(entry["id"]))
            return
        if outcome in (Outcome.SENT, Outcome.REFUSED):
            with parts.engine.begin() as connection:
                ledger.tell(connection, entry["id"])
