"""Texts that ask nothing are known, and nothing else is taken for one."""

import pytest

from tests.helpers.model.questions import question
from worker.fallback.reading import compose
from worker.fallback.understand.empty_text import asks_nothing
from worker.interpret.checks.checking import speaks


@pytest.mark.parametrize(
    "text",
    [
        "asdfgh",
        "12345",
        "????",
        "qwerty uiop",
        "ฟหกดฟหกด",
        "พะัีรน",
        "ัีรนย พะัี",
        "ฟหกด่าสวฟหกด",
        "สวัสดีค่ะ",
        "Hello!",
        "aaaaaaa",
        "55555",
        "😀😀😀",
        "\u200b\u200b",
    ],
)
@pytest.mark.parametrize("language", ["th", "en"])
def test_a_text_that_asks_nothing_is_not_read(text: str, language: str) -> None:
    told = compose(question(language, text=text))

    assert not told.valid
    assert speaks(language, told.reason)
    assert len(told.questions) == 3
    assert (told.cards, told.opening, told.action) == ([], "", "")


@pytest.mark.parametrize(
    "text",
    [
        "งาน?เงิน?",
        "love life",
        "will he call",
        "ความรัก",
        "ทำไงดี",
        "my job",
        "Ich bin müde, was nun?",
        "我会幸福吗",
        "job??? money???",
        "เขาคิดว่าสวยไหม",
        "ว่าสวยไหม",
        "พะยูนจะกลับมาไหม",
        "จะรีไทร์ไหมคะ",
    ],
)
def test_what_is_short_or_strange_may_still_be_a_question(text: str) -> None:
    assert not asks_nothing(text)
