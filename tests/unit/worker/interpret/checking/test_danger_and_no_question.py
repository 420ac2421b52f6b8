"""A model that hears danger, or no question, or answers a further one."""

import json
from typing import Any

import pytest

from prompts.lengths import LENGTHS
from prompts.schema import Interpretation
from tests.helpers.model.model_answers import expected, written
from tests.unit.worker.interpret.checking.checked import refused
from worker.interpret.checks.checking import read, texts_of


def test_a_question_that_is_none_keeps_its_reason_and_three_better_ones() -> None:
    told = read(written(valid=False, reason="No question yet.", questions=["A?", "B?", "C?", "D?"]), expected())

    assert (told.valid, told.reason, told.questions) == (False, "No question yet.", ["A?", "B?", "C?"])
    assert (told.cards, told.opening, told.insights) == ([], "", [])


def test_nothing_of_a_reading_is_kept_beside_a_danger() -> None:
    told = read(json.dumps({"danger": "self_harm", "opening": "\ufffd"}), expected())

    assert (told.danger, told.valid) == ("self_harm", False)
    assert not any(texts_of(told))


@pytest.mark.parametrize("said", ["Self_Harm", "self-harm", " self harm "])
def test_a_danger_is_heard_however_it_is_spelt(said: str) -> None:
    assert read(written(danger=said), expected()).danger == "self_harm"


def test_a_missing_reason_is_an_empty_one() -> None:
    assert read(written(reason=None), expected()).reason == ""


def answer(**changes: Any) -> str:
    return json.dumps({"danger": "none", "valid": True, "reason": "", "answer": "Yes, ask him.\n\nThe Star says so.", **changes})


def test_a_follow_ups_answer_is_stored_as_an_opening() -> None:
    told = read(answer(), expected(topic="love"))

    assert (told.opening, told.gist) == ("Yes, ask him.\n\nThe Star says so.", "Yes, ask him. The Star says so.")
    assert (told.topic, told.cards, told.insights, told.questions) == ("love", [], [], [])
    assert Interpretation.model_validate(told.model_dump()) == told


def test_a_long_answer_is_shortened_to_a_message() -> None:
    told = read(answer(answer="You can ask him, and you should. " * 40), expected(topic="love"))

    assert 250 < len(told.opening) <= LENGTHS["en"].answer.most
    assert told.opening.endswith("should.")


@pytest.mark.parametrize("said", ["", "ลองถามเขาดูค่ะ", "See https://tarot.example for it."])
def test_an_answer_is_checked_like_a_reading(said: str) -> None:
    assert refused(answer(answer=said), topic="love")


def test_a_follow_up_that_asks_nothing_needs_only_a_reason() -> None:
    told = read(answer(valid=False, reason="I could not find a question in this.", answer=""), expected(topic="love"))

    assert (told.valid, told.reason) == (False, "I could not find a question in this.")
