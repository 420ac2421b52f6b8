"""What OpenAI's stand-in answers the real client: in both APIs, in strict schemas, in the language of the question."""

import json
import re
from typing import Any

import openai
import pytest
from openai import OpenAI

from prompts.schema import response_format
from tests.helpers.support import LiveSandbox
from tests.integration.sandbox.model.asking import ENGLISH, FORMAT, THAI, ask, chat, read


def test_both_apis_fill_the_strict_schema_alike(client: OpenAI) -> None:
    by_responses = read(ask(client, ENGLISH).output_text)
    by_chat = read(chat(client, ENGLISH).choices[0].message.content)
    assert by_responses == by_chat == read(ask(client, ENGLISH).output_text)
    assert by_responses != read(ask(client, ENGLISH + " now").output_text)


def test_an_english_reading_takes_up_the_question_and_each_card(client: OpenAI) -> None:
    reading = read(ask(client, ENGLISH).output_text)
    assert reading["valid"]
    assert reading["topic"] == "work"
    assert "Should I change my job" in reading["opening"]
    assert list(reading["cards"]) == ["1", "2", "3"]
    for passage, signs in zip(
        reading["cards"].values(),
        (("Past", "The Fool", "upright"), ("Queen of Cups", "reversed"), ("Ten of Swords",)),
        strict=True,
    ):
        assert all(sign in passage for sign in signs)
    assert (len(reading["insights"]), len(reading["action"]), len(reading["questions"])) == (1, 2, 2)
    assert len(reading["gist"]) <= 120


def test_thai_is_answered_in_thai(client: OpenAI) -> None:
    reading = read(ask(client, THAI).output_text)
    assert reading["topic"] == "love"
    assert "แฟนจะกลับมาไหมคะ" in reading["opening"]
    assert "เดอะฟูล (ผู้เริ่มต้น)" in reading["cards"]["1"]
    assert "กลับหัว" in reading["cards"]["2"]
    texts = (reading["opening"], *reading["action"], reading["closing"], *reading["insights"])
    assert not re.search(r"[A-Za-z]{4,}", " ".join(texts))


def test_a_follow_up_gets_one_short_answer(client: OpenAI) -> None:
    form = {**FORMAT, "schema": response_format(3, follow_up=True)}

    answer = json.loads(ask(client, ENGLISH, form).output_text)

    assert list(answer) == ["danger", "valid", "reason", "answer"]
    assert 20 < len(answer["answer"]) <= 500


def test_usage_is_booked_and_the_repeated_beginning_comes_from_the_cache(sandbox: LiveSandbox, client: OpenAI) -> None:
    first, second = ask(client, THAI).usage, ask(client, ENGLISH).usage
    assert first.input_tokens_details.cached_tokens == 0
    assert 1024 <= second.input_tokens_details.cached_tokens < second.input_tokens
    assert second.output_tokens > second.output_tokens_details.reasoning_tokens == 64
    calls = sandbox.control.record()["model"]
    assert [call["usage"]["input"] for call in calls] == [first.input_tokens, second.input_tokens]


def test_costs_are_a_person_s_own_when_the_call_names_them(sandbox: LiveSandbox, client: OpenAI) -> None:
    mali, tom = sandbox.control.arrive("มะลิ", "th").id, sandbox.control.arrive("Tom", "en").id

    def calls(person: str) -> int:
        return int(sandbox.control.call("GET", f"/sandbox/people/{person}/chat")["costs"]["model"]["calls"])

    ask(client, ENGLISH)
    assert (calls(mali), calls(tom)) == (1, 1)
    ask(client, THAI, safety_identifier=mali)
    ask(client, THAI, safety_identifier=mali)
    assert (calls(mali), calls(tom)) == (2, 3)


LOOSE = [
    {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]},
    {"type": "object", "properties": {"a": {"type": "string"}}, "required": [], "additionalProperties": False},
    {
        "type": "object",
        "properties": {"a": {"type": "string", "default": "x"}},
        "required": ["a"],
        "additionalProperties": False,
    },
    {"type": "array", "items": {"type": "string"}},
]


@pytest.mark.parametrize("schema", LOOSE)
def test_a_schema_that_is_not_strict_is_400(client: OpenAI, schema: dict[str, Any]) -> None:
    with pytest.raises(openai.BadRequestError, match="Invalid schema for response_format"):
        ask(client, THAI, {"type": "json_schema", "name": "Loose", "schema": schema, "strict": True})


def test_any_other_strict_schema_is_filled_too(client: OpenAI) -> None:
    schema = {
        "type": "object",
        "properties": {
            "answer": {"type": "string"},
            "card": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
            "tone": {"type": "string", "enum": ["warm", "plain"]},
            "hints": {"type": "array", "items": {"type": "string"}, "minItems": 6, "maxItems": 6},
        },
        "required": ["answer", "card", "tone", "hints"],
        "additionalProperties": False,
    }
    answer = json.loads(ask(client, ENGLISH, {"type": "json_schema", "name": "F", "schema": schema, "strict": True}).output_text)
    assert answer["answer"]
    assert answer["card"] == 1
    assert answer["tone"] in ("warm", "plain")
    assert len(answer["hints"]) == 6
