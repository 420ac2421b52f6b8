"""Danger in a text comes before anything else; what may be a danger is asked about kindly, and what is none goes on."""

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.dialogue.conversation import step
from bot.chat.dialogue.effects import AddWord, BeginFollowUp, Moderate
from bot.chat.dialogue.state_prompts import purse
from bot.chat.dialogue.states import Account, Conversation, HeldText, Moment, State
from bot.chat.dialogue.steps.shared import Step
from bot.chat.events import Event, Said, Sent, Tapped, Unsent
from bot.chat.limits.exceptions import always_heard
from bot.say.replies.asking import AskMood
from bot.say.replies.chat import AskKindly, AskWhatIsWrong, HelpLines, OldButton
from bot.say.replies.inbox import AskMessage

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SEED = bytes(range(32))
READING = uuid.UUID(int=7)
CRY, OBLIQUE = "อยากตาย", "รู้สึกไร้ค่า ไม่มีใครรักหนูเลย"
ANYWHERE = [Conversation(state, 4, "งานใหม่จะเป็นอย่างไรคะ", "m1", "calm", "three", SEED, (1,), READING, NOW) for state in State]
HELD = Conversation(State.QUESTION, 4, updated_at=NOW, held=HeldText(OBLIQUE, "m2"))

states = pytest.mark.parametrize("here", ANYWHERE, ids=lambda here: str(here.state))


def after(here: Conversation, event: Event, now: datetime = NOW) -> Step:
    return step(here, event, Account(stars=9), Moment(now, SEED))


def said(text: str, message_id: str = "m2") -> Said:
    return Said("e", "U1", NOW, "token", text=text, message_id=message_id)


def tapped(data: str) -> Tapped:
    return Tapped("e", "U1", NOW, "token", data=data)


@pytest.mark.parametrize("text", [CRY, f"{CRY} MIMI-ABC123", f"ยกเลิก {CRY}", f"{CRY} ถามไพ่", "i took 40 paracetamol"])
def test_a_plain_cry_gets_help_lines_in_every_state(text: str) -> None:
    expected = {here.state: Step(here.left(), (HelpLines("self_harm"),)) for here in ANYWHERE}

    assert {here.state: after(here, said(text)) for here in ANYWHERE} == expected


@pytest.mark.parametrize(
    ("event", "heard"),
    [
        (said(CRY), True),
        (said(OBLIQUE), False),
        (said("ยกเลิก"), True),
        (said("ยอด"), False),
        (tapped("cancel"), True),
        (tapped("balance"), False),
    ],
)
def test_over_the_limit_only_a_plain_cry_and_a_cancel_are_heard(event: Event, heard: bool) -> None:
    assert always_heard(event) is heard


@states
def test_an_oblique_one_is_asked_about_and_the_state_waits(here: Conversation) -> None:
    result = after(here, said(OBLIQUE))

    assert result.conversation == replace(here, held=HeldText(OBLIQUE, "m2"))
    assert result.acts == (AskKindly("self_harm", "m2"),)


@pytest.mark.parametrize("answer", [tapped("care:saying:m2"), said("พูดเล่นค่ะ", "m3"), said("just a figure of speech", "m3")])
def test_a_way_of_speaking_goes_on_as_the_question_it_was(answer: Event) -> None:
    result = after(HELD, answer)

    assert result.conversation == Conversation(State.MOOD, 5, question=OBLIQUE, message_id="m2")
    assert result.acts == (Moderate("m2"), AskMood(5, OBLIQUE, purse(Account(stars=9))))


def test_a_way_of_speaking_goes_on_as_the_further_question_it_was() -> None:
    here = replace(HELD, state=State.FOLLOW_UP, reading_id=READING)

    result = after(here, tapped("care:saying:m2"))

    assert result.acts == (BeginFollowUp(READING, OBLIQUE, "m2"),)


def test_a_way_of_speaking_goes_on_as_the_review_it_was() -> None:
    here = replace(HELD, state=State.WORD, reading_id=READING)

    result = after(here, tapped("care:saying:m2"))

    assert result.acts == (AddWord(READING, OBLIQUE, "m2"),)


@pytest.mark.parametrize("answer", [tapped("care:talk:m2"), said("อยากคุยกับใครสักคนค่ะ", "m3"), said("yes please", "m3")])
def test_whoever_wants_to_talk_gets_help_lines_and_nothing_is_kept(answer: Event) -> None:
    result = after(HELD, answer)

    assert result == Step(HELD.left(), (HelpLines("self_harm"),))


def test_the_help_lines_are_those_of_what_was_said() -> None:
    here = replace(HELD, held=HeldText("กลัวเวลาเขาเมา", "m2"))

    result = after(here, tapped("care:talk:m2"))

    assert result.acts == (HelpLines("abuse"),)


@pytest.mark.parametrize(
    "other", [said("งานใหม่จะเป็นอย่างไรคะ", "m3"), tapped("balance"), Sent("e", "U1", NOW, "token", kind="sticker"),
              Unsent("e", "U1", NOW, None, message_id="m2")],
)  # fmt: skip
def test_a_held_text_is_let_go_by_whatever_they_do_instead(other: Event) -> None:
    assert after(HELD, other).conversation.held is None


def test_taking_back_another_message_lets_nothing_go() -> None:
    result = after(HELD, Unsent("e", "U1", NOW, None, message_id="m1"))

    assert result.conversation.held == HELD.held


@pytest.mark.parametrize("here", [replace(HELD, state=State.IDLE), HELD], ids=["idle", "asking"])
def test_a_held_text_is_forgotten_after_a_long_silence(here: Conversation) -> None:
    result = after(here, tapped("care:saying:m2"), NOW + timedelta(minutes=31))

    assert result.conversation.held is None
    assert OldButton() in result.acts


def test_nobody_who_wants_to_talk_is_turned_away_however_old_the_button() -> None:
    acts = {here.state: after(here, tapped("care:talk:m9")).acts for here in ANYWHERE}

    assert acts == {state: (HelpLines("self_harm"),) for state in State}


@states
def test_an_old_button_goes_on_with_nothing(here: Conversation) -> None:
    result = after(replace(here, held=HeldText(OBLIQUE, "m2")), tapped("care:saying:m9"))

    assert result.acts[0] == OldButton()
    assert result.conversation.question == here.question


def test_the_words_of_the_answers_mean_nothing_without_the_question() -> None:
    result = after(Conversation(State.QUESTION, 4, updated_at=NOW), said("แค่พูดเปรียบเปรย"))

    assert result.conversation.state is State.MOOD


@pytest.mark.parametrize("text", ["ช่วยด้วย", "ช่วยด้วยค่ะ", "help me!"])
def test_a_cry_for_help_is_asked_what_is_wrong(text: str) -> None:
    expected = {here.state: Step(here, (AskWhatIsWrong(),)) for here in ANYWHERE}

    assert {here.state: after(here, said(text)) for here in ANYWHERE} == expected


@pytest.mark.parametrize("text", ["แอดมิน", "ติดต่อแอดมินค่ะ", "talk to a human"])
def test_whoever_wants_a_person_is_asked_for_the_message(text: str) -> None:
    assert after(Conversation(), said(text)).acts == (AskMessage(),)


TALK = ["ค่ะ", "ครับ", "อืม", "ไม่รู้", "ไม่แน่ใจค่ะ", "ก็นิดนึง", "เหนื่อยค่ะ", "😭", "ไม่ได้พูดเล่น", "maybe", "yes i need help", "idk", "kinda"]
SAYING = [
    "ไม่ใช่ๆ", "เปล่าๆ", "เปล่าค่ะ แค่เพลง", "หมายถึงเกม", "พูดขำๆ", "ประชดเฉยๆ", "แค่บ่น", "ไม่ได้จะทำอะไรหรอก", "แค่เหนื่อยค่ะ", "555",
    "no lol", "its just a song", "just venting", "it was a joke", "not literally",
]  # fmt: skip


@pytest.mark.parametrize("answer", TALK)
def test_who_agrees_or_is_not_sure_gets_help_lines(answer: str) -> None:
    assert after(HELD, said(answer, "m3")) == Step(HELD.left(), (HelpLines("self_harm"),))


@pytest.mark.parametrize("answer", SAYING)
def test_a_way_of_speaking_in_other_words_goes_on(answer: str) -> None:
    assert after(HELD, said(answer, "m3")).conversation.question == OBLIQUE


def test_okay_is_no_answer_and_is_asked_about_again() -> None:
    assert after(HELD, said("โอเคค่ะ", "m3")) == Step(HELD, (AskKindly("self_harm", "m2"),))
