"""Every way in which OpenAI's stand-in goes wrong, as the real client meets it."""

import json

import openai
import pytest
from openai import OpenAI

from tests.helpers.support import LiveSandbox
from tests.integration.sandbox.model.asking import ENGLISH, THAI, ask, chat, read, switch


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
