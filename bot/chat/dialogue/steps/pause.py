"""While MiMi pauses, a step that would begin something ends in kind words instead. What runs already goes on.

A voice message is heard all the same, because it may be a cry for help; what is heard in it begins nothing.
"""

from dataclasses import replace
from typing import Final

from bot.chat.dialogue import effects, offer_effects
from bot.chat.dialogue.effects import Effect
from bot.chat.dialogue.states import Conversation, State
from bot.chat.dialogue.steps.shared import Act, Step
from bot.say.replies.chat import Paused
from models.owner.pause import Pause

BEGUN: Final = (State.QUESTION, State.MOOD, State.SPREAD, State.DRAW, State.STARS, State.FOLLOW_UP)
"""States on the way to a reading."""

BEGINNINGS: Final = (effects.BeginReading, effects.BeginFollowUp, effects.OfferFollowUp, offer_effects.ShowTopUp)


def begins(here: Conversation, step: Step) -> bool:
    """Whether the step leads towards a reading or a payment. `here`: the conversation that the event found."""
    if any(_is_beginning(act) for act in step.acts):
        return True
    if (code := _perhaps_a_code(step)) and code.otherwise:
        return begins(here, code.otherwise)
    return step.conversation.state in BEGUN and _way(step.conversation) != _way(here)


def paused(here: Conversation, step: Step, pause: Pause) -> Step:
    """The same step without what it would begin: cards that were turned stay turned, and no star is spent.

    What it does besides (a friend's code, coins exchanged) is done. A text that may be a code is still tried as one.
    """
    if (code := _perhaps_a_code(step)) and code.otherwise:
        tried = replace(code, otherwise=paused(here, code.otherwise, pause))
        return Step(here, tuple(tried if act is code else act for act in step.acts))
    kept: list[Act] = [act for act in step.acts if isinstance(act, Effect) and not _is_beginning(act)]
    kept = [act for act in kept if not isinstance(act, effects.Moderate)]  # nothing is kept that it could look at
    return Step(here, (*kept, Paused(pause.words, pause.until)))


def _is_beginning(act: Act) -> bool:
    match act:
        case effects.OnLastReading(action="followup"):
            return True
        case _:
            return isinstance(act, BEGINNINGS)


def _perhaps_a_code(step: Step) -> offer_effects.TryCode | None:
    return next((act for act in step.acts if isinstance(act, offer_effects.TryCode)), None)


def _way(here: Conversation) -> tuple[object, ...]:
    """How far a conversation has come."""
    return here.state, here.prompt_number, here.question, here.mood, here.spread, here.seed, here.picks, here.reading_id
