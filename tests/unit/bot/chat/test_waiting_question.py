"""No remark throws away a question that waits; another question is offered instead of it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.dialogue.conversation import step
from bot.chat.dialogue.effects import BeginReading
from bot.chat.dialogue.states import WAITING, Account, State
from bot.chat.dialogue.understand import typed
from bot.chat.dialogue.understand.question_sound import sounds_like_a_question
from bot.chat.events import Event, Said, Tapped
from bot.safety.danger import find_danger
from bot.say.buttons.menu import Ask, Cancel
from bot.say.replies.asking import AskWhichQuestion, ChooseCards
from bot.say.replies.chat import OldButton
from tests.unit.bot.chat.places import MOMENT, NOW, PLACES, QUESTION, TABLE, kinds, say


@pytest.mark.parametrize("state", [State.SPREAD, State.DRAW, State.STARS])
def test_another_question_is_offered_instead_of_the_one_that_waits(state: State) -> None:
    asked = say(PLACES[state], "แล้วความรักล่ะคะ", Account())

    kept = replace(asked.conversation, offer=None)
    assert (kept, kinds(asked)) == (PLACES[state], [AskWhichQuestion])


@pytest.mark.parametrize("yes", ["ใช่ค่ะ", "yes", "ถามข้อใหม่แทน", "this one instead"])
def test_the_other_question_is_asked_when_they_say_so(yes: str) -> None:
    asked = say(PLACES[State.DRAW], "แล้วความรักล่ะคะ").conversation

    result = say(asked, yes)

    assert (result.conversation.state, result.conversation.question) == (State.MOOD, "แล้วความรักล่ะคะ")


@pytest.mark.parametrize("no", ["ไม่ค่ะ", "no", "ถามข้อเดิมต่อ", "keep the first one", "ยกเลิก"])
def test_the_question_that_waits_goes_on_with_its_cards_when_they_say_so(no: str) -> None:
    asked = say(PLACES[State.DRAW], "แล้วความรักล่ะคะ").conversation

    result = say(asked, no)

    assert (result.conversation, kinds(result)) == (PLACES[State.DRAW], [ChooseCards])


def test_the_buttons_say_the_same_as_the_words() -> None:
    asked = say(PLACES[State.STARS], "แล้วความรักล่ะคะ", Account()).conversation
    taps = {
        data: step(asked, Tapped("e", "U1", NOW, "t", data=data), Account(), MOMENT) for data in ("other:ask:m2", "other:keep:m2")
    }

    assert taps["other:ask:m2"].conversation.question == "แล้วความรักล่ะคะ"
    assert taps["other:keep:m2"].conversation == PLACES[State.STARS]


def test_a_button_of_an_earlier_offer_does_not_give_the_question_up_for_a_later_one() -> None:
    asked = say(PLACES[State.DRAW], "แล้วความรักล่ะคะ").conversation

    result = step(asked, Tapped("e", "U1", NOW, "t", data="other:ask:of-another-message"), Account(), MOMENT)

    assert (result.conversation.question, kinds(result)[0]) == (QUESTION, OldButton)


def test_a_remark_in_between_keeps_the_other_question_on_offer() -> None:
    asked = say(PLACES[State.DRAW], "แล้วความรักล่ะคะ").conversation

    result = say(say(asked, "555").conversation, "ใช่")

    assert result.conversation.question == "แล้วความรักล่ะคะ"


def test_once_a_card_is_turned_the_other_question_is_not_on_offer_any_more() -> None:
    asked = say(PLACES[State.DRAW], "แล้วความรักล่ะคะ").conversation

    result = say(say(asked, "7").conversation, "ใช่")

    assert result.conversation.question == QUESTION


@pytest.mark.parametrize("said", ["เลือกให้เลย", "จับให้", "pick for me"])
def test_who_wants_the_cards_drawn_while_stars_are_missing_is_asking_nothing_else(said: str) -> None:
    result = say(PLACES[State.STARS], said, Account())

    assert result.conversation.question == QUESTION
    assert AskWhichQuestion not in kinds(result)


texts = st.one_of(
    st.text(max_size=40),
    st.sampled_from([said for several in TABLE.values() for said in several]),
    st.sampled_from(
        [
            "ยอด",
            "help",
            "daily",
            "MIMI-C4DF7H",
            "เติมดาว",
            "แลก 1",
            "ถามต่อ",
            "ให้คะแนน",
            "เล่าเพิ่ม",
            "แชร์",
            "ลบข้อมูล",
            "22",
            "แล้วความรักล่ะคะ",
            "English",
        ]
    ),
)


def gives_up(said: str) -> bool:
    """What they say in order to leave the question, or what ends it for their sake."""
    return isinstance(typed.command(said), Ask | Cancel) or find_danger(said) is not None


@given(st.sampled_from(WAITING), st.lists(texts.filter(lambda said: not gives_up(said)), max_size=6), st.integers(0, 2))
def test_no_remark_throws_away_a_question_that_waits(state: State, remarks: list[str], stars: int) -> None:
    here = PLACES[state]
    for said in remarks:
        if here.offer or (here.state is State.MOOD and sounds_like_a_question(said)):
            here = replace(here, offer=None)
            continue
        event: Event = Said("e", "U1", NOW, "t", text=said, message_id="m2")
        result = step(here, event, Account(stars=stars, coins=250), MOMENT)
        if [act for act in result.acts if isinstance(act, BeginReading)]:
            return
        assert result.conversation.question == QUESTION, said
        assert set(here.picks) <= set(result.conversation.picks) or here.spread != result.conversation.spread
        here = result.conversation
