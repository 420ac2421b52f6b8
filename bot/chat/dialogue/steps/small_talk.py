"""What small talk and words about the last reading lead to. The conversation keeps its place."""

from typing import Final, Literal

from bot.chat.dialogue import effects
from bot.chat.dialogue.commands import on_command
from bot.chat.dialogue.inbox_effects import LookIntoPayments
from bot.chat.dialogue.state_prompts import state_prompt
from bot.chat.dialogue.states import WAITING, Account, Conversation, Moment, State
from bot.chat.dialogue.steps.inbox import ask_message
from bot.chat.dialogue.steps.shared import Step, aside, go_on, reading_in_progress
from bot.chat.dialogue.understand.small_talk import Kind
from bot.chat.dialogue.understand.typed_answers import OnReading
from bot.chat.dialogue.understand.wishes import Wish
from bot.say.buttons.menu import Ask, MenuButton, ShowHelp, ShowTopUp
from bot.say.replies.chat import DataKept, NotUnderstood, SmallTalk

_ASKED_AGAIN: Final = ("yes", "no", "okay", "greeting")
"""After these the open question is worth repeating; laughter and thanks need no more than a word."""


def on_small_talk(here: Conversation, kind: Kind, account: Account, moment: Moment) -> Step:
    """A short warm word; nothing is begun and nothing given up."""
    idle = here.state is State.IDLE
    match kind:
        case "paid":
            return _on_paid(here, account, moment, effects.LookForPayment())
        case "no_stars":
            return _on_paid(here, account, moment, LookIntoPayments())
        case "greeting" if idle and account.nameless:
            return Step(here, (effects.Welcome(),))
        case "thanks" | "praise" if idle:
            return Step(here, (effects.AnswerThanks(kind),))
        case _ if kind in _ASKED_AGAIN and here.state not in (State.FOLLOW_UP, State.WORD):
            return Step(here, (SmallTalk(kind, idle), *state_prompt(here, account, moment, again=True)))
        case _:
            return Step(here, (SmallTalk(kind, idle),))


def _on_paid(here: Conversation, account: Account, moment: Moment, look: effects.Effect) -> Step:
    """Goes on at once when the stars are there, else looks for the payment; the question waits on."""
    if here.state is State.STARS and here.spread and not account.cost(here.spread).missing:
        return go_on(here, account, moment)
    return Step(here, (look,))


def on_about_mimi(here: Conversation, asked: MenuButton | Wish, account: Account, moment: Moment) -> Step | None:
    """What answers a text about MiMi herself; None where it may be a question or a review all the same.

    Who is about to ask further, and asks for the price, means the price of that: it may be free.
    """
    if isinstance(asked, ShowTopUp | ShowHelp) and here.state is State.FOLLOW_UP and here.reading_id:
        return Step(here, (effects.OfferFollowUp(here.reading_id),))
    if isinstance(asked, MenuButton):
        return on_command(here, asked, account, moment)
    if asked == "missing" and here.state not in WAITING:
        return reading_in_progress(here) if account.reading_open else ask_message(here)
    if here.state in WAITING:
        return aside(here, account, moment, NotUnderstood(here.state.value))
    if here.state is State.FOLLOW_UP and asked != "stuck":
        return Step(here, (SmallTalk("okay", idle=False),))
    return on_command(here, Ask(), account, moment) if asked == "begin" else None


def on_wish(here: Conversation, wanted: MenuButton | Wish, account: Account, moment: Moment) -> Step | None:
    """What somebody wants of MiMi. Who asks further, and how to begin something, asks the cards."""
    if here.state is State.FOLLOW_UP and isinstance(wanted, ShowHelp):
        return None
    return on_about_mimi(here, wanted, account, moment)


def on_feeling(
    here: Conversation, feeling: Literal["sad", "worried", "confused"], account: Account, moment: Moment
) -> Step | None:
    """A warm word for a feeling that was not asked for; None where it may be a further question or a review."""
    if here.state is State.WORD or (here.state is State.FOLLOW_UP and feeling == "confused"):
        return None
    if here.state in WAITING and feeling == "confused":
        return aside(here, account, moment, NotUnderstood(here.state.value))
    return Step(here, (SmallTalk("sad", idle=here.state in (State.IDLE, State.QUESTION)),))


def on_reading_action(here: Conversation, action: OnReading, account: Account, moment: Moment) -> Step:
    """What was typed about the last reading."""
    match action:
        case "keep_data":
            return aside(here, account, moment, DataKept())
        case "older":
            return aside(here, account, moment, effects.ShowOlderHistory())
        case "followup" | "word" if here.state in WAITING:
            return aside(here, account, moment, NotUnderstood(here.state.value))
        case "followup" if account.reading_open:
            return reading_in_progress(here)
        case "followup" | "word":
            return Step(here, (effects.OnLastReading(action, here.left()),))
        case _:
            return aside(here, account, moment, effects.OnLastReading(action, here.left()))
