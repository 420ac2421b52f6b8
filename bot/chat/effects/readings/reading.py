"""A reading begins: the stars are spent and it is queued, all in the turn's transaction."""

from dataclasses import replace

from bot.chat.dialogue.effects import BeginReading
from bot.chat.dialogue.state_prompts import state_prompt
from bot.chat.dialogue.states import Moment, State
from bot.chat.dialogue.understand.question_language import language_of_question
from bot.chat.effects.context import Context, Outcome
from bot.chat.effects.readings.daily_limit import LIMIT_REACHED, daily_limit
from bot.process.queue import Job
from models.money.economy import SPREAD_STARS
from models.money.ledger import InsufficientFunds
from models.readings import reading_steps
from models.readings.deck import SHOWN_FACE_DOWN, deal, new_seed
from models.readings.reading_steps import TooManyToday


def begin(effect: BeginReading, context: Context) -> Outcome:
    """Spends the stars and queues the reading; the event's reply token goes with it.

    When the stars do not suffice after all (an old exchange button promised more), the question waits for stars.
    """
    drawn = effect.drawn
    assert drawn.seed is not None
    assert drawn.spread is not None
    deck = deal(drawn.seed, SHOWN_FACE_DOWN)
    voice = drawn.voice_of(drawn.message_id)
    try:
        reading = reading_steps.begin(
            context.connection,
            context.person.id,
            language=language_of_question(drawn.question or "", context.person.language),
            question=drawn.question or "",
            message_id=drawn.message_id,
            mood=drawn.mood,
            spread=drawn.spread,
            cards=[{"number": deck[place].number, "reversed": deck[place].reversed} for place in drawn.picks],
            seed=drawn.seed,
            cost_stars=SPREAD_STARS[drawn.spread],
            reply_token=context.event.reply_token,
            reply_token_at=context.now,
            reply_token_since=context.event.reply_token_since,
            voice_seconds=voice.seconds if voice else None,
            voice_usd=voice.cost_usd if voice else None,
            made_of_coins=effect.made_of_coins,
            limit=daily_limit(context),
        )
    except TooManyToday:
        return LIMIT_REACHED
    except InsufficientFunds:
        waiting = replace(drawn, state=State.STARS)
        asked = state_prompt(waiting, context.person.account, Moment(context.now, new_seed()))
        return Outcome(replies=asked, conversation=waiting)
    return Outcome(jobs=(Job("read", reading),), silent=True)
