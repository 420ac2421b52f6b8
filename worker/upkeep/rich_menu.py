"""Links a person to the rich menu of their language."""

import uuid

import structlog
from sqlalchemy import text

from bot.line.errors import Unknown
from worker.runtime.parts import Parts

log = structlog.get_logger()


def link(parts: Parts, user: uuid.UUID) -> None:
    """The menu of the language that the person speaks now, whichever they spoke when this was enqueued."""
    with parts.engine.connect() as connection:
        person = connection.execute(
            text("select line_id, language, blocked_at, forgotten_at from users where id = :id"), {"id": user}
        ).one_or_none()
    if person is None or person.blocked_at or person.forgotten_at:
        return
    try:
        parts.menus.link(person.line_id, person.language)
    except Unknown as error:
        log.warning("no_menu", language=person.language, error=str(error))
