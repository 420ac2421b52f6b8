"""Hands a voice message to the worker, which transcribes it and answers with this event's reply token."""

from bot.chat.dialogue.effects import HearVoice
from bot.chat.effects.context import Context, Outcome, answer
from bot.process.queue import Job
from bot.say.replies.chat import Unreadable


def hear_voice(effect: HearVoice, context: Context) -> Outcome:
    """Has the message noted with its event, so that a crash loses nothing. Without a model that hears, says so kindly."""
    if not context.hears_voices:
        return answer(Unreadable("audio"))
    return Outcome(jobs=(Job("hear", context.event.id),), silent=True, hear=effect)
