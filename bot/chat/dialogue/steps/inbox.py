"""A person to talk to: MiMi asks for the message, takes the next text, and what was going on goes on.

That a message is awaited is an offer beside the open question, so nothing of the question is lost. Danger was looked for before.
"""

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.chat.dialogue.inbox_effects import TakeMessage
from bot.chat.dialogue.states import IDLE_TIMEOUT, Account, Conversation, HeldText, Moment, Offer, State
from bot.chat.dialogue.steps.shared import Step, aside
from bot.chat.dialogue.understand import typed
from bot.chat.dialogue.understand.small_talk import says_nothing, small_talk
from bot.chat.dialogue.understand.typed_answers import agrees
from bot.say.buttons import menu
from bot.say.buttons.base import Button
from bot.say.buttons.care import CareButton
from bot.say.buttons.on_reading import OpenReading
from bot.say.buttons.voice import VoiceButton
from bot.say.replies.inbox import AskMessage, MessageInWords, MessageLeft, MessageTooLong
from bot.say.text import fits

MESSAGE_MAXIMUM: Final = 1000
"""In characters as people see them."""

_AWAITED: Final = Offer(menu.ContactOwner().data, menu.Cancel().data)

_LOOKS_UP: Final = (
    menu.ShowBalance,
    menu.ShowHistory,
    menu.ShowHelp,
    menu.ShowTopUp,
    menu.ShowExchange,
    menu.ShowInvite,
    menu.AskLanguage,
    menu.SetLanguage,
    menu.ContactOwner,
    menu.Cancel,
    OpenReading,
)
"""Taps after which the message is still awaited: one may look something up for it."""

_MESSAGES: Final = (None, "paid", "no_stars")
"""What may be a message by itself; other small talk (a greeting, thanks) is only its beginning."""


def ask_message(here: Conversation, *, again: bool = False) -> Step:
    """Asks for the message to the owner. The open question waits, and is not repeated before that."""
    return Step(replace(here, offer=_AWAITED), (AskMessage(kept=here.state is not State.IDLE, again=again),))


def is_awaited(offer: Offer | None) -> bool:
    """Whether the next text is a message to the owner."""
    return offer is not None and offer.yes == _AWAITED.yes


def is_still_awaited(offer: Offer | None, since: datetime | None, moment: Moment) -> bool:
    """The same, unless it was asked for too long ago."""
    return is_awaited(offer) and (since is None or moment.now - since <= IDLE_TIMEOUT)


def keeps_message(button: Button | None) -> bool:
    """Whether a message is still awaited after this tap."""
    return isinstance(button, (*_LOOKS_UP, CareButton, VoiceButton))


def leave_message(here: Conversation, account: Account, moment: Moment) -> Step:
    """They would rather not write; what was going on goes on."""
    return aside(here.without_offer(), account, moment, MessageLeft())


def ask_for_words(here: Conversation, kind: str) -> Step:
    """A picture, a file or the like came instead of a text."""
    return Step(here, (MessageInWords(kind),))


def on_awaited(here: Conversation, text: HeldText, account: Account, moment: Moment) -> Step | None:
    """The text that was awaited. None: it is a command of the menu, which is carried out as always."""
    command = typed.command(text.text)
    if isinstance(command, menu.Cancel) or agrees(text.text) is False:
        return leave_message(here, account, moment)
    if command is not None:
        return None
    if says_nothing(text.text) or agrees(text.text) or small_talk(text.text) not in _MESSAGES:
        return ask_message(here, again=True)
    if not fits(text.text, MESSAGE_MAXIMUM):
        return Step(here, (MessageTooLong(MESSAGE_MAXIMUM),))
    taken = here.without_offer()
    return aside(taken, account, moment, TakeMessage(text.text, text.message_id))
