"""Typed answers to what is asked: as if the buttons had been tapped, one after the other."""

from dataclasses import replace

from bot.chat.dialogue.states import Account, Conversation, Moment, State
from bot.chat.dialogue.steps.shared import Act, Step, aside
from bot.chat.dialogue.taps import on_tap
from bot.say.buttons.answers import ChooseSpread, DrawCard
from bot.say.buttons.base import Button
from bot.say.replies.asking import CardDrawn
from bot.say.replies.chat import NotUnderstood
from models.readings.deck import SHOWN_FACE_DOWN


def on_answers(here: Conversation, buttons: list[Button], account: Account, moment: Moment) -> Step:
    """One answer, or several cards one after the other. A number that no card has is no answer.

    Another spread can be typed while cards are drawn; a button of the spreads is an old one there.
    """
    if any(isinstance(button, DrawCard) and not 0 <= button.position < SHOWN_FACE_DOWN for button in buttons):
        return aside(here, account, moment, NotUnderstood("draw"))
    if here.state is State.DRAW and isinstance(buttons[0], ChooseSpread):
        here = replace(here, state=State.SPREAD)
    acts: tuple[Act, ...] = ()
    step = Step(here)
    for button in buttons:
        step = on_tap(step.conversation, button, account, moment, timed_out=False)
        acts = (*map(_without_table, acts), *step.acts)
        if step.conversation.state is not State.DRAW:
            break
    return Step(step.conversation, acts)


def _without_table(act: Act) -> Act:
    """Of several cards the last one shows the table."""
    return replace(act, table=None) if isinstance(act, CardDrawn) else act
