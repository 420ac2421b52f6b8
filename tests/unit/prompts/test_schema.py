"""The schema is one that strict structured output takes, and it asks for what a reading or an answer has, no more."""

from functools import cache
from typing import Any

import pytest

from prompts.schema import STORED_ONLY, TOPICS, Interpretation, response_format
from tests.helpers.model.questions import question
from worker.fallback.reading import compose


@cache
def good() -> dict[str, Any]:
    """A reading by the deck. Not made while tests are collected, which all test processes do."""
    return compose(question("en", "three", 1)).model_dump()


@pytest.mark.parametrize("form", [response_format(), response_format(1), response_format(10), response_format(3, follow_up=True)])
def test_the_schema_is_strict_all_the_way_down(form: dict[str, Any]) -> None:
    def walk(node: Any) -> None:
        if isinstance(node, dict):
            if node.get("type") == "object":
                assert node["additionalProperties"] is False
                assert sorted(node["required"]) == sorted(node["properties"])
            assert not {"default", "minLength", "maxLength", "minItems", "maxItems", "pattern"} & (node.keys() - {"properties"})
            for part in node.values():
                walk(part)
        if isinstance(node, list):
            for part in node:
                walk(part)

    walk(form)


def test_a_reading_is_asked_for_every_field_that_is_not_only_stored() -> None:
    fields = response_format(5)["properties"]

    assert set(fields) == set(Interpretation.model_fields) - STORED_ONLY
    assert fields["topic"]["enum"] == list(TOPICS)


@pytest.mark.parametrize("cards", [1, 3, 5, 10])
def test_each_card_has_a_passage_of_its_own(cards: int) -> None:
    passages = response_format(cards)["properties"]["cards"]

    assert passages["required"] == [str(place) for place in range(1, cards + 1)]


@pytest.mark.parametrize(("cards", "asked"), [(1, False), (3, False), (5, True), (10, True)])
def test_few_cards_are_one_story_and_many_are_also_told_together(cards: int, asked: bool) -> None:
    assert ("together" in response_format(cards)["properties"]) == asked


def test_what_to_do_is_asked_for_in_steps() -> None:
    assert response_format(3)["properties"]["action"] == {"items": {"type": "string"}, "type": "array"}


def test_a_follow_up_is_asked_for_one_text() -> None:
    assert list(response_format(10, follow_up=True)["properties"]) == ["danger", "valid", "reason", "answer"]


def test_danger_is_decided_first_and_is_none_in_what_was_stored_before() -> None:
    stored = {field: value for field, value in good().items() if field != "danger"}

    assert next(iter(response_format()["properties"])) == "danger"
    assert Interpretation.model_validate(stored).danger == "none"


def test_a_reading_stored_before_there_was_a_closing_line_can_be_read() -> None:
    stored = {field: value for field, value in good().items() if field != "closing"}

    assert Interpretation.model_validate(stored).closing == ""
