"""Reads a newcomer's name, picture and language from their LINE profile; and who is none, though nobody knows them."""

import time
from typing import Final

import structlog
from sqlalchemy import Engine

from bot.chat.events import Event, Followed
from bot.chat.limits.exceptions import plain_danger
from bot.chat.outbox import MIN_SECONDS
from bot.chat.turn import Newcomer
from bot.line.client import Line, within
from bot.line.errors import LineError
from bot.say.words import DEFAULT_LANGUAGE
from models.database.batch import bare
from models.people.contact import left_after
from models.people.pseudonyms import Pseudonyms

log = structlog.get_logger()

SHARE: Final = 0.6
"""Of the time that is left: the turn and its reply need the rest."""


def introduce(line: Line, event: Event, pseudonyms: Pseudonyms, deadline: float) -> Newcomer:
    """Asks LINE for the profile. Without an answer in time MiMi greets them without a name, in Thai."""
    name, picture, language = None, None, None
    started = time.monotonic()
    try:
        if deadline - started >= MIN_SECONDS:
            profile = line.profile(event.line_id, within(SHARE * (deadline - started)))
            name, picture, language = profile.name, profile.picture, profile.language
    except LineError as error:
        log.warning("profile_away", error=type(error).__name__, seconds=time.monotonic() - started)
    spoken = "en" if language and not language.lower().startswith(DEFAULT_LANGUAGE) else DEFAULT_LANGUAGE
    return Newcomer(name, picture, spoken, left_as=pseudonyms.all(event.line_id), greeted=isinstance(event, Followed))


def is_of_before_a_deletion(engine: Engine, event: Event, pseudonyms: Pseudonyms) -> bool:
    """Whether LINE sends again what happened before the person had their data deleted. That does not bring them back, but for
    a plain cry, which is answered whenever it comes."""
    if not event.redelivered or plain_danger(event):
        return False
    with bare(engine) as connection:
        return left_after(connection, pseudonyms.all(event.line_id), event.at)
