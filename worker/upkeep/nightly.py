"""What is done once a night: old events and pictures are deleted, gifts go back to their givers, the books are checked."""

from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import structlog

from models.events import old_events, payment_lookups
from models.owner import alerts, inbox, news, notices, pending
from models.readings import picture
from models.watch.check import CHECKS
from worker.runtime.parts import Parts
from worker.upkeep import gifts_home

log = structlog.get_logger()

NIGHT: Final = time(3, 30)
LATEST: Final = timedelta(minutes=30)
"""A check that could not begin in time (no worker, no Redis) is made up for until so long after."""


def due(now: datetime, zone: ZoneInfo) -> date | None:
    """The night's date while the check may begin, in `zone` wherever the machine stands; None at any other time."""
    local = now.astimezone(zone)
    begins = datetime.combine(local.date(), NIGHT, tzinfo=zone)
    return local.date() if begins <= local < begins + LATEST else None


def check_books(parts: Parts) -> None:
    """Cleans up, then checks the invariants and logs each that is broken as an error."""
    clean_up(parts)
    unbalanced = 0
    with parts.engine.connect() as connection:
        for name, broken in ((name, check(connection)) for name, check in CHECKS.items()):
            if broken:
                unbalanced += 1
                log.error("invariant_broken", invariant=name, rows=len(broken), first=str(broken[0]))
    with parts.engine.begin() as connection:
        alerts.note(connection, alerts.BOOKS, unbalanced)


def clean_up(parts: Parts) -> None:
    """Deletes old events, pictures, messages and what owners left unfinished, returns gifts that nobody has taken, ends news."""
    delete_old_events(parts)
    delete_old_pictures(parts)
    gifts_home.send_back(parts)
    end_old_news(parts)
    with parts.engine.begin() as connection:
        log.info("old_messages_deleted", rows=inbox.delete_old(connection) + payment_lookups.delete_old(connection))
        notices.delete_old(connection)
        pending.delete_old(connection)


def delete_old_events(parts: Parts) -> int:
    """Deletes events that are no longer needed, in small transactions. How many rows went."""
    with parts.engine.begin() as connection:
        emptied = old_events.empty_settled(connection)
    gone = 0
    while True:
        with parts.engine.begin() as connection:
            some = old_events.delete_some(connection)
        if not some:
            break
        gone += some
    log.info("old_events_deleted", rows=gone, emptied=emptied)
    return gone


def delete_old_pictures(parts: Parts) -> int:
    """Deletes pictures that were drawn days ago, in small transactions. How many rows went."""
    gone = 0
    while True:
        with parts.engine.begin() as connection:
            some = picture.delete_some(connection)
        if not some:
            break
        gone += some
    return gone


def end_old_news(parts: Parts) -> None:
    """Ends news whose time is over, and drops those who have not got it, in small transactions."""
    with parts.engine.begin() as connection:
        news.end_overdue(connection)
    while True:
        with parts.engine.begin() as connection:
            if not news.drop_some(connection):
                return
