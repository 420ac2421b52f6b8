"""The state machine, pure: (conversation, event, account, moment) -> (conversation, replies and effects in their order).

`conversation.mmd` draws the states; a test holds the two against each other. What people type is in `texts.py`, what they
tap in `taps.py`, the menu in `commands.py`, what is asked in each state in `state_prompts.py`.
"""

from bot.chat.dialogue.effects import Block, EraseUnsent, Welcome
from bot.chat.dialogue.moves import Step, aside
from bot.chat.dialogue.states import IDLE_TIMEOUT, STARS_TIMEOUT, Account, Conversation, Moment, State
from bot.chat.dialogue.taps import on_tap
from bot.chat.dialogue.texts import on_text
from bot.chat.events import Event, Followed, Said, Sent, Tapped, Unfollowed, Unsent
from bot.say.buttons.parser import parse
from bot.say.replies.chat import Unreadable


def step(conversation: Conversation, event: Event, account: Account, moment: Moment) -> Step:
    """One event. Never raises; what it does not understand gets a kind answer and changes nothing."""
    here, timed_out = _after_timeout(conversation, moment)
    match event:
        case Followed():
            return Step(here, (Welcome(),))
        case Unfollowed():
            return Step(here, (Block(),))
        case Unsent(message_id=message_id):
            is_open_question = here.message_id == message_id
            return Step(here.left() if is_open_question else here, (EraseUnsent(message_id),))
        case Said():
            return on_text(here, event, account, moment)
        case Tapped(data=data):
            return on_tap(here, parse(data), account, moment, timed_out=timed_out)
        case Sent(kind=kind):
            return aside(here, account, moment, Unreadable(kind))
        case _:
            return Step(here)


def _after_timeout(conversation: Conversation, moment: Moment) -> tuple[Conversation, bool]:
    """The conversation that this event finds, and whether the stored one has timed out."""
    if conversation.state is State.IDLE or conversation.updated_at is None:
        return conversation, False
    timeout = STARS_TIMEOUT if conversation.state is State.STARS else IDLE_TIMEOUT
    if moment.now - conversation.updated_at <= timeout:
        return conversation, False
    return conversation.left(), True
