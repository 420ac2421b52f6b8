"""Words in every state: small talk keeps the place, and what can be tapped can be typed."""

from dataclasses import replace

import pytest

from bot.chat.dialogue.conversation import step
from bot.chat.dialogue.effects import (
    AddWord,
    AnswerThanks,
    BeginFollowUp,
    BeginReading,
    Forget,
    LookForPayment,
    Moderate,
    OnLastReading,
)
from bot.chat.dialogue.states import Account, State
from bot.chat.dialogue.understand.typed_answers import answers
from bot.chat.events import Sent
from bot.say.replies.asking import AskMood, AskSpread, AskWhichQuestion, CardDrawn, ChooseCards
from bot.say.replies.chat import Cancelled, DataKept, NotUnderstood, SmallTalk
from bot.say.replies.money import ConfirmExchange, StarsNeeded
from tests.unit.bot.chat.places import MOMENT, NOW, PLACES, QUESTION, REMARKS, TABLE, kinds, say


def moved_by(said: str, state: State) -> bool:
    """Whether a remark moves the conversation on from there, or gets no warm word. What answers the open question may."""
    here = PLACES[state]
    result = say(here, said)
    return not answers(here, said) and not (result.conversation == here and {SmallTalk, AnswerThanks} & set(kinds(result)))


def test_small_talk_keeps_the_place_in_every_state() -> None:
    assert [(said, state) for said in REMARKS for state in State if moved_by(said, state)] == []


@pytest.mark.parametrize("state", State)
def test_a_sticker_gets_a_warm_word_and_keeps_the_place(state: State) -> None:
    result = step(PLACES[state], Sent("e", "U1", NOW, "t", kind="sticker"), Account(), MOMENT)

    assert (result.conversation, kinds(result)) == (PLACES[state], [SmallTalk])


@pytest.mark.parametrize("said", ["?????", "!!!!!", ".....", "~~~~~~", "ๆๆๆๆๆ", "ฯฯฯฯฯฯ", "12345678", "1️⃣2️⃣3️⃣4️⃣5️⃣", "‼️‼️‼️‼️‼️"])
def test_what_has_no_word_in_it_is_no_question_and_no_review(said: str, subtests: pytest.Subtests) -> None:
    for state in State:
        with subtests.test(state.value):
            result = say(PLACES[state], said)

            assert result.conversation == PLACES[state]
            assert not {Moderate, BeginFollowUp, AddWord, AskWhichQuestion} & set(kinds(result))


def test_a_question_that_begins_with_thanks_is_a_question() -> None:
    said = "ขอบคุณค่ะ แล้วงานล่ะคะ ปีนี้จะได้เลื่อนไหม"

    assert say(PLACES[State.IDLE], said).conversation.question == said


def test_praise_is_a_review_where_one_is_awaited() -> None:
    assert say(PLACES[State.WORD], "แม่นมากค่ะ").conversation.state is State.IDLE


@pytest.mark.parametrize("said", TABLE["paid"])
def test_who_has_paid_goes_on_where_the_stars_are_there(said: str) -> None:
    result = say(PLACES[State.STARS], said, Account(stars=1))

    assert (result.conversation.state, kinds(result)) == (State.DRAW, [ChooseCards])


@pytest.mark.parametrize("said", TABLE["paid"])
def test_else_the_payment_is_looked_for_and_the_question_waits(said: str, subtests: pytest.Subtests) -> None:
    for state in State:
        with subtests.test(state.value):
            result = say(PLACES[state], said, Account())

            assert (result.conversation, kinds(result)) == (PLACES[state], [LookForPayment])


@pytest.mark.parametrize(("said", "then"), [("ใช่", False), ("ไม่ลบ เก็บไว้", True), ("ไม่", True), ("cancel", True)])
def test_deleting_everything_is_confirmed_or_declined_in_words(said: str, then: bool) -> None:
    asked = say(PLACES[State.STARS], "ลบข้อมูลของฉัน").conversation

    result = say(asked, said)

    assert (DataKept in kinds(result)) is then
    assert (result.conversation == PLACES[State.STARS]) is then


def test_yes_confirms_a_deletion_only_right_after_it_was_asked() -> None:
    asked = say(PLACES[State.IDLE], "ลบข้อมูลของฉัน").conversation

    result = say(say(asked, "ยอด").conversation, "ใช่")

    assert kinds(result) == [SmallTalk]


@pytest.mark.parametrize(
    "said", ["ขอคิดก่อน", "เดี๋ยวก่อน", "รอแป๊บนึง", "อ้าว", "อืม", "อ่า", "ทดสอบ", "ok wait", "hold on", "hmm", "oops", "let me think"]
)
@pytest.mark.parametrize("offer", ["ลบข้อมูลของฉัน", "แลก 1"])
def test_who_hesitates_has_not_confirmed(offer: str, said: str) -> None:
    rich = Account(coins=300)
    asked = say(PLACES[State.IDLE], offer, rich).conversation

    result = say(asked, said, rich)

    assert kinds(result) == [SmallTalk]


@pytest.mark.parametrize("said", ["เออลบเลย", "ลบทิ้งเลยค่ะ", "โอเค", "ok", "ตกลงค่ะ"])
def test_who_agrees_has(said: str) -> None:
    asked = say(PLACES[State.IDLE], "ลบข้อมูลของฉัน").conversation

    assert kinds(say(asked, said)) == [Forget]


@pytest.mark.parametrize("said", ["อย่าเพิ่งค่ะ", "เปลี่ยนใจแล้ว", "not now"])
def test_who_has_second_thoughts_keeps_everything(said: str) -> None:
    asked = say(PLACES[State.IDLE], "ลบข้อมูลของฉัน").conversation

    assert kinds(say(asked, said)) == [DataKept]


@pytest.mark.parametrize("said", ["รอแปป", "ขอคิดก่อน", "wait"])
def test_who_hesitates_keeps_the_question_that_waits(said: str) -> None:
    asked = say(PLACES[State.DRAW], "แล้วความรักล่ะคะ").conversation

    assert say(asked, said).conversation == asked


def test_an_exchange_is_picked_and_confirmed_in_words() -> None:
    rich = Account(coins=300)
    picked = say(PLACES[State.STARS], "แลก 1", rich)

    done = say(picked.conversation, "ใช่ แลกเลย", rich)

    assert kinds(picked) == [ConfirmExchange, StarsNeeded]
    assert done.conversation.state is State.DRAW


def test_a_reading_in_words_alone() -> None:
    asked = say(PLACES[State.IDLE], QUESTION)
    felt = say(asked.conversation, "มีความสุข")
    chosen = say(felt.conversation, "3 ใบ")
    one = say(chosen.conversation, "7")

    done = say(one.conversation, "จับให้")

    assert [kinds(result) for result in (asked, felt, chosen, one)] == [
        [Moderate, AskMood],
        [AskSpread],
        [ChooseCards],
        [CardDrawn],
    ]
    [begun] = done.acts
    assert isinstance(begun, BeginReading)
    assert begun.drawn.question == QUESTION


def test_several_cards_at_once() -> None:
    result = say(replace(PLACES[State.DRAW], picks=()), "3 7 12")

    assert BeginReading in kinds(result)


@pytest.mark.parametrize("said", ["22", "0", "99"])
def test_a_number_that_no_card_has(said: str) -> None:
    result = say(PLACES[State.DRAW], said)

    assert (result.conversation, kinds(result)) == (PLACES[State.DRAW], [NotUnderstood, ChooseCards])


@pytest.mark.parametrize(("said", "rating"), [("5", 5), ("๔", 4), ("ให้ 3 ดาว", 3), ("★★", 2)])
def test_a_rating_in_words(said: str, rating: int) -> None:
    assert say(PLACES[State.IDLE], said).acts == (OnLastReading("rate", PLACES[State.IDLE], rating),)


@pytest.mark.parametrize("state", [state for state in State if state is not State.IDLE])
@pytest.mark.parametrize("said", ["ยกเลิก", "cancel"])
def test_every_state_has_a_way_out_by_words(state: State, said: str) -> None:
    result = say(PLACES[state], said)

    assert (result.conversation.state, kinds(result)) == (State.IDLE, [Cancelled])
