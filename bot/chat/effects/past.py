"""Past readings: page by page, one again, shared, rated, with a word."""

import uuid
from datetime import timedelta
from typing import Final

from bot.chat.dialogue.states import AddWord, OpenReading, Rate, ShareReading
from bot.chat.effects.scene import Outcome, Scene, say
from bot.say.reading_messages import cards_of, reading_reply
from models.db import Row
from models.money.economy import FOLLOW_UP_HOURS, FREE_FOLLOW_UPS
from models.people import referral
from models.readings import past

PAGE: Final = 10
FOLLOW_UPS_SHOWN: Final = 2
"""Of the further questions on a reading, the last ones come with it; a reply has room for no more."""


def show_history(cursor: str | None, scene: Scene) -> Outcome:
    """Ten readings, the newest first. `cursor` is the id of the last one of the page before."""
    before = _uuid(cursor)
    rows = _page(scene, before) or (_page(scene, None) if before else [])
    if not rows:
        return say("history_empty")
    shown, more = rows[:PAGE], rows[PAGE:]
    items = [{**row, "cards": cards_of(row)} for row in shown]
    return say("history", items=items, older=str(shown[-1]["id"]) if more else None)


def _page(scene: Scene, before: uuid.UUID | None) -> list[Row]:
    return past.page(scene.connection, scene.person.id, before=before, limit=PAGE + 1)


def open_reading(effect: OpenReading, scene: Scene) -> Outcome:
    """The reading once more, free, at any later time, and the last further questions on it."""
    rows = past.opened(scene.connection, scene.person.id, effect.reading_id)
    if not rows:
        return say("old_button")
    reading, follow_ups = rows[0], rows[1:]
    fresh = reading["delivered_at"] is None or scene.now - reading["delivered_at"] < timedelta(hours=FOLLOW_UP_HOURS)
    free = fresh and len(follow_ups) < FREE_FOLLOW_UPS
    replies = [reading_reply(reading, opened_again=True, follow_up_free=free)]
    replies += [reading_reply(row, opened_again=True, follow_up_free=False) for row in follow_ups[-FOLLOW_UPS_SHOWN:]]
    return Outcome(replies=tuple(replies))


def share_reading(effect: ShareReading, scene: Scene) -> Outcome:
    """What the cards said in one sentence, to be sent to friends with the invite link. The question stays here."""
    row = past.gist(scene.connection, scene.person.id, effect.reading_id)
    if row is None:
        return say("old_button")
    link = referral.own_link(scene.connection, scene.person.id)
    return say("share", gist=row["gist"], spread=row["spread"], cards=cards_of(row), code=link.code)


def rate(effect: Rate, scene: Scene) -> Outcome:
    """One to five, to be changed at will."""
    if not past.rate(scene.connection, scene.person.id, effect.reading_id, effect.rating, scene.now):
        return say("old_button")
    return say("rated", stars=effect.rating, reading_id=effect.reading_id)


def add_word(effect: AddWord, scene: Scene) -> Outcome:
    """What they wish to say about a reading that they have rated."""
    if past.add_word(scene.connection, scene.person.id, effect.reading_id, effect.text, scene.now):
        return say("word_thanks")
    return say("rate_ask", reading_id=effect.reading_id)


def _uuid(cursor: str | None) -> uuid.UUID | None:
    try:
        return uuid.UUID(cursor) if cursor else None
    except ValueError:
        return None
