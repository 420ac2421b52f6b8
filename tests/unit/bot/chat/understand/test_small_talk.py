"""What is heard as small talk, and that nothing else is."""

import tomllib
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.dialogue.understand.small_talk import Kind, small_talk
from bot.chat.dialogue.understand.vocabulary import LONGEST, Vocabulary

TABLE = tomllib.loads((Path(__file__).parents[1] / "tables" / "small_talk.toml").read_text("utf-8"))
HEARD = [(said, None if kind == "question" else kind) for kind, texts in TABLE.items() for said in texts]


def test_small_talk_is_heard_and_questions_are_not() -> None:
    assert [(said, kind, heard) for said, kind in HEARD if (heard := small_talk(said)) != kind] == []


@given(st.text(max_size=200))
def test_no_text_is_too_odd(said: str) -> None:
    assert small_talk(said) in (None, *get_args(Kind))


def test_a_long_text_is_no_small_talk_and_takes_no_time() -> None:
    assert small_talk("ขอบคุณ" * LONGEST) is None


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("กกข", ["a", "b"]),
        ("กขข", ["a", "b"]),
        ("ก ข", ["a", "b"]),
        ("กค", []),
        ("ab", ["c"]),
        ("abab", []),
        ("ab ab", ["c", "c"]),
        ("", []),
    ],
)
def test_a_vocabulary_cuts_a_text_into_its_words(said: str, kinds: list[str]) -> None:
    assert Vocabulary({"a": ["ก"], "b": ["ข"], "c": ["ab"]}, ["z"]).kinds(said) == kinds
