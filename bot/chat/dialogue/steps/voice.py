"""A voice message: heard by the worker, repeated to the person, and then a text like any other."""

from dataclasses import replace
from typing import Final

from bot.chat.dialogue.effects import HearVoice
from bot.chat.dialogue.states import Account, Conversation, HeldText, Moment
from bot.chat.dialogue.steps.shared import Step, aside
from bot.chat.events import Voiced
from bot.say.replies.chat import VoiceTooLong

LONGEST_SECONDS: Final = 60
"""A longer voice message is not heard: it would be no question, and hearing it costs by the minute."""


def on_voice(here: Conversation, event: Voiced, account: Account, moment: Moment) -> Step:
    """Hands the message to the worker, whose answer comes by this event's reply token."""
    if event.seconds > LONGEST_SECONDS:
        return aside(here, account, moment, VoiceTooLong(LONGEST_SECONDS))
    return aside(here, account, moment, HearVoice(event.message_id, event.seconds))


def awaits_confirmation(here: Conversation, held: HeldText) -> bool:
    """Whether the held text was heard in a voice message and has only been repeated to the person so far."""
    voice = here.voice_of(held.message_id)
    return voice is not None and not voice.confirmed


def confirmed(here: Conversation) -> Conversation:
    """The same, with the text that was heard confirmed by the person."""
    return replace(here, voice=replace(here.voice, confirmed=True)) if here.voice else here
