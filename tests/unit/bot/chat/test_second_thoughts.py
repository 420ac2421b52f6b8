"""What people say of MiMi herself and on the way is answered; it costs nothing, and no question is lost by it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat.dialogue.conversation import step
from bot.chat.dialogue.effects import (
    AddWord,
    BeginFollowUp,
    ClaimReferral,
    Exchange,
    Forget,
    Moderate,
    OfferFollowUp,
    OnLastReading,
    SetLanguage,
)
from bot.chat.dialogue.offer_effects import GiveStars, ShowTopUp
from bot.chat.dialogue.states import WAITING, Account, Conversation, State
from bot.chat.dialogue.understand.about_mimi import about_mimi
from bot.chat.events import Said, Tapped
from bot.say.buttons.menu import MenuButton
from bot.say.replies.asking import AskMood, AskQuestion, AskWhichQuestion, CardDrawn, ChooseCards
from bot.say.replies.chat import Cancelled, Help, HelpLines, NotUnderstood, SmallTalk, TimedOut
from bot.say.replies.inbox import AskMessage
from tests.unit.bot.chat.places import MOMENT, NOW, PLACES, QUESTION, kinds, say

ASKED_OF_HER: list[tuple[str, type]] = [
    ("เท่าไหร่อะ", ShowTopUp),
    ("กี่บาทคะ", ShowTopUp),
    ("ดูดวงครั้งละเท่าไหร่คะ", ShowTopUp),
    ("จ่ายยังไงอะ", ShowTopUp),
    ("จ่ายผ่านบัตรได้ไหมคะ", ShowTopUp),
    ("how much is it?", ShowTopUp),
    ("ขอเงินคืนได้ไหมคะ", AskMessage),
    ("โดนหักเงินซ้ำค่ะ", AskMessage),
    ("ยังไม่ได้คำทำนายเลยค่ะ", AskMessage),
    ("can i get a refund", AskMessage),
    ("เดี๋ยวๆ ขอเปลี่ยนคำถามได้ปะ", AskQuestion),
    ("ขอถามเรื่องอื่นค่ะ", AskQuestion),
    ("wait change my question", AskQuestion),
    ("can i ask smth else", AskQuestion),
    ("เปลี่ยนใจค่ะ", Cancelled),
    ("nvm", Cancelled),
    ("can you speak english?", SetLanguage),
    ("พูดไทยได้มั้ย", SetLanguage),
    ("who r u", SmallTalk),
    ("ล้อเล่นค่ะ", SmallTalk),
]


@pytest.mark.parametrize(("said", "answer"), ASKED_OF_HER)
def test_what_is_asked_of_her_is_answered_in_every_state(said: str, answer: type, subtests: pytest.Subtests) -> None:
    for state in State:
        with subtests.test(state.value):
            result = say(PLACES[state], said)

            assert kinds(result)[0] is (OfferFollowUp if answer is ShowTopUp and state is State.FOLLOW_UP else answer)
            assert not {Moderate, BeginFollowUp, AddWord, AskWhichQuestion} & set(kinds(result))


@pytest.mark.parametrize(
    "said",
    [
        "จะคืนเงินไหม",
        "เขาจะคืนเงินไหม",
        "จะเริ่มใหม่ได้ไหม",
        "หุ้นตัวนี้จะขึ้นเท่าไหร่",
        "เขาจะเปลี่ยนใจไหม",
        "ซื้อรถดีไหม",
        "ราคาทองจะขึ้นไหม",
        "should i learn english?",
        "will I get my money back?",
        "ขอโอกาสอีกครั้งได้ไหม",
    ],
)
def test_a_question_for_the_cards_is_not_asked_of_her(said: str) -> None:
    assert about_mimi(said) is None
    assert say(PLACES[State.IDLE], said).conversation.question == said


@pytest.mark.parametrize("said", ["แบบไหนดี", "เลขไหนดีคะ", "ทำไมต้องเลือก", "แพงจัง", "which one?", "what do i do now", "go back"])
def test_who_does_not_know_how_to_answer_is_told(said: str, subtests: pytest.Subtests) -> None:
    for state in WAITING:
        with subtests.test(state.value):
            result = say(PLACES[state], said, Account())

            assert (result.conversation, kinds(result)[0]) == (PLACES[state], NotUnderstood)


@pytest.mark.parametrize("said", ["ฟรีไหมคะ", "เสียตังค์ไหม", "is it free?", "do i have to pay?"])
def test_who_asks_whether_it_is_free_is_told_what_is(said: str) -> None:
    assert kinds(say(PLACES[State.IDLE], said)) == [Help]
    assert kinds(say(PLACES[State.FOLLOW_UP], said)) == [OfferFollowUp]


@pytest.mark.parametrize("said", ["ขอเปลี่ยนเป็น 3 ใบ", "เปลี่ยนเป็นสามใบค่ะ", "change to three cards", "3 cards instead"])
def test_another_spread_can_be_typed_while_cards_are_drawn(said: str) -> None:
    here = replace(PLACES[State.DRAW], spread="celtic", picks=(4, 5))

    result = say(here, said)

    assert (result.conversation.question, result.conversation.spread, result.conversation.picks) == (QUESTION, "three", ())
    assert kinds(result) == [ChooseCards]


@pytest.mark.parametrize("said", ["how do i cancel?", "ยกเลิกยังไงคะ"])
def test_the_way_out_is_told_and_not_taken(said: str) -> None:
    result = say(PLACES[State.DRAW], said)

    assert (result.conversation, result.acts[0]) == (PLACES[State.DRAW], SmallTalk("no", idle=False))


@pytest.mark.parametrize("said", ["แล้วไงต่อ", "ทำยังไงต่อคะ", "แล้วเดือนหน้าล่ะคะ"])
def test_a_further_question_may_be_short(said: str) -> None:
    assert kinds(say(PLACES[State.FOLLOW_UP], said)) == [BeginFollowUp]


@pytest.mark.parametrize("said", ["เศร้าจัง", "เหนื่อยอะ", "ร้องไห้ทั้งคืนเลย", "im so sad rn"])
def test_a_feeling_that_was_not_asked_for_gets_a_warm_word(said: str, subtests: pytest.Subtests) -> None:
    for state in set(State) - {State.MOOD, State.WORD}:
        with subtests.test(state.value):
            result = say(PLACES[state], said)

            assert (result.conversation, kinds(result)) == (PLACES[state], [SmallTalk])


@pytest.mark.parametrize("said", ["แบตจะหมดแล้ว", "my phone is dying", "ฝนจะตกแล้ว"])
def test_a_remark_does_not_replace_the_question_while_the_mood_is_asked(said: str) -> None:
    assert say(PLACES[State.MOOD], said).conversation.question == QUESTION


@pytest.mark.parametrize(
    ("state", "said"), [(State.SPREAD, "3 ใบ"), (State.DRAW, "7"), (State.DRAW, "จับให้ที"), (State.MOOD, "กังวลค่ะ")]
)
def test_an_answer_that_comes_too_late_is_told_so(state: State, said: str) -> None:
    here = replace(PLACES[state], updated_at=NOW - timedelta(minutes=40))

    result = say(here, said)

    assert (result.conversation.state, kinds(result)) == (State.IDLE, [TimedOut])


def test_a_cry_that_comes_late_gets_help_lines() -> None:
    here = replace(PLACES[State.MOOD], updated_at=NOW - timedelta(minutes=40))

    assert kinds(say(here, "อยากตาย")) == [HelpLines]


def test_a_number_of_cards_is_no_rating() -> None:
    assert OnLastReading not in kinds(say(PLACES[State.IDLE], "3 ใบ"))


@pytest.mark.parametrize("said", ["จะมีแฟนเมื่อไหร่", "เขาจะกลับมาไหมคะ", "will he come back?"])
def test_a_question_is_no_review(said: str) -> None:
    result = say(PLACES[State.WORD], said)

    assert (result.conversation.state, result.conversation.question) == (State.MOOD, said)


@pytest.mark.parametrize(
    "said", ["ไม่ตรงเลยค่ะ", "แม่นมาก ไม่รู้ว่าจริงไหม", "ตรงมาก รู้ได้ยังไง", "เดี๋ยวรอดูว่าจะเป็นตามนี้", "how did the cards know?"]
)
def test_a_review_may_sound_like_a_question(said: str) -> None:
    assert kinds(say(PLACES[State.WORD], said)) == [AddWord]


def test_a_question_beside_a_friend_s_code_is_asked() -> None:
    result = say(PLACES[State.IDLE], "จะมีแฟนปีนี้ไหม โค้ดเพื่อน MIMI-C4DF7H")

    assert result.acts[0] == ClaimReferral("MIMI-C4DF7H")
    assert result.conversation.question == "จะมีแฟนปีนี้ไหม"


@pytest.mark.parametrize("said", ["เพื่อนส่งมาให้ MIMI-C4DF7H ใช้ยังไงคะ", "MIMI-C4DF7H ได้กี่แต้มคะ", "my friend sent me MIMI-C4DF7H"])
def test_words_about_the_code_are_no_question(said: str) -> None:
    assert kinds(say(PLACES[State.IDLE], said)) == [ClaimReferral]


def test_a_code_is_known_by_the_word_before_it() -> None:
    assert kinds(say(PLACES[State.IDLE], "เพื่อนบอกให้ใส่โค้ด mimi c4df7h")) == [ClaimReferral]


@pytest.mark.parametrize("said", ["6️⃣", "ใบที่ 6 น้า", "เอาใบ 6 เด้อ"])
def test_a_card_in_odd_forms(said: str) -> None:
    assert kinds(say(PLACES[State.DRAW], said)) == [CardDrawn]


def test_every_button_of_the_words_about_her_is_one() -> None:
    asked = [about_mimi(said) for said, answer in ASKED_OF_HER if answer is not SmallTalk]

    assert all(isinstance(button, MenuButton) for button in asked)


def test_a_remark_of_two_events_at_once_changes_nothing() -> None:
    first = step(PLACES[State.MOOD], Said("e1", "U1", NOW, "t", text="เท่าไหร่คะ", message_id="m8"), Account(), MOMENT)
    second = step(first.conversation, Said("e2", "U1", NOW, "t", text="กังวล", message_id="m9"), Account(), MOMENT)

    assert kinds(first) == [ShowTopUp, AskMood]
    assert second.conversation.mood == "worried"


@pytest.mark.parametrize("offered", ["forget", "exchange:2", "gift:2"])
@pytest.mark.parametrize(("seconds", "done"), [(-60, False), (60, True)])
def test_a_yes_that_line_sends_again_means_what_was_offered_before_it(offered: str, seconds: int, done: bool) -> None:
    account = Account(stars=9, coins=900)
    asked = step(Conversation(), Tapped("e1", "U1", NOW, "t1", data=offered), account, MOMENT).conversation
    at = NOW + timedelta(seconds=seconds)

    again = Said("e2", "U1", at, "t2", text="ใช่ค่ะ", message_id="m2", redelivered=True)
    result = step(replace(asked, updated_at=NOW), again, account, MOMENT)

    assert any(isinstance(act, Forget | Exchange | GiveStars) for act in result.acts) is done


@pytest.mark.parametrize("state", [State.FOLLOW_UP, State.WORD])
@pytest.mark.parametrize(("seconds", "taken"), [(-60, False), (60, True)])
def test_a_text_that_line_sends_again_is_not_what_was_asked_for_after_it(state: State, seconds: int, taken: bool) -> None:
    here = replace(PLACES[state], updated_at=NOW)
    said = "แล้วเดือนหน้าล่ะคะ จะเป็นอย่างไร" if state is State.FOLLOW_UP else "แม่นมากเลยค่ะ ขอบคุณที่เตือนเรื่องงาน"

    again = Said("e", "U1", NOW + timedelta(seconds=seconds), "t", text=said, message_id="m2", redelivered=True)
    result = step(here, again, Account(stars=5), MOMENT)

    assert any(isinstance(act, BeginFollowUp | AddWord) for act in result.acts) is taken


@pytest.mark.parametrize(("seconds", "draws"), [(-60, False), (60, True)])
def test_cards_that_line_sends_again_are_not_those_of_another_table(seconds: int, draws: bool) -> None:
    here = replace(PLACES[State.DRAW], updated_at=NOW)

    again = Said("e", "U1", NOW + timedelta(seconds=seconds), "t", text="1 2", message_id="m2", redelivered=True)
    result = step(here, again, Account(stars=5), MOMENT)

    assert (result.conversation.picks != here.picks or result.conversation.state is State.IDLE) is draws
