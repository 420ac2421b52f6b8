"""What people type: a cry, a friend's code, a command, a word on a reading, a question."""

import re
from dataclasses import replace
from typing import Final

from bot.chat.dialogue import effects, offer_effects
from bot.chat.dialogue.answering import on_answers
from bot.chat.dialogue.commands import on_command
from bot.chat.dialogue.state_prompts import state_prompt
from bot.chat.dialogue.states import WAITING, Account, Conversation, HeldText, Moment, Offer, State
from bot.chat.dialogue.steps.care import ask_kindly, help_lines, talk_to_someone
from bot.chat.dialogue.steps.codes import arrived, campaign, try_code, typed_code
from bot.chat.dialogue.steps.gifts import is_asked_how_many, on_gift_button, on_gift_code
from bot.chat.dialogue.steps.inbox import is_awaited, on_awaited
from bot.chat.dialogue.steps.shared import Step, aside, old_button, reading_in_progress
from bot.chat.dialogue.steps.small_talk import on_about_mimi, on_feeling, on_reading_action, on_small_talk, on_wish
from bot.chat.dialogue.steps.voice import awaits_confirmation, confirmed
from bot.chat.dialogue.taps import on_tap
from bot.chat.dialogue.understand import typed
from bot.chat.dialogue.understand.about_mimi import about_mimi
from bot.chat.dialogue.understand.question_sound import asks_anew, judges, sounds_like_a_question
from bot.chat.dialogue.understand.small_talk import Kind, says_nothing, small_talk
from bot.chat.dialogue.understand.typed_answers import (
    agrees,
    answers,
    card_numbers,
    heavy_feeling,
    names_cards,
    on_reading,
    rating,
    stars_alone,
    stars_to_exchange,
    stars_to_give,
)
from bot.chat.dialogue.understand.wishes import wish
from bot.chat.events import Said
from bot.safety.danger import find_danger
from bot.say.buttons.care import CareButton, OnlyASaying, TalkToSomeone
from bot.say.buttons.confirmations import PickExchange
from bot.say.buttons.gifts import PickGift
from bot.say.buttons.menu import Ask, GoOn
from bot.say.buttons.on_reading import RATINGS
from bot.say.buttons.other_question import AskOther, KeepQuestion, OtherQuestionButton
from bot.say.buttons.parser import MOST_STARS, parse
from bot.say.buttons.voice import HeardRight, SayAgain, VoiceButton
from bot.say.replies.asking import AskWhichQuestion, QuestionTooLong, QuestionTooShort
from bot.say.replies.chat import NotUnderstood, SpeakAgain
from bot.say.text import beginning, fits, graphemes, plain

QUESTION_MINIMUM: Final = 5
QUESTION_MAXIMUM: Final = 500
WORD_MAXIMUM: Final = 500
"""In characters as people see them."""

_OF_ANOTHER: Final = re.compile(r"ถาม|ใหม่|ask|question|over|again|restart")
"""Of the words that begin a question, those that may give up one that waits: "start" and "open the cards" mean its cards."""


def on_text(
    here: Conversation, held: HeldText | None, offer: Offer | None, event: Said, account: Account, moment: Moment
) -> Step:
    """One text message. Danger is looked for before anything else: a code or a command in it must not hide a cry.

    `held`: the text that they were kindly asked about before this one; `offer`: what was offered.
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
    elif held and small_talk(text.text) == "okay" and (asked := find_danger(held.text)):
        return ask_kindly(here, asked, held)
    if concern:
        return ask_kindly(here, concern, text)
    return _on_harmless(here, text, offer, account, moment)


def is_late_answer(before: Conversation, text: str) -> bool:
    """Whether a text answers what was asked before the conversation timed out, and is nothing else."""
    return before.state in WAITING and bool(answers(before, text)) and not (find_danger(text) or typed.command(text))


def on_voice_button(here: Conversation, held: HeldText | None, button: VoiceButton, account: Account, moment: Moment) -> Step:
    """The answer to what was heard. Confirmed, it is a text as if it had been typed: danger is looked for first."""
    match button:
        case HeardRight() if held and held.message_id == button.message_id and awaits_confirmation(here, held):
            said = confirmed(here)
            concern = find_danger(held.text)
            if concern and concern.plain:
                return help_lines(said, concern.kind)
            return ask_kindly(said, concern, held) if concern else _on_harmless(said, held, None, account, moment)
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
            return _on_harmless(here, held, None, account, moment)
        case _:
            return old_button(here, account, moment)


def on_other_question(
    here: Conversation, offer: Offer | None, button: OtherQuestionButton, account: Account, moment: Moment
) -> Step:
    """The answer to "this one instead?". The question that waits is given up only for the one that was offered with it."""
    other = offer.other if offer else None
    match button:
        case AskOther(message_id=message_id) if other and other.message_id == message_id:
            return reading_in_progress(here) if account.reading_open else _ask(here, other, account, moment)
        case KeepQuestion() if here.state is not State.IDLE:
            kept = here.without_offer()
            return Step(kept, state_prompt(kept, account, moment, again=True))
        case _:
            return old_button(here, account, moment)


def _on_harmless(here: Conversation, text: HeldText, offer: Offer | None, account: Account, moment: Moment) -> Step:
    """What was offered and what is asked are answered first, then codes, commands and small talk, in every state."""
    if is_awaited(here.offer) and (step := on_awaited(here, text, account, moment)):
        return step
    if is_asked_how_many(offer) and (stars := stars_alone(text.text)):
        return on_gift_button(here, PickGift(min(stars, MOST_STARS)), account, moment)
    if came := campaign(text.text):
        name, rest = came
        return arrived(name, _after_arriving(here, replace(text, text=rest), offer, account, moment))
    if offer and (accepted := agrees(text.text)) is not None:
        return _on_offer(here, offer, offer.yes if accepted else offer.no, account, moment)
    if buttons := answers(here, text.text):
        return on_answers(here, buttons, account, moment)
    if gift := typed.gift_code(text.text):
        return on_gift_code(here, gift, account, moment)
    if code := typed.referral_code(text.text):
        return _on_code(here, text, code, account, moment)
    if (action := on_reading(text.text)) and not _goes_on(here, text.text):
        return on_reading_action(here, action, account, moment)
    if here.state is State.IDLE and typed.says_stop(text.text):
        return Step(here, (offer_effects.StopNews(meant=False),))
    if command := typed.command(text.text):
        if isinstance(command, Ask) and here.state in WAITING and not _OF_ANOTHER.search(plain(text.text)):
            return aside(here, account, moment, NotUnderstood(here.state.value))
        return on_command(here, command, account, moment)
    if (asked := about_mimi(text.text)) and (step := on_about_mimi(here, asked, account, moment)):
        return step
    otherwise = _on_other_text(here, text, account, moment)
    typed_promo = typed_code(text.text, otherwise)
    return try_code(here, typed_promo, otherwise, moment) if typed_promo else otherwise


def _after_arriving(here: Conversation, text: HeldText, offer: Offer | None, account: Account, moment: Moment) -> Step:
    """What stands behind a campaign's greeting; the greeting alone is small talk."""
    return _on_harmless(here, text, offer, account, moment) if text.text else on_small_talk(here, "greeting", account, moment)


def _on_other_text(here: Conversation, text: HeldText, account: Account, moment: Moment) -> Step:
    """What is neither an answer nor about MiMi: small talk, a word on a reading, a question."""
    if stars := stars_to_exchange(text.text):
        return on_tap(here, PickExchange(min(stars, MOST_STARS)), account, moment, timed_out=False)
    if given := _rating(here, text.text):
        return aside(here, account, moment, effects.OnLastReading("rate", here.left(), given))
    if stars := stars_to_give(text.text):
        return on_gift_button(here, PickGift(min(stars, MOST_STARS)), account, moment)
    kind = small_talk(text.text)
    if kind and not (here.state is State.WORD and _reviews(kind, text.text)):
        return on_small_talk(here, kind, account, moment)
    if (wanted := wish(text.text)) and (step := on_wish(here, wanted, account, moment)):
        return step
    if (feeling := heavy_feeling(text.text)) and (step := on_feeling(here, feeling, account, moment)):
        return step
    if here.state is State.WORD and here.reading_id and not says_nothing(text.text) and not asks_anew(text.text):
        word = effects.AddWord(here.reading_id, beginning(text.text, WORD_MAXIMUM), text.message_id)
        return Step(here.left(), (word,))
    return _on_question(here, text, account, moment)


def _reviews(kind: Kind, text: str) -> bool:
    """Whether small talk says something of a reading."""
    return kind in ("praise", "insult") or (kind in ("no", "thanks") and judges(text))


def _on_offer(here: Conversation, offer: Offer, data: str, account: Account, moment: Moment) -> Step:
    button = parse(data)
    if isinstance(button, OtherQuestionButton):
        return on_other_question(here, offer, button, account, moment)
    return on_tap(here, button, account, moment, timed_out=False)


def _on_code(here: Conversation, text: HeldText, code: str, account: Account, moment: Moment) -> Step:
    """Claims a friend's code; a question that stands beside it is asked."""
    claim = effects.ClaimReferral(code)
    question = typed.question_beside_code(text.text)
    if not question or here.state not in (State.IDLE, State.QUESTION) or not sounds_like_a_question(question):
        return aside(here, account, moment, claim)
    asked = _on_question(here, HeldText(question, text.message_id), account, moment)
    return Step(asked.conversation, (claim, *asked.acts))


def _goes_on(here: Conversation, text: str) -> bool:
    """Where a question waits for stars, words such as "ask on" mean that question."""
    return here.state is State.STARS and typed.command(text) == GoOn()


def _rating(here: Conversation, text: str) -> int | None:
    """A number alone is a rating where nothing is asked."""
    at_rest = here.state is State.IDLE
    number = next(iter(card_numbers(text)), 0) if at_rest and not names_cards(text) else 0
    return rating(text, at_rest=at_rest) or (number if number in RATINGS else None)


def _on_question(here: Conversation, text: HeldText, account: Account, moment: Moment) -> Step:
    """A question that waits is never thrown away: another one is offered instead of it."""
    if graphemes(text.text) < QUESTION_MINIMUM or says_nothing(text.text):
        unclear = NotUnderstood(here.state.value) if here.state in WAITING else QuestionTooShort(QUESTION_MINIMUM)
        return aside(here, account, moment, unclear)
    if not fits(text.text, QUESTION_MAXIMUM):
        return aside(here, account, moment, QuestionTooLong(QUESTION_MAXIMUM))
    if account.reading_open:
        return reading_in_progress(here)
    if here.state is State.FOLLOW_UP and here.reading_id:
        voice = here.voice_of(text.message_id)
        return Step(here.left(), (effects.BeginFollowUp(here.reading_id, text.text, text.message_id, voice),))
    if here.state in WAITING and not (here.state is State.MOOD and sounds_like_a_question(text.text)):
        return _offer_instead(here, text)
    return _ask(here, text, account, moment)


def _offer_instead(here: Conversation, text: HeldText) -> Step:
    offer = Offer(AskOther(text.message_id).data, KeepQuestion(text.message_id).data, text)
    asked = AskWhichQuestion(here.question or "", text.text, text.message_id, len(here.picks))
    return Step(replace(here, offer=offer), (asked,))


def _ask(here: Conversation, text: HeldText, account: Account, moment: Moment) -> Step:
    voice = here.voice_of(text.message_id)
    asked = Conversation(State.MOOD, here.prompt_number + 1, question=text.text, message_id=text.message_id, voice=voice)
    return Step(asked, (effects.Moderate(text.message_id), *state_prompt(asked, account, moment)))
