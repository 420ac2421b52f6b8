"""Quick looks at a model's text find what the slow ones find."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from worker.interpret.checks import unshowable
from worker.interpret.checks.tidying import tidy


@given(
    before=st.text("ab1ก", max_size=17),
    said=st.text("abก \n1", min_size=1, max_size=13),
    times=st.integers(1, 9),
    after=st.text("ab1ก", max_size=3),
)
@settings(max_examples=500)
def test_what_is_said_over_and_over_is_found_wherever_it_stands(before: str, said: str, times: int, after: str) -> None:
    text = before + said * times + after

    assert unshowable._over_and_over(text) == (unshowable._AGAIN.search(text) is not None)


@given(
    rule=st.text("abcde", min_size=36, max_size=80),
    start=st.integers(0, 44),
    length=st.integers(30, 50),
    before=st.text("xy", max_size=40),
)
@settings(max_examples=300)
def test_a_piece_of_a_rule_is_found_wherever_it_stands(rule: str, start: int, length: int, before: str) -> None:
    text = before + rule[start : start + length]
    windows = {text[place : place + 36] for place in range(len(text) - 35)}

    assert bool(unshowable.ours(text, "th", (rule,))) == any(window in rule for window in windows)


@pytest.mark.parametrize(
    "said",
    [
        "ลองส่งว่า “สวัสดีค่ะคุณ [ชื่อ] ว่างคุยไหมคะ” นะคะ",
        'Text him: "Hi [name], are you free?"',
        "ส่งว่า “คุณ <ชื่อ> คะ”",
        "Write: Hi <your friend's name>, how are you?",
        "ส่งว่า “พี่____คะ ว่างไหม”",
        "ทักว่า “พี่ (ชื่อเขา) คะ”",
        "Text: Hi (name), are you free?",
        "ส่งว่า “ถึงคุณ XXX ค่ะ”",
        "ส่งว่า (ใส่ชื่อเขา) คะ",
        "Meet me on (insert day here).",
        "Meet me on (add a date).",
        "นัดเขา (ระบุวันและเวลา) นะคะ",
    ],
)
def test_words_to_send_with_a_blank_to_fill_in_are_refused(said: str) -> None:
    assert "placeholders" in unshowable.forbidden(tidy(said))


def test_brackets_that_leave_nothing_to_fill_in_are_shown() -> None:
    texts = [
        "ส่งว่า “คิดถึงนะ ว่างคุยไหม” ค่ะ",
        "ไพ่ใบนี้ (หัวตั้ง) บอกว่าใจเย็น",
        "เขา […] คงเหนื่อยค่ะ",
        "[1] ลองดูนะคะ",
        "He (your friend) may be tired.",
        "Say her name, then wait.",
        "ชื่อเขา (เมย์) ยังอยู่ในใจค่ะ",
        "(ชื่อเสียง) สำคัญค่ะ",
        "A kiss, xoxo.",
        "Send her a hug, xxx",
        "พักบ้าง (เติมพลังให้ตัวเอง) นะคะ",
        "ดูแลกัน (ใส่ใจเรื่องเล็กๆ) ก็พอค่ะ",
        "Cook dinner (add a candle if you like) and talk.",
        "ไพ่ดวงดาว [หงาย] บอกว่ายังมีหวัง",
        "The Star [upright] means hope.",
        "[Ask him](https://tarot.example) and then decide.",
    ]

    assert [text for text in texts if unshowable.forbidden(tidy(text))] == []


@pytest.mark.parametrize(
    ("language", "text", "question", "ours"),
    [
        ("th", r"ค่อยๆ ไปก็ถึงค่ะ", "", True),
        ("th", "123 …", "", False),
        ("th", "Instagram", "Instagram ดีไหม", True),
        ("th", "Take it slowly.", "", False),
        ("en", "Take it slowly, it’s yours.", "", True),
        ("en", "Instagram!", "Is Instagram right for me?", True),
        ("en", "Mañana será otro día para ti y tu amor.", "", False),
        ("en", "Todo va muy bien para ti y tu familia.", "", False),
        ("en", "123 …", "", False),
        ("en", r"ค่อยๆ ไปก็ถึงค่ะ", "", False),
    ],
)
def test_the_language_of_a_text_in_one_script_is_known(language: str, text: str, question: str, ours: bool) -> None:
    assert (unshowable.foreign(text, language, question) == "") is ours
