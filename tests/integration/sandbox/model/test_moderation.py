"""The stand-in's moderation: what it flags, refuses, or fails to hear."""

from typing import Any

import openai
import pytest
from openai import OpenAI

from tests.helpers.support import LiveSandbox
from tests.integration.sandbox.model.asking import ask, read


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
