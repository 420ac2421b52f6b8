"""A further question on a reading: whether there may be one, what it costs, and its beginning."""

import uuid
from datetime import timedelta

from bot.chat.dialogue.effects import BeginFollowUp, OfferFollowUp
from bot.chat.dialogue.understand.question_language import language_of_question
from bot.chat.effects.context import Context, Outcome, answer
from bot.chat.effects.money.exchange import offer_or_missing
from bot.chat.effects.offers.top_up import top_up
from bot.chat.effects.readings.daily_limit import LIMIT_REACHED, daily_limit, daily_limit_reached
from bot.process.queue import Job
from bot.say.replies import readings
from bot.say.replies.base import Reply
from bot.say.replies.money import ExchangeOffer
from models.database.rows import Row
from models.money.economy import FOLLOW_UP_HOURS, FOLLOW_UP_STARS, FREE_FOLLOW_UPS
from models.money.ledger import InsufficientFunds
from models.readings import past, reading_steps
from models.readings.reading_steps import TooManyToday

CLOSED = Outcome(replies=(readings.FollowUpClosed(),), home=True)


def offer(effect: OfferFollowUp, context: Context) -> Outcome:
    """Asks for the question and names its price; without the stars for it, shows the ways to come by them."""
    parent = _parent(effect.reading_id, context)
    if parent is None:
        return CLOSED
    if refused := daily_limit_reached(context):
        return refused
    cost = _cost(parent)
    asked = readings.AskFollowUp(cost)
    if cost <= context.person.account.stars:
        return answer(asked)
    return _too_few_stars(context, asked)


def ask(effect: BeginFollowUp, context: Context) -> Outcome:
    """Begins the answer from the same cards. The event's reply token goes with it."""
    parent = _parent(effect.reading_id, context)
    if parent is None:
        return CLOSED
    cost = _cost(parent)
    try:
        reading = reading_steps.begin(
            context.connection,
            context.person.id,
            kind="follow_up",
            parent_id=parent["id"],
            language=language_of_question(effect.text, context.person.language, parent["language"]),
            question=effect.text,
            message_id=effect.message_id,
            mood=parent["mood"],
            spread=parent["spread"],
            cards=parent["cards"],
            seed=bytes(parent["seed"]),
            cost_stars=cost,
            reply_token=context.event.reply_token,
            reply_token_at=context.now,
            reply_token_since=context.event.reply_token_since,
            voice_seconds=effect.voice.seconds if effect.voice else None,
            voice_usd=effect.voice.cost_usd if effect.voice else None,
            limit=daily_limit(context),
        )
    except TooManyToday:
        return LIMIT_REACHED
    except InsufficientFunds:
        return _too_few_stars(context)
    return Outcome(jobs=(Job("read", reading),), silent=True)


def _parent(reading: uuid.UUID, context: Context) -> Row | None:
    since = context.now - timedelta(hours=FOLLOW_UP_HOURS)
    return past.open_for_follow_up(context.connection, context.person.id, reading, since)


def _cost(parent: Row) -> int:
    return 0 if parent["asked"] < FREE_FOLLOW_UPS else FOLLOW_UP_STARS


def _too_few_stars(context: Context, *before: Reply) -> Outcome:
    """Offers the exchange if there are coins for a star, and goes on waiting for the question; else names the other ways."""
    exchange = offer_or_missing(context.person.account)
    if isinstance(exchange, ExchangeOffer):
        return answer(*before, exchange)
    return Outcome(replies=(exchange, top_up(context)), home=True)
