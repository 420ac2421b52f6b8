"""Words of codes and campaigns: which spellings are one word, and what none may be called."""

import pytest

from models.offers.code_words import BadWord, check_word, fold


@pytest.mark.parametrize(
    "typed",
    [
        "NEWYEAR2026",
        "newyear2026",
        "New Year 2026",
        "new-year 2026",
        "#NEWYEAR2026",
        "ＮＥＷＹＥＡＲ２０２６",
        "newyear๒๐๒๖",
        " NEW\u200bYEAR_2026 ",
    ],
)
def test_spellings_of_one_word(typed: str) -> None:
    assert fold(typed) == "newyear2026"


@pytest.mark.parametrize(
    ("typed", "word"), [("สงกรานต์", "สงกรานต์"), ("สง กรานต์", "สงกรานต์"), ("น\u0e4d\u0e49า3", "น\u0e49\u0e333")]
)
def test_thai_words_keep_their_tone_marks(typed: str, word: str) -> None:
    assert check_word(typed) == word


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("ab", "short"),
        ("a - b", "short"),
        ("x" * 21, "long"),
        ("SALE!", "signs"),
        ("50%", "signs"),
        ("VIPใจดี", "signs"),
        ("новый", "signs"),
        ("MIMI-ABC", "taken"),
        ("gift 5", "taken"),
        ("2026", "number"),
        ("", "short"),
    ],
)
def test_words_that_none_may_have(word: str, why: str) -> None:
    with pytest.raises(BadWord) as raised:
        check_word(word)

    assert raised.value.why == why
