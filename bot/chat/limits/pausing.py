"""Holds a step against the pause that its turn found, if there is one."""

from dataclasses import replace

from bot.chat.dialogue.conversation import after_timeout
from bot.chat.dialogue.states import Moment
from bot.chat.dialogue.steps.pause import begins, paused
from bot.chat.dialogue.steps.shared import Step
from bot.chat.turn import Opened


def heed(opened: Opened, step: Step, moment: Moment) -> Step:
    """The step as it is, or what is said instead of it while MiMi pauses."""
    if opened.pause is None:
        return step
    here, _ = after_timeout(opened.conversation, moment)
    if not begins(here, step):
        return step
    offer = here.offer if here.offer and here.offer.other else None
    return paused(replace(here, held=None, offer=offer), step, opened.pause)
