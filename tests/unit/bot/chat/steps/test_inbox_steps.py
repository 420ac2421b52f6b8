"""A message to the owner: what is taken as one, what is not, and that the open question is kept meanwhile."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat.dialogue import conversation
from bot.chat.dialogue.effects import EraseUnsent, ShowBalance
from bot.chat.dialogue.inbox_effects import LookIntoPayments, TakeMessage
from bot.chat.dialogue.states import Account, Conversation, State
from bot.chat.dialogue.steps.inbox import MESSAGE_MAXIMUM, is_awaited
from bot.chat.dialogue.steps.shared import Step
from bot.chat.events import Event, Sent, Tapped, Unsent, Voiced
from bot.say.replies.chat import AskKindly, HelpLines
from bot.say.replies.inbox import AskMessage, MessageInWords, MessageLeft, MessageTooLong
from tests.unit.bot.chat.places import MOMENT, NOW, PLACES, kinds, say

WAITING = pytest.mark.parametrize("state", [State.IDLE, State.MOOD, State.DRAW, State.STARS, State.FOLLOW_UP, State.WORD])


def asked(state: State = State.IDLE) -> Conversation:
    """The chat in which MiMi has just asked for the message."""
    here = say(PLACES[state], "แอดมิน").conversation
    return replace(here, updated_at=NOW)


def comes(here: Conversation, event: Event) -> Step:
    return conversation.step(here, event, Account(), MOMENT)


def tapped(data: str) -> Tapped:
    return Tapped("e", "U1", NOW, "t", data=data)


@WAITING
def test_the_next_text_is_taken_and_what_was_going_on_goes_on(state: State) -> None:
    result = say(asked(state), "จ่ายไปสองรอบ ได้ดาวรอบเดียวค่ะ")

    assert isinstance(result.acts[0], TakeMessage)
    assert replace(result.conversation, updated_at=None) == PLACES[state]


@pytest.mark.parametrize("text", ["MIMI-7K3PQX ใช้ไม่ได้ค่ะ", "ขอเงินคืนค่ะ", "จ่ายแล้วไม่ได้ดาว", "ความรักปีนี้เป็นยังไง", "ไพ่ 3 ใบ", "จ่ายแล้ว"])
def test_whatever_else_the_text_might_be(text: str) -> None:
    assert kinds(say(asked(), text)) == [TakeMessage]


@pytest.mark.parametrize("text", ["สวัสดีค่ะ", "ขอบคุณค่ะ", "ค่ะ", "...", "😭", "แอดมินคะ"])
def test_a_greeting_is_only_the_beginning(text: str) -> None:
    result = say(asked(), text)

    assert kinds(result) == [AskMessage]
    assert is_awaited(result.conversation.offer)


@WAITING
@pytest.mark.parametrize("text", ["ยกเลิก", "ไม่เอาแล้ว", "cancel", "ไม่"])
def test_who_would_rather_not_write_keeps_the_question(state: State, text: str) -> None:
    result = say(asked(state), text)

    assert isinstance(result.acts[0], MessageLeft)
    assert replace(result.conversation, updated_at=None) == PLACES[state]


def test_plain_danger_is_never_a_message() -> None:
    assert kinds(say(asked(), "อยากตาย ไม่อยากอยู่แล้ว")) == [HelpLines]


def test_what_may_be_a_cry_is_asked_about_and_then_is_the_message() -> None:
    wondered = say(asked(), "เหนื่อยจนอยากหายไปเลย ดาวก็ไม่เข้า")

    said = say(replace(wondered.conversation, updated_at=NOW), "แค่พูดเฉยๆ")

    assert (kinds(wondered), kinds(said)) == ([AskKindly], [TakeMessage])


@pytest.mark.parametrize("kind", ["image", "video", "file", "location"])
def test_a_picture_is_answered_kindly_and_the_message_still_awaited(kind: str) -> None:
    result = comes(asked(), Sent("e", "U1", NOW, "t", kind=kind))

    assert kinds(result) == [MessageInWords]
    assert is_awaited(result.conversation.offer)


def test_a_voice_message_is_heard_and_the_message_still_awaited() -> None:
    result = comes(asked(), Voiced("e", "U1", NOW, "t", message_id="m", seconds=3.0))

    assert is_awaited(result.conversation.offer)


def test_a_long_text_is_not_cut_but_asked_for_shorter() -> None:
    result = say(asked(), "ก" * (MESSAGE_MAXIMUM + 1))

    assert kinds(result) == [MessageTooLong]
    assert is_awaited(result.conversation.offer)


def test_something_may_be_looked_up_for_it() -> None:
    result = comes(asked(), tapped("balance"))

    assert kinds(result) == [ShowBalance]
    assert is_awaited(result.conversation.offer)


@pytest.mark.parametrize("data", ["ask", "daily", "mood:calm:7", "what is this"])
def test_any_other_tap_lets_it_go(data: str) -> None:
    assert not is_awaited(comes(asked(), tapped(data)).conversation.offer)


def test_after_half_an_hour_a_text_is_a_question_again() -> None:
    here = replace(asked(), updated_at=NOW - timedelta(minutes=31))

    assert kinds(say(here, "จะได้งานใหม่เมื่อไหร่คะ")) != [TakeMessage]


def test_an_unsent_message_is_erased_whatever_is_awaited() -> None:
    result = comes(asked(), Unsent("e", "U1", NOW, None, message_id="m9"))

    assert result.acts == (EraseUnsent("m9"),)


@WAITING
def test_missing_stars_are_looked_into_and_the_question_waits(state: State) -> None:
    result = say(PLACES[state], "จ่ายแล้วไม่ได้ดาว", Account())

    assert (result.conversation, kinds(result)) == (PLACES[state], [LookIntoPayments])
