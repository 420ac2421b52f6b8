"""What people type: a cry, a friend's code, a command, a word on a reading, a question."""

from typing import Final

from bot.chat.dialogue import effects, typed
from bot.chat.dialogue.care import ask_kindly, help_lines, talk_to_someone
from bot.chat.dialogue.commands import on_command
from bot.chat.dialogue.heard import awaits_confirmation, confirmed
from bot.chat.dialogue.moves import Step, aside, old_button, reading_in_progress
from bot.chat.dialogue.state_prompts import state_prompt
from bot.chat.dialogue.states import Account, Conversation, HeldText, Moment, State
from bot.chat.events import Said
from bot.safety.danger import find_danger
from bot.say.buttons.care import CareButton, OnlyASaying, TalkToSomeone
from bot.say.buttons.voice import HeardRight, SayAgain, VoiceButton
from bot.say.replies.asking import QuestionTooLong, QuestionTooShort
from bot.say.replies.chat import SpeakAgain
from bot.say.text import beginning, fits, graphemes

QUESTION_MINIMUM: Final = 5
QUESTION_MAXIMUM: Final = 500
WORD_MAXIMUM: Final = 500
"""In characters as people see them."""


def on_text(here: Conversation, held: HeldText | None, event: Said, account: Account, moment: Moment) -> Step:
    """One text message. Danger is looked for before anything else: a code or a command in it must not hide a cry.

    `held`: the text that they were kindly asked about before this one.
    """
    text = HeldText(event.text.strip(), event.message_id)
    concern = find_danger(text.text)
    if concern and concern.plain:
        return help_lines(here, concern.kind)
    if held and awaits_confirmation(here, held):
        if heard := typed.voice_answer(text.text, held.message_id):
            return on_voice_button(here, held, heard, account, moment)
    elif held and (answer := typed.care_answer(text.text, held.message_id)):
        return on_care_button(here, held, answer, account, moment)
    if concern:
        return ask_kindly(here, concern, text)
    return _on_harmless(here, text, account, moment)


def on_voice_button(here: Conversation, held: HeldText | None, button: VoiceButton, account: Account, moment: Moment) -> Step:
    """The answer to what was heard. Confirmed, it is a text as if it had been typed: danger is looked for first."""
    match button:
        case HeardRight() if held and held.message_id == button.message_id and awaits_confirmation(here, held):
            said = confirmed(here)
            concern = find_danger(held.text)
            if concern and concern.plain:
                return help_lines(said, concern.kind)
            return ask_kindly(said, concern, held) if concern else _on_harmless(said, held, account, moment)
        case SayAgain():
            return Step(here, (SpeakAgain(),))
        case _:
            return old_button(here, account, moment)


def on_care_button(here: Conversation, held: HeldText | None, button: CareButton, account: Account, moment: Moment) -> Step:
    """The answer to the kind question. After "only a way of speaking" the held text goes on, and is not asked about again."""
    if held and held.message_id != button.message_id:
        held = None
    match button:
        case TalkToSomeone():
            return talk_to_someone(here, held)
        case OnlyASaying() if held:
            return _on_harmless(here, held, account, moment)
        case _:
            return old_button(here, account, moment)


def _on_harmless(here: Conversation, text: HeldText, account: Account, moment: Moment) -> Step:
    """Codes and commands come first, so that they work in every state."""
    if code := typed.referral_code(text.text):
        return aside(here, account, moment, effects.ClaimReferral(code))
    if command := typed.command(text.text):
        return on_command(here, command, account, moment)
    if here.state is State.WORD and here.reading_id:
        return Step(here.left(), (effects.AddWord(here.reading_id, beginning(text.text, WORD_MAXIMUM)),))
    return _on_question(here, text, account, moment)


def _on_question(here: Conversation, text: HeldText, account: Account, moment: Moment) -> Step:
    if graphemes(text.text) < QUESTION_MINIMUM:
        return aside(here, account, moment, QuestionTooShort(QUESTION_MINIMUM))
    if not fits(text.text, QUESTION_MAXIMUM):
        return aside(here, account, moment, QuestionTooLong(QUESTION_MAXIMUM))
    if account.reading_open:
        return reading_in_progress(here)
    voice = here.voice_of(text.message_id)
    if here.state is State.FOLLOW_UP and here.reading_id:
        return Step(here.left(), (effects.BeginFollowUp(here.reading_id, text.text, text.message_id, voice),))
    asked = Conversation(State.MOOD, here.prompt_number + 1, question=text.text, message_id=text.message_id, voice=voice)
    return Step(asked, (effects.Moderate(text.message_id), *state_prompt(asked, account, moment)))
