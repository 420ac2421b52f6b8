"""Pushes news to many people, 500 in a call, and each of them at most once whatever breaks.

A batch and its people are written down before LINE is asked, and the batch's id is the retry key. Whoever comes after a crash
asks the same again: LINE delivers it once. It stops before the month's pushes are used up, because readings need some.
"""

import uuid
from typing import Final, Literal

import structlog
from sqlalchemy import Connection

from bot.line import delivery
from bot.line.delivery import Outcome
from bot.line.quota import allowed, left, month_pushes, room_for_news
from bot.say.checks import check
from bot.say.flex.render import render
from bot.say.limits import Message
from bot.say.replies.offers import News
from bot.say.words import words_for
from models.database.engine import allow
from models.database.rows import Row
from models.owner import news, news_recipients
from models.owner.news_recipients import Batch
from worker.runtime.parts import Parts

log = structlog.get_logger()

AGAIN: Final = (Outcome.LATER, Outcome.UNSURE, Outcome.UNAUTHORISED)
"""LINE may have taken the batch, or will later: the sweep has the same batch tried again."""


def push(parts: Parts, of: uuid.UUID) -> None:
    """Writes down whom it is for, as far as that was not done when it began. Then, unless it only goes along with replies, pushes
    batch after batch until nobody is left, the pushes are used up, or LINE cannot be reached."""
    with parts.engine.begin() as connection:
        if not news_recipients.claim(connection, of):
            return
    while _gathered(parts, of) or _next(parts, of):
        with parts.engine.begin() as connection:
            if not news_recipients.claim(connection, of, again=True):  # the owner has stopped it
                return


def _gathered(parts: Parts, of: uuid.UUID) -> bool:
    """Some of whom it is for; False: all of them are written down."""
    with parts.engine.begin() as connection:
        allow(connection, news.LONGEST_SECONDS)
        return news.gather(connection, of)


def _next(parts: Parts, of: uuid.UUID) -> bool:
    """One batch: the one that has no outcome yet, or a new one. False: no more of them now, or none at all."""
    with parts.engine.connect() as connection:
        row = news.fetch(connection, of)
        if row is None or row["way"] != "pushed":
            return False
        batch = news_recipients.open_batch(connection, of)
    if batch is None:
        batch = _formed(parts, of)
    return batch is not None and _sent(parts, of, batch)


def _formed(parts: Parts, of: uuid.UUID) -> Batch | None:
    """The next batch, no larger than what is left of the month; None when there is none, or nothing is known."""
    quota = month_pushes(parts.line)
    if not quota:
        log.info("news_waits", why="quota unknown")
        return None
    room = room_for_news(quota)
    with parts.engine.begin() as connection:
        news.note_quota(connection, of, left(quota), allowed(quota))
        if room <= 0:
            _end(connection, of, "stopped", "quota")
            return None
        batch = news_recipients.form_batch(connection, of, room)
        if batch is None:
            _end(connection, of, "done")
    return batch


def _sent(parts: Parts, of: uuid.UUID, batch: Batch) -> bool:
    with parts.engine.connect() as connection:
        row = news.fetch(connection, of)
        people = news_recipients.people_of(connection, batch.id)
    assert row is not None
    if batch.too_old:
        outcome = None
    elif not people:
        outcome = Outcome.SENT
    else:
        outcome = delivery.multicast(parts.line, list(people.values()), messages(parts, row, batch.language), batch.id)
    if outcome in AGAIN:
        log.info("news_waits", why=outcome.value)
        return False
    with parts.engine.begin() as connection:
        if outcome is None:
            delivery.count_repeat_in_doubt("news")
            news_recipients.end_batch(connection, batch.id, "doubtful")
        elif outcome is Outcome.SENT:
            news_recipients.end_batch(connection, batch.id, "sent", people)
        else:
            news_recipients.end_batch(connection, batch.id, "not_sent")
            _end(connection, of, "stopped", "quota" if outcome is Outcome.NO_QUOTA else "refused")
            return False
    return True


def _end(connection: Connection, of: uuid.UUID, status: Literal["stopped", "done"], why: str | None = None) -> None:
    news.end(connection, of, status, why)
    log.info("news_ended", status=status, why=why)


def messages(parts: Parts, row: Row, language: str) -> list[Message]:
    """What people with this language get. Raises ValueError when LINE would not take it."""
    says = news.written(row)
    made = render(News(says.text(language), says.tap), words_for(language), parts.links)
    check(made)
    return made
