"""The OpenAI stand-in as the real client meets it: both APIs, strict schemas, and every way to go wrong."""

import json
import re
from collections.abc import Iterator
from typing import Any

import openai
import pytest
from openai import OpenAI

from prompts.schema import response_format
from tests.helpers.support import LiveSandbox

MODEL = "gpt-6-luna"
THAI = "คำถาม: แฟนจะกลับมาไหมคะ\n1. อดีต | เดอะฟูล (ผู้เริ่มต้น) | upright\n2. ปัจจุบัน | ราชินีถ้วย | กลับหัว"
ENGLISH = """Question: Should I change my job?
1. Past | The Fool | upright
2. Now | Queen of Cups | reversed
3. Next | Ten of Swords | upright"""
FIXED = "You read tarot with warmth. " * 200
FORMAT = {"type": "json_schema", "name": "Interpretation", "schema": response_format(3), "strict": True}


@pytest.fixture
def client(sandbox: LiveSandbox) -> Iterator[OpenAI]:
    with OpenAI(api_key="sk-sandbox", base_url=f"{sandbox.base}/openai/v1", max_retries=0, timeout=60) as client:
        yield client


def ask(client: OpenAI, said: str, form: Any = FORMAT, model: str = MODEL, **more: Any) -> Any:
    return client.responses.create(
        model=model, instructions=FIXED, input=said, text={"format": form}, reasoning={"effort": "low"}, **more
    )


def chat(client: OpenAI, said: str) -> Any:
    inner = {name: FORMAT[name] for name in ("name", "schema", "strict")}
    turns: Any = [{"role": "system", "content": FIXED}, {"role": "user", "content": said}]
    form: Any = {"type": "json_schema", "json_schema": inner}
    return client.chat.completions.create(model=MODEL, messages=turns, response_format=form)


def read(text: str | None) -> dict[str, Any]:
    """A reading as the model writes it."""
    assert text is not None
    reading: dict[str, Any] = json.loads(text)
    assert list(reading) == list(response_format(3)["properties"])
    return reading


def switch(sandbox: LiveSandbox, mode: str, **more: Any) -> None:
    sandbox.control.switch(model={"mode": mode, **more})


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


def test_unknown_model_and_bad_keys(sandbox: LiveSandbox, client: OpenAI) -> None:
    with pytest.raises(openai.NotFoundError):
        ask(client, THAI, model="gpt-nobody")
    with pytest.raises(openai.AuthenticationError):
        ask(client.with_options(api_key="sk-wrong"), THAI)


def test_429_says_when_to_come_back_and_500_fails(sandbox: LiveSandbox, client: OpenAI) -> None:
    switch(sandbox, "429", times=1, retry_after_s=7)
    with pytest.raises(openai.RateLimitError) as limited:
        ask(client, THAI)
    assert limited.value.response.headers["retry-after"] == "7"
    switch(sandbox, "500", times=1)
    with pytest.raises(openai.InternalServerError):
        chat(client, THAI)
    assert read(ask(client, THAI).output_text)["valid"]


def test_slow_is_slow(sandbox: LiveSandbox, client: OpenAI) -> None:
    switch(sandbox, "slow", delay_ms=2000)
    with pytest.raises(openai.APITimeoutError):
        ask(client.with_options(timeout=0.2), THAI)


def test_cut_off_says_so_and_is_billed(sandbox: LiveSandbox, client: OpenAI) -> None:
    switch(sandbox, "cut_off")
    answer = ask(client, THAI)
    assert (answer.status, answer.incomplete_details.reason) == ("incomplete", "max_output_tokens")
    assert answer.usage.output_tokens > 64
    with pytest.raises(ValueError, match="line 1 column"):
        json.loads(answer.output_text)
    assert chat(client, THAI).choices[0].finish_reason == "length"


def test_max_output_tokens_cuts_too(client: OpenAI) -> None:
    assert ask(client, THAI, max_output_tokens=40).status == "incomplete"


@pytest.mark.parametrize("mode", ["wrong_schema", "garbage"])
def test_what_cannot_be_read(sandbox: LiveSandbox, client: OpenAI, mode: str) -> None:
    switch(sandbox, mode, times=1)
    answer = ask(client, THAI)
    assert answer.status == "completed"
    with pytest.raises((ValueError, AssertionError)):
        read(answer.output_text)


def test_refusal_in_both_apis(sandbox: LiveSandbox, client: OpenAI) -> None:
    switch(sandbox, "refusal")
    assert ask(client, ENGLISH).output[0].content[0].type == "refusal"
    message = chat(client, ENGLISH).choices[0].message
    assert (message.content, message.refusal) == (None, "I'm sorry, but I can't help with that.")


@pytest.mark.parametrize(("said", "verdict"), [(ENGLISH, "you will be cured"), (THAI, "หายขาดแน่นอน")])
def test_a_verdict_is_valid_json_that_must_be_caught(sandbox: LiveSandbox, client: OpenAI, said: str, verdict: str) -> None:
    switch(sandbox, "verdict")
    assert verdict in read(ask(client, said).output_text)["opening"]


def test_an_invalid_question_comes_with_three_better_ones(sandbox: LiveSandbox, client: OpenAI) -> None:
    switch(sandbox, "invalid_question")
    reading = read(ask(client, THAI).output_text)
    assert not reading["valid"]
    assert reading["reason"]
    assert len(set(reading["questions"])) == 3
    assert not any(reading["cards"].values())


def flags(client: OpenAI, text: str) -> list[str]:
    result = client.moderations.create(model="omni-moderation-latest", input=text).results[0]
    raised = [name for name, flag in result.categories.model_dump(by_alias=True).items() if flag]
    assert result.flagged is bool(raised)
    assert [name for name, score in result.category_scores.model_dump(by_alias=True).items() if score > 0.5] == raised
    return raised


def test_nothing_is_flagged_in_a_greeting(client: OpenAI) -> None:
    assert flags(client, "สวัสดีค่ะ") == []


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("เก็บยามาได้เยอะแล้ว คืนนี้น่าจะพอ", ["self-harm", "self-harm/intent"]),
        ("So done.  See you all on the other side 🕊️", ["self-harm", "self-harm/intent"]),
        ("แม่เอาไม้ฟาดหนูจนหลังแตก", ["violence"]),
        ("the knife is sharp, i'm waiting for him to come home", ["harassment/threatening", "violence"]),
    ],
)
def test_oblique_cries_are_flagged(client: OpenAI, text: str, raised: list[str]) -> None:
    assert sorted(flags(client, f"{text} ไพ่ว่าไงคะ")) == raised


def test_each_text_has_a_result_of_its_own(client: OpenAI) -> None:
    results = client.moderations.create(input=["สวัสดีค่ะ", "แม่เอาไม้ฟาดหนูจนหลังแตก"]).results

    assert [result.flagged for result in results] == [False, True]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"input": ""}, 400),
        ({"input": []}, 400),
        ({"input": [1]}, 400),
        ({"input": [{"type": "video"}]}, 400),
        ({"input": "x", "extra_body": {"user": "u"}}, 400),
        ({"input": "x", "model": "omni-moderation-9"}, 404),
    ],
)
def test_a_moderation_that_openai_would_not_take_is_refused(client: OpenAI, asked: dict[str, Any], status: int) -> None:
    with pytest.raises(openai.APIStatusError) as refused:
        client.moderations.create(**asked)

    assert refused.value.status_code == status


def test_without_a_key_nothing_is_moderated(sandbox: LiveSandbox) -> None:
    stranger = OpenAI(api_key="sk-wrong", base_url=f"{sandbox.base}/openai/v1", max_retries=0)

    with stranger, pytest.raises(openai.AuthenticationError):
        stranger.moderations.create(input="สวัสดีค่ะ")


@pytest.mark.parametrize(("mode", "status"), [("missing", 404), ("500", 500)])
def test_the_moderation_can_fail(sandbox: LiveSandbox, client: OpenAI, mode: str, status: int) -> None:
    sandbox.control.switch(model={"moderation": mode})

    with pytest.raises(openai.APIStatusError) as failed:
        client.moderations.create(input="สวัสดีค่ะ")

    assert failed.value.status_code == status


def test_the_moderation_can_be_deaf(sandbox: LiveSandbox, client: OpenAI) -> None:
    sandbox.control.switch(model={"moderation": "deaf"})

    assert flags(client, "แม่เอาไม้ฟาดหนูจนหลังแตก") == []


def test_the_model_says_danger_and_nothing_else(client: OpenAI) -> None:
    reading = read(ask(client, "Question: i keep counting the pills in the drawer\n1. Past | The Fool | upright").output_text)

    assert (reading["danger"], reading["valid"]) == ("self_harm", False)
    assert not any(reading[name] for name in reading if name not in ("danger", "valid", "topic", "cards"))
