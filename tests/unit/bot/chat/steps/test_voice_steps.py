"""Voice messages in the state machine: handed to the worker, repeated, confirmed, and then a text like any other."""

import uuid
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final

import pytest

from bot.chat.dialogue.conversation import step
from bot.chat.dialogue.effects import BeginFollowUp, HearVoice
from bot.chat.dialogue.states import Account, Conversation, HeldText, Moment, State, Voice
from bot.chat.dialogue.steps.voice import LONGEST_SECONDS
from bot.chat.events import Event, Said, Sent, Tapped, Voiced, understand
from bot.say.buttons.voice import HeardRight, SayAgain
from bot.say.replies.chat import AskKindly, HelpLines, OldButton, SpeakAgain, VoiceTooLong

NOW: Final = datetime(2026, 11, 28, 12, tzinfo=UTC)
MOMENT: Final = Moment(NOW, bytes(32))
WORK: Final = "ปีหน้าเราควรเปลี่ยนงานดีไหมคะ"


def heard(text: str = WORK, state: State = State.QUESTION) -> Conversation:
    """A conversation in which a voice message has been heard and repeated."""
    return Conversation(state, 3, held=HeldText(text, "77"), voice=Voice("77", 4.2, Decimal("0.0003")), updated_at=NOW)


def tap(data: str) -> Event:
    return Tapped("e", "U" + "0" * 32, NOW, "token", data=data)


def said(text: str) -> Event:
    return Said("e", "U" + "0" * 32, NOW, "token", text=text, message_id="88")


def raw(**message: object) -> dict[str, object]:
    return {
        "type": "message",
        "webhookEventId": "01H",
        "timestamp": 1,
        "replyToken": "t",
        "source": {"type": "user", "userId": "U" + "0" * 32},
        "message": {"type": "audio", "id": "77", "duration": 4200, "contentProvider": {"type": "line"}, **message},
    }


def test_line_s_audio_event_is_a_voice_message() -> None:
    event = understand(raw())

    assert isinstance(event, Voiced)
    assert (event.message_id, event.seconds) == ("77", 4.2)


@pytest.mark.parametrize(
    "message",
    [
        {"contentProvider": {"type": "external", "originalContentUrl": "https://example.com/a.m4a"}},
        {"duration": None},
        {"duration": -1},
        {"duration": True},
        {"id": "../../profile"},
        {"id": "๗๗"},
    ],
)
def test_a_sound_that_line_does_not_keep_is_not_fetched(message: dict[str, object]) -> None:
    event = understand(raw(**message))

    assert event is None or isinstance(event, Sent)


def test_a_voice_message_is_handed_to_the_worker_and_the_state_waits() -> None:
    here = Conversation(State.MOOD, 3, question="x", updated_at=NOW)

    done = step(here, Voiced("e", "U", NOW, "t", message_id="77", seconds=60.0), Account(), MOMENT)

    assert done.acts[0] == HearVoice("77", 60.0)
    assert done.conversation == here


def test_a_long_voice_message_is_not_heard() -> None:
    done = step(Conversation(), Voiced("e", "U", NOW, "t", message_id="77", seconds=60.1), Account(), MOMENT)

    assert done.acts[0] == VoiceTooLong(LONGEST_SECONDS)


@pytest.mark.parametrize("event", [tap(HeardRight("77").data), said("ใช่ค่ะ"), said("ถามเลย"), said("yes, ask")])
def test_confirmed_it_is_the_question(event: Event) -> None:
    done = step(heard(), event, Account(), MOMENT)

    assert (done.conversation.state, done.conversation.question) == (State.MOOD, WORK)
    assert done.conversation.message_id == "77"
    assert done.conversation.voice_of("77") == Voice("77", 4.2, Decimal("0.0003"), confirmed=True)


@pytest.mark.parametrize("event", [tap(SayAgain("77").data), said("ไม่ใช่ค่ะ"), said("say it again")])
def test_heard_wrong_it_is_said_again(event: Event) -> None:
    done = step(heard(), event, Account(), MOMENT)

    assert done.acts == (SpeakAgain(),)
    assert done.conversation.held is None


def test_another_question_typed_instead_lets_the_heard_one_go() -> None:
    done = step(heard(), said("ปีนี้จะมีแฟนไหมคะ"), Account(), MOMENT)

    assert done.conversation.question == "ปีนี้จะมีแฟนไหมคะ"
    assert done.conversation.voice is None


def test_a_button_of_another_voice_message_is_old() -> None:
    done = step(heard(), tap(HeardRight("78").data), Account(), MOMENT)

    assert isinstance(done.acts[0], OldButton)


def test_danger_is_listened_for_when_it_is_confirmed() -> None:
    done = step(heard("อยากตาย ไม่ไหวแล้ว"), tap(HeardRight("77").data), Account(), MOMENT)

    assert isinstance(done.acts[0], HelpLines)
    assert done.conversation.question is None


def test_after_the_kind_question_yes_means_that_it_was_a_cry() -> None:
    doubtful = heard("เบื่อชีวิตมากกก อยากปิดสวิตช์ตัวเอง")

    asked = step(doubtful, tap(HeardRight("77").data), Account(), MOMENT)
    answered = step(asked.conversation, said("ใช่ค่ะ"), Account(), MOMENT)

    assert isinstance(asked.acts[0], AskKindly | HelpLines)
    assert isinstance(answered.acts[0], HelpLines) or isinstance(asked.acts[0], HelpLines)


def test_a_spoken_further_question_carries_what_hearing_it_cost() -> None:
    reading = uuid.UUID(int=5)
    here = replace(heard(state=State.FOLLOW_UP), reading_id=reading)

    done = step(here, tap(HeardRight("77").data), Account(), MOMENT)

    begun = done.acts[0]
    assert isinstance(begun, BeginFollowUp)
    assert begun.voice is not None
    assert begun.voice.seconds == 4.2


@pytest.mark.parametrize("words", ["ค่ะ", "ครับ", "ใช่ๆ", "yes please", "ตกลงค่ะ"])
def test_what_was_heard_is_confirmed_by_any_yes(words: str) -> None:
    assert step(heard(), said(words), Account(), MOMENT).conversation.question == WORK


@pytest.mark.parametrize("words", ["ไม่ใช่ๆ", "ไม่ค่ะ", "nope"])
def test_what_was_heard_is_declined_by_any_no(words: str) -> None:
    assert [type(act) for act in step(heard(), said(words), Account(), MOMENT).acts] == [SpeakAgain]
