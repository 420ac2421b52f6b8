"""Asks LINE again for the name and picture of somebody whose name is not kept, once a greeting has said that it is."""

import uuid

import structlog

from bot.line.errors import LineError
from models.people import contact
from worker.runtime.parts import Parts

log = structlog.get_logger()


def introduce(parts: Parts, user: uuid.UUID) -> None:
    """Keeps the name and picture that LINE tells; without an answer they stay nameless until they are greeted again."""
    with parts.engine.begin() as connection:
        line_id = contact.nameless(connection, user)
    if line_id is None:
        return
    try:
        profile = parts.line.profile(line_id)
    except LineError as error:
        log.warning("profile_away", error=type(error).__name__)
        return
    if profile.name:
        with parts.engine.begin() as connection:
            contact.introduce(connection, user, line_id, profile.name, profile.picture)
