"""What people type: a friend's code, a command, a word on a reading, a question."""

from typing import Final

from bot.chat.dialogue import effects, typed
from bot.chat.dialogue.commands import on_command
from bot.chat.dialogue.moves import Step, aside, reading_in_progress
from bot.chat.dialogue.state_prompts import state_prompt
from bot.chat.dialogue.states import Account, Conversation, Moment, State
from bot.chat.events import Said
from bot.safety.danger import find_danger
from bot.say.replies.asking import QuestionTooLong, QuestionTooShort
from bot.say.replies.chat import HelpLines
from bot.say.text import beginning, fits, graphemes

QUESTION_MINIMUM: Final = 5
QUESTION_MAXIMUM: Final = 500
WORD_MAXIMUM: Final = 500
"""In characters as people see them."""


def on_text(here: Conversation, event: Said, account: Account, moment: Moment) -> Step:
    """One text message. Codes and commands come first, so that they work in every state."""
    text = event.text.strip()
    if code := typed.referral_code(text):
        return aside(here, account, moment, effects.ClaimReferral(code))
    if command := typed.command(text):
        return on_command(here, command, account, moment)
    concern = find_danger(text)
    if concern and concern.plain:
        return Step(here.left(), (HelpLines(concern.kind),))
    if here.state is State.WORD and here.reading_id:
        return Step(here.left(), (effects.AddWord(here.reading_id, beginning(text, WORD_MAXIMUM)),))
    return _on_question(here, text, event.message_id, account, moment)


def _on_question(here: Conversation, text: str, message_id: str, account: Account, moment: Moment) -> Step:
    if graphemes(text) < QUESTION_MINIMUM:
        return aside(here, account, moment, QuestionTooShort(QUESTION_MINIMUM))
    if not fits(text, QUESTION_MAXIMUM):
        return aside(here, account, moment, QuestionTooLong(QUESTION_MAXIMUM))
    if account.reading_open:
        return reading_in_progress(here)
    if here.state is State.FOLLOW_UP and here.reading_id:
        return Step(here.left(), (effects.BeginFollowUp(here.reading_id, text, message_id),))
    asked = Conversation(State.MOOD, here.prompt_number + 1, question=text, message_id=message_id)
    return Step(asked, state_prompt(asked, account, moment))
