"""Shows each person the rich menu of the place where they are: at rest, at the table, with a fresh reading, at the owner's desk.

A menu is only a help: where LINE is away it stays as it is, and is looked at again some minutes later.
"""

import uuid
from datetime import datetime, timedelta
from typing import Final

import structlog

from bot.chat.dialogue.states import IDLE_TIMEOUT
from bot.line.errors import LineError, LinePermanent, Unauthorised, Unknown
from models.database.batch import bare
from models.money.economy import FOLLOW_UP_HOURS
from models.people import rich_menus
from models.people.rich_menus import Claimed, Place
from worker.runtime.parts import Parts

log = structlog.get_logger()

FRESH: Final = timedelta(hours=FOLLOW_UP_HOURS)
"""As long as a further question may be asked."""

READING_PATIENCE: Final = timedelta(seconds=90)
AGAIN: Final = timedelta(minutes=5)
"""After LINE could not be reached."""

ROUNDS: Final = 3
"""How often a change that comes while LINE is asked is followed at once; then the sweep does it."""


def link(parts: Parts, user: uuid.UUID, *, anew: bool = False) -> None:
    """Links the person to the menu of where they are now, wherever they were when this was enqueued.

    Nothing is asked of LINE where the right menu is shown already, but with `anew`: their language may have changed, or LINE
    may have forgotten them. One process at a time changes a person's menu; what changes meanwhile is followed afterwards.
    """
    for _ in range(ROUNDS):
        with bare(parts.engine) as connection:
            claimed = rich_menus.claim(connection, user)
        if claimed is None:
            return
        now = parts.now()
        shown, due_at = _change(parts, claimed, now, anew=anew)
        with bare(parts.engine) as connection:
            if rich_menus.settle(connection, user, claimed, shown, due_at):
                return
        anew = False


def _change(parts: Parts, claimed: Claimed, now: datetime, *, anew: bool) -> tuple[str | None, datetime | None]:
    """Changes the menu if it is not the right one; what is shown then, and when to look again."""
    if not claimed.reachable:
        return None, None
    place = place_of(claimed, now, owner=claimed.line_id in parts.settings.owner_line_ids)
    if place is None:
        return claimed.shown, now + READING_PATIENCE
    wanted = f"{place}-{claimed.language}"
    if wanted != claimed.shown or anew:
        try:
            parts.menus.link(claimed.line_id, place, claimed.language)
        except Unknown as error:
            log.warning("no_menu", place=place, language=claimed.language, error=str(error))
            return claimed.shown, None
        except LinePermanent as error:
            log.warning("menu_refused", place=place, error=type(error).__name__)
            # A refusal of this person is final; a token that LINE does not take is the owner's to renew.
            return claimed.shown, now + AGAIN if isinstance(error, Unauthorised) else None
        except LineError as error:
            log.warning("menu_stays", error=type(error).__name__)
            return claimed.shown, now + AGAIN
    return wanted, leaves_at(claimed, place)


def place_of(claimed: Claimed, now: datetime, *, owner: bool = False) -> Place | None:
    """Where the person is. None: a reading is under way, which brings its own menu. An owner is at her desk but for the table."""
    if claimed.drawing_since and now - claimed.drawing_since <= IDLE_TIMEOUT:
        return "table"
    if claimed.reading_open:
        return None
    if owner:
        return "owner"
    return "reading" if claimed.reading_at and now - claimed.reading_at < FRESH else "rest"


def leaves_at(claimed: Claimed, place: Place) -> datetime | None:
    """When the person is no longer there, if they do nothing more."""
    match place:
        case "table" if claimed.drawing_since:
            return claimed.drawing_since + IDLE_TIMEOUT + timedelta(seconds=1)
        case "reading" if claimed.reading_at:
            return claimed.reading_at + FRESH
        case _:
            return None
