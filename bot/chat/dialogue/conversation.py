"""The state machine, pure: (conversation, event, account, moment) -> (conversation, replies and effects in their order).

`conversation.mmd` draws the states; a test compares the two. What people type is in `texts.py`, danger in
it in `care.py`, what they tap in `taps.py`, the menu in `commands.py`, what is asked in each state in `state_prompts.py`.
"""

from dataclasses import replace
from typing import Final

from bot.chat.dialogue.commands import ask_forget
from bot.chat.dialogue.effects import Block, EraseUnsent, Welcome
from bot.chat.dialogue.states import IDLE_TIMEOUT, STARS_TIMEOUT, Account, Conversation, Moment, State
from bot.chat.dialogue.steps.barred import barred
from bot.chat.dialogue.steps.inbox import ask_for_words, is_awaited, is_still_awaited, keeps_message
from bot.chat.dialogue.steps.shared import Step, aside, old_button
from bot.chat.dialogue.steps.small_talk import on_small_talk
from bot.chat.dialogue.steps.voice import on_voice
from bot.chat.dialogue.taps import on_tap
from bot.chat.dialogue.texts import is_late_answer, on_care_button, on_other_question, on_text, on_voice_button
from bot.chat.events import Event, Followed, Said, Sent, Tapped, Unfollowed, Unsent, Voiced
from bot.say.buttons.care import CareButton
from bot.say.buttons.confirmations import ConfirmExchange, ConfirmForget
from bot.say.buttons.gifts import ConfirmGift
from bot.say.buttons.menu import DrawForMe, GoOn
from bot.say.buttons.other_question import OtherQuestionButton
from bot.say.buttons.parser import parse
from bot.say.buttons.voice import VoiceButton
from bot.say.replies.chat import TimedOut, Unreadable

MOVES_STARS: Final = (DrawForMe, GoOn, ConfirmExchange, ConfirmGift)
"""Taps that spend or move stars, and do not name the question of the chat that they answer."""


def step(conversation: Conversation, event: Event, account: Account, moment: Moment) -> Step:
    """One event. Never raises; what it does not understand gets a kind answer and changes nothing.

    A text that was held while the person was asked kindly about it is let go by whatever they do next. So is an offer, but
    for another question: that stays until one of the two is chosen, or the one that waits goes on; and a message to the owner
    stays awaited while something is looked up for it. For somebody whom the owner has barred nothing is begun.
    """
    taken = _step(conversation, event, account, moment)
    return barred(conversation, taken) if account.barred else taken


def _step(conversation: Conversation, event: Event, account: Account, moment: Moment) -> Step:
    here, timed_out = after_timeout(conversation, moment)
    held, offer = here.held, here.offer
    awaited = is_still_awaited(offer, conversation.updated_at, moment)
    offer = offer if awaited or not is_awaited(offer) else None
    if held or here.offer:
        here = replace(here, held=None, offer=offer if offer and (offer.other or awaited) else None)
    late = _came_late(event, conversation)
    match event:
        case Followed():
            return Step(here, (Welcome(),))
        case Unfollowed():
            return Step(here, (Block(),))
        case Unsent(message_id=message_id):
            is_open_question = here.message_id == message_id
            rest = here.left() if is_open_question else _without(replace(here, held=held), message_id)
            return Step(rest, (EraseUnsent(message_id),))
        case Said(text=text) if timed_out and is_late_answer(conversation, text):
            return aside(here, account, moment, TimedOut())
        case Said(text=text) if late and is_late_answer(conversation, text):
            return aside(here, account, moment)
        case Said() if late:
            asked_since = here.state in (State.FOLLOW_UP, State.WORD)
            return on_text(here.left() if asked_since else here, held, None, event, account, moment)
        case Said():
            return on_text(here, held, offer, event, account, moment)
        case Tapped(data=data):
            button = parse(data)
            here = here if not awaited or keeps_message(button) else here.without_offer()
            if late and isinstance(button, ConfirmForget):
                return ask_forget(here, account, moment)
            if late and isinstance(button, MOVES_STARS):
                return old_button(here, account, moment)
            if isinstance(button, CareButton):
                return on_care_button(here, held, button, account, moment)
            if isinstance(button, VoiceButton):
                return on_voice_button(here, held, button, account, moment)
            if isinstance(button, OtherQuestionButton):
                return on_other_question(here, offer, button, account, moment)
            return on_tap(here, button, account, moment, timed_out=timed_out, offer=offer)
        case Voiced():
            return on_voice(here, event, account, moment)
        case Sent(kind="sticker"):
            return on_small_talk(here, "sticker", account, moment)
        case Sent(kind=kind) if awaited:
            return ask_for_words(here, kind)
        case Sent(kind=kind):
            return aside(here, account, moment, Unreadable(kind))
        case _:
            return Step(here)


def _came_late(event: Event, conversation: Conversation) -> bool:
    """Whether LINE sends an event again that happened before this conversation came to where it is.

    A "yes" of then does not mean what is offered now, which may be to delete all data; "draw for me" does not mean the cards that
    lie there now; a text is not the further question that is asked for now; and whoever confirmed a deletion, an exchange or a
    gift then may have thought better of it since.
    """
    return event.redelivered and conversation.updated_at is not None and event.at < conversation.updated_at


def _without(here: Conversation, message_id: str) -> Conversation:
    """Without the text of a message that was taken back."""
    held = here.held if here.held and here.held.message_id != message_id else None
    other = here.offer.other if here.offer else None
    return replace(here, held=held, offer=None if other and other.message_id == message_id else here.offer)


def after_timeout(conversation: Conversation, moment: Moment) -> tuple[Conversation, bool]:
    """The conversation that this event finds, and whether the stored one has timed out."""
    if conversation.updated_at is None or (conversation.state is State.IDLE and conversation.held is None):
        return conversation, False
    timeout = STARS_TIMEOUT if conversation.state is State.STARS else IDLE_TIMEOUT
    if moment.now - conversation.updated_at <= timeout:
        return conversation, False
    return conversation.left(), conversation.state is not State.IDLE
