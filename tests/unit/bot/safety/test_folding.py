"""How a text is folded before the rules read it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.safety.folding import english_words, thai_letters, unrepeated


@given(st.text("abก ", max_size=4), st.integers(1, 6), st.text("abก ", max_size=6))
def test_what_is_said_over_and_over_is_said_three_times(said: str, times: int, more: str) -> None:
    text = said * times + more

    assert unrepeated(text) == re.sub(r"(.{2,16}?)\1{3,}", r"\1\1\1", text)


def test_a_text_without_latin_letters_has_no_latin_words() -> None:
    assert english_words("ควรย้ายบ้านไหมคะ!") == " "
    assert english_words("ย้ายไป Chiang Mai ดีไหม 2 ปี") == " chiang mai 2"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ม่ายอยากอยุ่แร้ว", "ไม่อยากอยู่แล้ว"),
        ("ชิวิตนู๋ไม่มีคัยสนจิงๆ", "ชีวิตหนูไม่มีใครสนจริงๆ"),
        ("ทามไมไม่รุ้ตัวเรย", "ทำไมไม่รู้ตัวเลย"),
        ("โดนข่มคืน", "โดนข่มขืน"),
    ],
)
def test_words_as_chats_spell_them_are_the_words_that_are_meant(typed: str, meant: str) -> None:
    assert thai_letters(typed) == thai_letters(meant)


@pytest.mark.parametrize("text", ["หนุ่มยุ่งอยู่", "สายรุ้ง", "ข่มใจคืนนี้", "สนุก"])
def test_other_words_are_left_as_they_are(text: str) -> None:
    assert "ู" not in thai_letters(text.replace("อยู่", ""))
