"""Past readings: page by page, one again, shared, rated, with a word."""

import uuid
from datetime import timedelta
from typing import Final

from bot.chat.dialogue.effects import AddWord, OpenReading, Rate, ShareReading, ShowHistory, ShowOlderHistory
from bot.chat.effects.context import Context, Outcome, answer
from bot.process.queue import Job
from bot.say.replies.chat import OldButton
from bot.say.replies.readings import AskRating, History, HistoryEmpty, PastReading, Rated, Share, WordSaved
from bot.say.saved_reading import cards_of, reading_reply
from models.database.rows import Row
from models.money.economy import FOLLOW_UP_HOURS, FREE_FOLLOW_UPS
from models.people import referral
from models.readings import past

PAGE: Final = 10
FOLLOW_UPS_SHOWN: Final = 2
"""Of the further questions on a reading, the last ones come with it; a reply has room for no more."""


def show_history(effect: ShowHistory, context: Context) -> Outcome:
    """Ten readings, the newest first, or those before `older_than`; the newest when that one is not theirs."""
    rows = _page(context, effect.older_than) or (_page(context, None) if effect.older_than else [])
    if not rows:
        return answer(HistoryEmpty())
    shown, more = rows[:PAGE], rows[PAGE:]
    items = [PastReading(row["id"], row["at"], row["question"], row["spread"], cards_of(row)) for row in shown]
    return answer(History(items, older_than=items[-1].id if more else None))


def show_older_history(_: ShowOlderHistory, context: Context) -> Outcome:
    """The readings after the newest ten."""
    newest = _page(context, None)
    return show_history(ShowHistory(newest[PAGE - 1]["id"] if len(newest) > PAGE else None), context)


def _page(context: Context, before: uuid.UUID | None) -> list[Row]:
    return past.page(context.connection, context.person.id, before=before, limit=PAGE + 1)


def open_reading(effect: OpenReading, context: Context) -> Outcome:
    """The reading once more, free, at any later time, and the last further questions on it."""
    rows = past.opened(context.connection, context.person.id, effect.reading_id)
    if not rows:
        return answer(OldButton())
    reading, follow_ups = rows[0], rows[1:]
    fresh = reading["delivered_at"] is None or context.now - reading["delivered_at"] < timedelta(hours=FOLLOW_UP_HOURS)
    free = fresh and len(follow_ups) < FREE_FOLLOW_UPS
    answers = (reading_reply(row, opened_again=True, follow_up_free=False) for row in follow_ups[-FOLLOW_UPS_SHOWN:])
    return answer(reading_reply(reading, opened_again=True, follow_up_free=free), *answers)


def share_reading(effect: ShareReading, context: Context) -> Outcome:
    """The picture, and what the cards said in one sentence, to be sent to friends with the invite link."""
    row = past.gist(context.connection, context.person.id, effect.reading_id)
    if row is None:
        return answer(OldButton())
    code = referral.own_link(context.connection, context.person.id).code
    asked = effect.with_question and row["question_kept"]
    shared = Share(effect.reading_id, row["gist"], code, row["question_kept"], asked, language=row["language"])
    return answer(shared)


def rate(effect: Rate, context: Context) -> Outcome:
    """One to five, to be changed at will."""
    if not past.rate(context.connection, context.person.id, effect.reading_id, effect.rating, context.now):
        return answer(OldButton())
    return answer(Rated(effect.reading_id, effect.rating))


def add_word(effect: AddWord, context: Context) -> Outcome:
    """What they wish to say about a reading that they have rated."""
    if past.add_word(
        context.connection,
        context.person.id,
        effect.reading_id,
        effect.text,
        context.now,
        effect.message_id,
        unheard=context.moderates,
    ):
        jobs = (Job("moderate_word", effect.reading_id),) if context.moderates else ()
        return Outcome(replies=(WordSaved(),), jobs=jobs)
    return answer(AskRating(effect.reading_id))
