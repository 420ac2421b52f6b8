"""A further question on a reading: whether there may be one, what it costs, and its beginning."""

import uuid
from datetime import timedelta

from bot.chat.dialogue.states import AskFollowUp, OfferFollowUp
from bot.chat.effects.account import show_exchange
from bot.chat.effects.reading import enough_for_today
from bot.chat.effects.scene import Outcome, Scene
from bot.queue import Job
from bot.say.reply import Reply
from models.db import Row
from models.money.economy import FOLLOW_UP_HOURS, FOLLOW_UP_STARS, FREE_FOLLOW_UPS
from models.money.ledger import InsufficientFunds
from models.readings import past, reading_steps

CLOSED = Outcome(replies=(Reply("follow_up_closed"),), home=True)


def offer(effect: OfferFollowUp, scene: Scene) -> Outcome:
    """Asks for the question and names its price; without the stars for it, shows the ways to come by them."""
    parent = _parent(effect.reading_id, scene)
    if parent is None:
        return CLOSED
    if enough := enough_for_today(scene):
        return enough
    cost = _cost(parent)
    asked = Reply("follow_up_ask", {"free": not cost, "cost": cost, "reading_id": effect.reading_id})
    if cost <= scene.person.account.stars:
        return Outcome(replies=(asked,))
    return _too_few_stars(scene, asked)


def ask(effect: AskFollowUp, scene: Scene) -> Outcome:
    """Begins the answer from the same cards. The event's reply token goes with it."""
    parent = _parent(effect.reading_id, scene)
    if parent is None:
        return CLOSED
    cost = _cost(parent)
    try:
        reading = reading_steps.begin(
            scene.connection,
            scene.person.id,
            kind="follow_up",
            parent_id=parent["id"],
            language=scene.person.language,
            question=effect.text,
            message_id=effect.message_id,
            mood=parent["mood"],
            spread=parent["spread"],
            cards=parent["cards"],
            seed=bytes(parent["seed"]),
            cost_stars=cost,
            reply_token=scene.event.reply_token,
            reply_token_at=scene.now,
        )
    except InsufficientFunds:
        return _too_few_stars(scene)
    return Outcome(jobs=(Job("read", reading),), silent=True)


def _parent(reading: uuid.UUID, scene: Scene) -> Row | None:
    since = scene.now - timedelta(hours=FOLLOW_UP_HOURS)
    return past.open_for_follow_up(scene.connection, scene.person.id, reading, since)


def _cost(parent: Row) -> int:
    return 0 if parent["asked"] < FREE_FOLLOW_UPS else FOLLOW_UP_STARS


def _too_few_stars(scene: Scene, *before: Reply) -> Outcome:
    """Coins that suffice are offered for exchange, and the question is awaited after it; else the other ways, and home."""
    ways = show_exchange(None, scene).replies
    if ways[0].name == "exchange_offer":
        return Outcome(replies=(*before, *ways))
    return Outcome(replies=(*ways, Reply("topup")), home=True)
