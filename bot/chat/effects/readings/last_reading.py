"""What is typed about the newest reading, without a button that names it."""

from dataclasses import replace
from datetime import timedelta

from bot.chat.dialogue.effects import AnswerThanks, OfferFollowUp, OnLastReading, OpenReading, Rate, ShareReading
from bot.chat.dialogue.states import State
from bot.chat.effects.context import Context, Outcome, answer
from bot.chat.effects.readings import follow_up, past
from bot.say.replies.chat import SmallTalk
from bot.say.replies.readings import AskRating, AskWord, HistoryEmpty, ThanksAfterReading
from models.money.economy import FOLLOW_UP_HOURS
from models.readings.past import newest


def on_last_reading(effect: OnLastReading, context: Context) -> Outcome:
    """As a tap on the newest reading's own button would do; without a reading, says that there is none."""
    reading = newest(context.connection, context.person.id)
    if reading is None:
        return answer(HistoryEmpty())
    awaited = replace(effect.left, reading_id=reading)
    match effect.action:
        case "followup":
            offered = follow_up.offer(OfferFollowUp(reading), context)
            return offered if offered.home else replace(offered, conversation=replace(awaited, state=State.FOLLOW_UP))
        case "word":
            return Outcome(replies=(AskWord(),), conversation=replace(awaited, state=State.WORD))
        case "review":
            return answer(AskRating(reading))
        case "rate":
            return past.rate(Rate(reading, effect.rating), context)
        case "share":
            return past.share_reading(ShareReading(reading), context)
        case "open":
            return past.open_reading(OpenReading(reading), context)


def answer_thanks(effect: AnswerThanks, context: Context) -> Outcome:
    """After a reading that can still be asked about its buttons come with the warm word."""
    since = context.now - timedelta(hours=FOLLOW_UP_HOURS)
    reading = newest(context.connection, context.person.id, since=since)
    return answer(ThanksAfterReading(reading) if reading else SmallTalk(effect.kind, idle=True))
