"""Holds a step against the pause, if there is one. An ordinary turn costs no statement."""

from dataclasses import replace

from bot.chat.dialogue.conversation import after_timeout
from bot.chat.dialogue.states import Conversation, Moment
from bot.chat.dialogue.steps.pause import begins, paused
from bot.chat.dialogue.steps.shared import Step
from bot.process.known_pause import KnownPause


def heed(known: KnownPause, before: Conversation, step: Step, moment: Moment) -> Step:
    """The step as it is, or what is said instead of it while MiMi pauses."""
    here, _ = after_timeout(before, moment)
    pause = known.at(moment.now) if begins(here, step) else None
    if pause is None:
        return step
    offer = here.offer if here.offer and here.offer.other else None
    return paused(replace(here, held=None, offer=offer), step, pause)
