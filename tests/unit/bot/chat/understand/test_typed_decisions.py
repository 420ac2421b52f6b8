"""Words that take an offer or leave it, rate, exchange coins, or say what becomes of the last reading."""

import pytest

from bot.chat.dialogue.states import Conversation, State
from bot.chat.dialogue.understand.typed_answers import agrees, answers, on_reading, rating, stars_to_exchange
from bot.say.buttons.menu import Cancel


@pytest.mark.parametrize(
    "said",
    [
        "ใช่",
        "ใช่ค่ะ",
        "yes",
        "โอเค",
        "ใช่ แลกเลย",
        "Yes, exchange",
        "ลบทั้งหมด",
        "Delete everything",
        "ถามข้อใหม่แทน",
        "This one instead",
        "ก็ได้",
        "โอเคงับ",
        "yep do it",
        "เอาคำถามใหม่เลยจ้า",
    ],
)
def test_an_offer_is_accepted(said: str) -> None:
    assert agrees(said) is True


@pytest.mark.parametrize(
    "said", ["ไม่", "ไม่ค่ะ", "no", "ยกเลิก", "cancel", "ไม่ลบ", "ไม่ลบ เก็บไว้", "No, keep it", "ถามข้อเดิมต่อ", "Keep the first one"]
)
def test_an_offer_is_declined(said: str) -> None:
    assert agrees(said) is False


@pytest.mark.parametrize("said", ["555", "ยอด", "งานใหม่ดีไหม", "ขอบคุณค่ะ", "hello"])
def test_other_words_say_nothing_of_an_offer(said: str) -> None:
    assert agrees(said) is None


@pytest.mark.parametrize(
    ("said", "given"),
    [
        ("ให้ 5 ดาว", 5),
        ("5/5", 5),
        ("rate 4", 4),
        ("★★★★★", 5),
        ("⭐⭐⭐", 3),
        ("ให้ 3 คะแนนค่ะ", 3),
        ("4 out of 5", 4),
        ("ให้ 4 คะแนนจ้า", 4),
        ("ให้สามดาวงับ", 3),
        ("id give it 2 out of 5", 2),
        ("6/5", None),
        ("ให้ 5 ดาวไหม", None),
        ("5 ดาวเลย", None),
    ],
)
def test_a_rating(said: str, given: int | None) -> None:
    assert rating(said) == given


@pytest.mark.parametrize(
    ("said", "given"),
    [("5 ดาวเลยจ้า", 5), ("เอาไปเลย 5 ดาว", 5), ("four stars!", 4), ("ให้ดาวเดียวพอ", 1), ("5 ดาวไหม", None), ("3 วัน", None)],
)
def test_stars_alone_are_a_rating_where_nothing_is_asked(said: str, given: int | None) -> None:
    assert rating(said, at_rest=True) == given


@pytest.mark.parametrize(
    ("said", "stars"),
    [
        ("แลก 3", 3),
        ("แลก 3 ดาว", 3),
        ("แลกแต้ม 2 ดาวค่ะ", 2),
        ("exchange 2", 2),
        ("Exchange for 3 stars", 3),
        ("แลก 0", None),
        ("แลกดีไหม", None),
    ],
)
def test_an_exchange(said: str, stars: int | None) -> None:
    assert stars_to_exchange(said) == stars


@pytest.mark.parametrize(
    ("said", "action"),
    [
        ("ถามต่อ", "followup"),
        ("Ask a follow-up", "followup"),
        ("Follow-up (free)", "followup"),
        ("ถามต่ออีกนิด", "followup"),
        ("ขอถามต่อจากไพ่เมื่อกี้", "followup"),
        ("ให้คะแนน", "review"),
        ("rate it", "review"),
        ("แชร์ให้เพื่อน", "share"),
        ("Share with a friend", "share"),
        ("เปิดอ่านอีกครั้ง", "open"),
        ("Read it again", "open"),
        ("เล่าเพิ่ม", "word"),
        ("Say more", "word"),
        ("Earlier ones", "older"),
        ("ไม่ลบ", "keep_data"),
        ("ถามต่อดีไหมคะ", None),
        ("ให้คะแนนความรักครั้งนี้", None),
    ],
)
def test_what_is_done_with_the_last_reading(said: str, action: str | None) -> None:
    assert on_reading(said) == action


@pytest.mark.parametrize("said", ["ข้าม", "ไม่มีค่ะ", "ไม่เขียน", "skip", "nothing", "no question"])
@pytest.mark.parametrize("state", [State.QUESTION, State.FOLLOW_UP, State.WORD])
def test_who_has_nothing_to_say_may_leave(state: State, said: str) -> None:
    assert answers(Conversation(state, 3), said) == [Cancel()]
