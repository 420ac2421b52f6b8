"""What typed words mean: menu words in any dress, codes in any spelling, and questions that are neither."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.dialogue.conversation import step
from bot.chat.dialogue.states import Account, Conversation, Moment, State
from bot.chat.dialogue.understand.typed import command, referral_code
from bot.chat.dialogue.understand.words import words_in
from bot.chat.events import Said
from bot.say.buttons.menu import MenuButton
from bot.say.buttons.parser import parse
from bot.say.replies.asking import QuestionTooLong
from bot.say.text import beginning, graphemes, plain
from models.general.clock import now
from models.readings.invite_code import new_code

MENU = words_in("typed.toml")
WORDS = [(word, meaning) for meaning, words in MENU.items() for word in words]


def dressed(word: str) -> tuple[str, ...]:
    full_width = "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in word)
    return (word, word.upper(), word.title(), f"  {word}\n", f"{word}!!", f"“{word}”", full_width, f"{word}...")


def test_every_word_of_the_menu_in_any_dress() -> None:
    assert [(said, meaning) for word, meaning in WORDS for said in dressed(word) if command(said) != parse(meaning)] == []


def test_a_word_means_one_thing() -> None:
    folded = [plain(word) for word, _ in WORDS]
    assert sorted(folded) == sorted(set(folded))


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        ("ยอดค่ะ", "balance"),
        ("แต้มของฉันค่ะ", "balance"),
        ("แลกแต้มค่ะ", "exchange"),
        ("ชวนเพื่อน นะคะ", "invite"),
        ("ยกเลิกครับ", "cancel"),
        ("ช่างมันเถอะค่ะ", "cancel"),
        ("help please", "help"),
        ("ขอคุยกับแอดมินหน่อยค่ะ", "contact"),
        ("ช่วยด้วยยยย", "cry"),
        ("ช่วยหน่อยค่ะ", "cry"),
        ("ย้กเลิกก", "cancel"),
        ("อยากคุยกับคนค่ะ", "contact"),
        ("ถามอะไรดีคะ", "ask"),
    ],
)
def test_politeness_changes_nothing(said: str, meaning: str) -> None:
    assert command(said) == parse(meaning)


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        ("ลบ\u200bข้อมูล\u200bของฉัน", "forget"),
        ("\ufeffยก\u00adเลิก", "cancel"),
        ("การ\u200dช่วย\u2060เหลือ", None),
        ("ช่วย\u2060เหลือ", "help"),
        ("✦ ถามไพ่", "ask"),
        ("☾ ไพ่ประจำวัน", "daily"),
        ("★ ดูยอดดาว", "balance"),
        ("♥ Invite friends", "invite"),
        ("❤️ ยอด ✨", "balance"),
    ],
)
def test_signs_that_nobody_sees_and_symbols_of_buttons_change_nothing(said: str, meaning: str | None) -> None:
    assert command(said) == (parse(meaning) if meaning else None)


@pytest.mark.parametrize(("typed", "usual"), [("น\u0e4d\u0e49\u0e32", "น้ำ"), ("ทํา", "ทำ")])
def test_sara_am_is_one_sign_however_it_is_typed(typed: str, usual: str) -> None:
    assert plain(typed) == plain(usual)


def test_marks_without_end_are_too_long_for_a_question() -> None:
    said = "เขาจะกลับมาไหม" + "่" * 9000

    stepped = step(Conversation(), Said("e", "U1", now(), "t", text=said, message_id="m"), Account(), Moment(now(), bytes(32)))

    assert stepped.acts == (QuestionTooLong(500),)


@pytest.mark.parametrize(
    "question",
    [
        "ดาวของฉันจะสว่างเมื่อไหร่",
        "เขาจะชวนฉันไปเที่ยวไหม",
        "ควรยกเลิกงานแต่งไหมคะ",
        "ควรเติมเงินลงทุนเพิ่มไหม",
        "ประวัติของเขาเชื่อได้ไหม",
        "ภาษาอังกฤษของฉันจะดีขึ้นไหม",
        "ฉันควรหยุดคุยกับเขาไหม",
        "Should I stop seeing him?",
        "Will today be a good day for me?",
        "Can you help me choose between two jobs?",
        "What balance do I need between work and life?",
    ],
)
def test_a_question_that_only_contains_a_word_is_a_question(question: str) -> None:
    assert command(question) is None
    assert referral_code(question) is None
    stepped = step(
        Conversation(), Said("e", "U1", now(), "t", text=question, message_id="m"), Account(), Moment(now(), bytes(32))
    )
    assert stepped.conversation.state is State.MOOD
    assert stepped.conversation.question == question


@pytest.mark.parametrize(
    "said",
    [
        "MIMI-C4DF7H",
        "mimi-c4df7h",
        "  Mimi - c4d f7h  ",
        "MIMI–C4DF7H",
        "MIMI_C4DF7H",
        "MIMI C4DF7H",
        "mimic4df7h",
        "ＭＩＭＩ－Ｃ４ＤＦ７Ｈ",
        "MIMI-C๔DF๗H",
        "โค้ด MIMI-C4DF7H ค่ะ",
        "โค้ดMIMI-C4DF7Hค่ะ",
        "MIMI-C4DF7H thanks!",
        "My friend sent me MIMI-C4DF7H please",
        "“MIMI-C4DF7H”",
    ],
)
def test_a_code_however_it_is_written(said: str) -> None:
    assert referral_code(said) == "MIMI-C4DF7H"


@given(
    st.builds(new_code),
    st.sampled_from([str.upper, str.lower, str.title]),
    st.sampled_from(["{}", " {} ", "{}ค่ะ", "โค้ด{}", "{} hi"]),
)
def test_every_code_that_is_made_is_understood(code: str, dress: object, around: str) -> None:
    assert callable(dress)
    assert referral_code(around.format(dress(code))) == code


@pytest.mark.parametrize(
    ("said", "code"), [("MIMI-C4DF7", "MIMI-C4DF7"), ("mimi-cdf", "MIMI-CDF"), ("ได้ MIMI-C4DF7HX มาค่ะ", "MIMI-C4DF7HX")]
)
def test_a_mistyped_code_is_still_taken_for_one(said: str, code: str) -> None:
    """So that the answer is that the code is unknown, and not a question about one's mood."""
    assert referral_code(said) == code


@pytest.mark.parametrize(
    "said",
    [
        "Mimi - should I leave him?",
        "Mimi - love",
        "mimi-should",
        "mimi - hmm",
        "mimi-please tell me",
        "mimi",
        "MiMi จ๋า ช่วยดูดวงหน่อย",
        "hello mimi",
        "Mimi-chan, will I find love?",
        "minimi-c4df7h",
        "",
    ],
)
def test_a_name_is_no_code(said: str) -> None:
    assert referral_code(said) is None


@given(st.text(max_size=200))
def test_no_text_is_too_odd(said: str) -> None:
    assert isinstance(command(said), MenuButton | None)
    assert isinstance(referral_code(said), str | None)


@given(st.text(alphabet="กี้ำ่a👩‍👧 \u0301", max_size=40), st.integers(1, 20))
def test_a_beginning_is_cut_between_characters(said: str, most: int) -> None:
    cut = beginning(said, most)
    assert said.startswith(cut)
    assert graphemes(cut) == min(graphemes(said), most) or cut == said or len(said) > 3 * most
