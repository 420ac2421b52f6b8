"""A reading begins: the stars are spent and it is queued, all in the turn's transaction."""

from dataclasses import asdict, replace

from bot.chat.dialogue.questions import prompt
from bot.chat.dialogue.states import BeginReading, Moment, State
from bot.chat.effects.scene import Outcome, Scene
from bot.queue import Job
from bot.say.reply import Reply
from models.money.economy import SPREAD_STARS
from models.money.ledger import InsufficientFunds
from models.readings import reading_steps
from models.readings.deck import deal, new_seed


def begin(effect: BeginReading, scene: Scene) -> Outcome:
    """The last card has been drawn. The event's reply token goes with the reading, which will use it.

    When the stars do not suffice after all (an old exchange button promised more), the question waits for stars.
    """
    if enough := enough_for_today(scene):
        return enough
    drawn = effect.drawn
    assert drawn.seed is not None
    assert drawn.spread is not None
    deck = deal(drawn.seed)
    try:
        reading = reading_steps.begin(
            scene.connection,
            scene.person.id,
            language=scene.person.language,
            question=drawn.question or "",
            message_id=drawn.message_id,
            mood=drawn.mood,
            spread=drawn.spread,
            cards=[asdict(deck[position]) for position in drawn.picks],
            seed=drawn.seed,
            cost_stars=SPREAD_STARS[drawn.spread],
            reply_token=scene.event.reply_token,
            reply_token_at=scene.now,
        )
    except InsufficientFunds:
        waiting = replace(drawn, state=State.STARS)
        asked = prompt(waiting, scene.person.account, Moment(scene.now, new_seed()))
        return Outcome(replies=asked, conversation=waiting)
    return Outcome(jobs=(Job("read", reading),), silent=True)


def enough_for_today(scene: Scene) -> Outcome | None:
    """When the day's readings are used up: says so, and nothing is spent."""
    if scene.readings_per_day is None:
        return None
    begun = reading_steps.begun_since(scene.connection, scene.person.id, scene.midnight)
    return Outcome(replies=(Reply("readings_enough"),), home=True) if begun >= scene.readings_per_day else None
