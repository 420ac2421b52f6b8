"""The schema is one that strict structured output takes, and what comes back is checked, mended or refused with a hint."""

import json
import re
from typing import Any

import pytest

from prompts.schema import TOPICS, Interpretation, response_format
from tests.helpers.questions import question
from worker.fallback.reading import tell
from worker.interpret.checking import GIST_LONGEST, InvalidOutput, read, texts_of, verdicts_in

GOOD = tell(question("en", "three", 1)).model_dump()


def text(**changes: Any) -> str:
    return json.dumps({**GOOD, **changes}, ensure_ascii=False)


def passages(*places: int) -> list[dict[str, Any]]:
    return [{"position": place, "text": f"What card {place} says here."} for place in places]


def test_the_schema_is_strict_all_the_way_down() -> None:
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

    schema = response_format()
    walk(schema)
    assert schema["properties"]["topic"]["enum"] == list(TOPICS)
    assert set(schema["properties"]) == set(Interpretation.model_fields)
    assert response_format() == schema


def test_danger_is_decided_first_and_is_none_in_what_was_stored_before() -> None:
    stored = {field: value for field, value in GOOD.items() if field != "danger"}

    assert next(iter(response_format()["properties"])) == "danger"
    assert Interpretation.model_validate(stored).danger == "none"


def test_nothing_of_a_reading_is_kept_beside_a_danger() -> None:
    told = read(text(danger="self_harm", cards=[]), cards=3, language="en")

    assert (told.danger, told.valid) == ("self_harm", False)
    assert not any(texts_of(told))


def test_what_is_good_is_taken_as_it_is() -> None:
    assert read(text(), cards=3, language="en").model_dump() == GOOD


def test_passages_out_of_order_are_put_in_order() -> None:
    told = read(text(cards=passages(3, 1, 2)), cards=3, language="en")
    assert [(passage.position, passage.text) for passage in told.cards] == [(n, f"What card {n} says here.") for n in (1, 2, 3)]


@pytest.mark.parametrize("places", [(0, 1, 2), (1, 1, 1), (7, 8, 9)])
def test_wrong_numbers_are_counted_anew(places: tuple[int, ...]) -> None:
    told = read(text(cards=passages(*places)), cards=3, language="en")
    assert [passage.position for passage in told.cards] == [1, 2, 3]
    assert told.cards[0].text == f"What card {places[0]} says here."


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("", "schema"),
        ("Sure! Here it is: {", "JSON"),
        (text()[:200], "JSON"),
        ('{"reading": "x"}', "valid"),
        (text(topic="weather"), "topic"),
        (text(extra=1), "extra"),
        (text(cards=passages(1, 2)), "exactly 3"),
        (text(cards=passages(1, 2, 3, 4)), "exactly 3"),
        (text(cards=[*passages(1, 2), {"position": 3, "text": " "}]), "exactly 3"),
        (text(opening=""), "empty"),
        (text(together=" \u200b"), "empty"),
        (text(insights=["one"]), "three to five"),
        (json.dumps(tell(question("th")).model_dump()), "English"),
        (text(valid=False), "reason"),
    ],
)
def test_what_is_wrong_is_named_for_the_second_try(said: str, hint: str) -> None:
    with pytest.raises(InvalidOutput, match=re.compile(hint, re.IGNORECASE)):
        read(said, cards=3, language="en")


def test_a_cut_off_text_is_refused_even_when_it_parses() -> None:
    with pytest.raises(InvalidOutput, match="cut off"):
        read(text(), cards=3, language="en", complete=False)


def test_thai_is_wanted_from_a_thai_reading() -> None:
    thai = json.dumps(tell(question("th", "three", 1)).model_dump())
    assert read(thai, cards=3, language="th").valid
    with pytest.raises(InvalidOutput, match="Thai"):
        read(text(), cards=3, language="th")


def test_too_much_is_cut_and_hidden_signs_go() -> None:
    told = read(
        text(gist="word " * 60, insights=["a b c"] * 9, questions=["Why?"] * 6, opening="\u200bCome\u202e in."),
        cards=3,
        language="en",
    )
    assert len(told.gist) <= GIST_LONGEST
    assert told.gist.endswith("word…")
    assert (len(told.insights), len(told.questions), told.opening) == (5, 2, "Come in.")


def test_a_question_that_is_none_keeps_its_reason_and_three_better_ones() -> None:
    told = read(text(valid=False, reason="No question yet.", questions=["A?", "B?", "C?", "D?"]), cards=3, language="en")
    assert (told.valid, told.reason, told.questions) == (False, "No question yet.", ["A?", "B?", "C?"])
    assert (told.cards, told.opening, told.insights) == ([], "", [])


def test_a_follow_up_may_speak_of_fewer_cards() -> None:
    told = read(text(cards=passages(3, 9), insights=[], together=""), cards=3, language="en", follow_up=True)
    assert [passage.position for passage in told.cards] == [3]


def test_every_shown_text_is_searched_for_verdicts() -> None:
    told = Interpretation.model_validate(GOOD)
    assert verdicts_in(told) == []
    for field in ("gist", "opening", "together", "action"):
        assert verdicts_in(told.model_copy(update={field: "You will be cured."})) == ["medical"]
    assert verdicts_in(told.model_copy(update={"insights": ["He is cheating on you."]})) == ["spying"]
    assert verdicts_in(told.model_copy(update={"questions": ["Will he die?"]})) == []
    assert len(texts_of(told)) == 5 + len(told.cards) + len(told.insights) + len(told.questions)
