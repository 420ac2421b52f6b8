"""How a text is folded before the rules read it."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.safety.folding import english_words, unrepeated


@given(st.text("abก ", max_size=4), st.integers(1, 6), st.text("abก ", max_size=6))
def test_what_is_said_over_and_over_is_said_three_times(said: str, times: int, more: str) -> None:
    text = said * times + more

    assert unrepeated(text) == re.sub(r"(.{2,16}?)\1{3,}", r"\1\1\1", text)


def test_a_text_without_latin_letters_has_no_latin_words() -> None:
    assert english_words("ควรย้ายบ้านไหมคะ!") == " "
    assert english_words("ย้ายไป Chiang Mai ดีไหม 2 ปี") == " chiang mai 2"
