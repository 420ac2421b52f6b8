"""The only caller of OpenAI, against the stand-in: both APIs, every way to fail by its name, and every call's bill."""

import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from prompts.rendering import fixed_part
from prompts.schema import response_format
from sandbox.model.book import Book
from tests.helpers.model.endpoints import Answered, completion, dribble, endpoint
from tests.helpers.support import LiveSandbox
from worker.interpret.llm import BadKey, BadRequest, Broken, Busy, Llm, LlmPermanent, LlmTemporary, Request, TooSlow, UnknownModel

pytestmark = pytest.mark.usefixtures("closing")
RESPONSE = {"id": "r", "status": "completed", "output": [], "model": "m"}
USER = "<question>\nWill I find love?\n</question>\n1. The past | The Fool | upright\n2. The present | The Sun | reversed"


def request(model: str = "gpt-6-luna", **changes: Any) -> Request:
    asked = Request(model, fixed_part("june", "en"), (("user", USER),), response_format(), "p" * 64, "key", "none", 2000)
    return replace(asked, **changes)


@pytest.fixture
def closing() -> Iterator[list[Llm]]:
    opened: list[Llm] = []
    yield opened
    for llm in opened:
        llm.close()


@pytest.fixture(params=["responses", "chat"])
def llm(request: pytest.FixtureRequest, sandbox: LiveSandbox, closing: list[Llm]) -> Llm:
    closing.append(Llm("sk-test", f"{sandbox.base}/openai/v1", request.param))
    return closing[-1]


def test_it_answers_in_the_schema_and_brings_its_bill(llm: Llm, sandbox: LiveSandbox) -> None:
    answer = llm.ask(request())
    assert list(json.loads(answer.text)) == list(response_format()["properties"])
    assert (answer.complete, answer.refusal) == (True, None)
    call = Book.of(sandbox.world).calls[-1]
    bill = answer.bill
    assert (bill.input_tokens, bill.cached_tokens, bill.output_tokens) == (call.usage.input, 0, call.usage.output)
    assert bill.cost_usd == (Decimal(bill.input_tokens) / 10 + Decimal(bill.output_tokens) / 2) / 1_000_000
    assert bill.ms > 0
    assert (call.person, call.model, call.usage.reasoning) == ("p" * 64, "gpt-6-luna", 0)


def test_the_second_question_finds_the_first_ones_prefix_in_the_cache(llm: Llm) -> None:
    first = llm.ask(request()).bill
    second = llm.ask(request(turns=(("user", "<question>\nWill I be rich?\n</question>\n1. Now | The Star | upright"),))).bill
    assert second.cached_tokens >= 1024
    assert first.cost_usd is not None
    assert second.cost_usd is not None
    assert second.cost_usd < first.cost_usd


@pytest.mark.parametrize(("mode", "error"), [("429", Busy), ("500", Broken), ("slow", TooSlow)], ids=["429", "500", "slow"])
def test_a_passing_failure_has_its_name_and_is_not_repeated_here(
    llm: Llm, sandbox: LiveSandbox, mode: str, error: type[LlmTemporary]
) -> None:
    sandbox.control.switch(model={"mode": mode, "retry_after_s": 7, "delay_ms": 900 if mode == "slow" else 0})
    with pytest.raises(error) as raised:
        llm.ask(request(), 0.3)
    assert raised.value.after == (7.0 if mode == "429" else None)
    assert len([call for call in sandbox.control.record()["calls"] if call["path"].startswith("/openai")]) <= 1


def test_a_refusal_and_a_cut_off_answer_are_billed_answers(llm: Llm, sandbox: LiveSandbox) -> None:
    sandbox.control.switch(model={"mode": "refusal"})
    refused = llm.ask(request())
    assert refused.refusal
    assert refused.bill.input_tokens > 0
    sandbox.control.switch(model={"mode": "cut_off"})
    cut = llm.ask(request())
    assert not cut.complete
    assert cut.bill.output_tokens > 0
    sandbox.control.switch(model={"mode": "normal"})
    assert not llm.ask(request(most_tokens=40)).complete


def test_permanent_failures_have_their_names(llm: Llm, sandbox: LiveSandbox, closing: list[Llm]) -> None:
    with pytest.raises(UnknownModel):
        llm.ask(request("gpt-nothing"))
    with pytest.raises(BadRequest, match="schema"):
        llm.ask(request(schema={"type": "object", "properties": {"a": {"type": "string"}}}))
    closing.append(Llm("sk-wrong", f"{sandbox.base}/openai/v1", "responses"))
    with pytest.raises(BadKey):
        closing[-1].ask(request())
    assert issubclass(BadKey, LlmPermanent)


def test_a_model_without_a_price_costs_unknown_and_works(llm: Llm) -> None:
    answer = llm.ask(request("gpt-99-luna"))
    assert answer.bill.cost_usd is None
    assert answer.bill.input_tokens > 0
    assert answer.text


def test_nobody_there_is_a_passing_failure(web_address: str, closing: list[Llm]) -> None:
    closing.append(Llm("sk-test", web_address, "chat"))
    with pytest.raises(Broken):
        closing[-1].ask(request(), 60)


def test_a_dribbling_answer_ends_in_time(closing: list[Llm]) -> None:
    """The answer itself never ends."""
    with dribble(0.05) as base:
        closing.append(Llm("sk-test", base, "responses"))
        with pytest.raises(TooSlow):
            closing[-1].ask(request(), 0.3)


@pytest.mark.parametrize("api", ["responses", "chat"])
def test_sixty_four_wait_at_once(api: str, closing: list[Llm]) -> None:
    """No answer comes before all 64 have asked."""
    all_have_asked = threading.Barrier(64, timeout=60)

    def answer(_: dict[str, Any]) -> Answered:
        all_have_asked.wait()
        return 200, completion() if api == "chat" else RESPONSE

    with endpoint(answer) as base, ThreadPoolExecutor(64) as pool:
        closing.append(llm := Llm("sk-test", base, api))
        answers = list(pool.map(lambda _: llm.ask(request()), range(64)))

    assert len(answers) == 64


@pytest.mark.parametrize("api", ["responses", "chat"])
def test_a_wish_that_an_endpoint_refuses_is_left_out_from_then_on(api: str, closing: list[Llm]) -> None:
    unknown = {"prompt_cache_retention", "safety_identifier"}
    seen: list[set[str]] = []

    def answer(body: dict[str, Any]) -> Answered:
        seen.append(set(body))
        for wish in sorted(unknown & body.keys()):
            return 400, {"error": {"message": f"Unknown parameter: '{wish}'.", "type": "invalid_request_error", "param": wish}}
        return 200, completion() if api == "chat" else RESPONSE

    with endpoint(answer) as base:
        closing.append(Llm("sk-test", base, api))
        closing[-1].ask(request())
        assert len(seen) == 3
        closing[-1].ask(request())
    assert len(seen) == 4
    assert not unknown & seen[-1]
    assert "model" in seen[-1]


@pytest.mark.parametrize("usage", [None, {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15}])
def test_usage_and_its_details_are_optional(usage: Any, closing: list[Llm]) -> None:
    with endpoint(lambda _: (200, completion(usage=usage))) as base:
        closing.append(Llm("sk-test", base, "chat"))
        answer = closing[-1].ask(request())
    assert answer.text == "{}"
    assert answer.bill.input_tokens == (10 if usage else 0)
    assert answer.bill.cached_tokens == 0


@pytest.mark.parametrize("said", [{"choices": [{"index": 0}]}, {"choices": "x"}, {"error": "x", "usage": 1}, [], "ok"])
def test_an_answer_of_no_known_shape_is_a_failure_not_a_crash(said: Any, closing: list[Llm]) -> None:
    def shapeless(_: dict[str, Any]) -> Answered:
        return 200, said

    with endpoint(shapeless) as base:
        closing.append(Llm("sk-test", base, "chat"))
        with pytest.raises(Broken, match="shape"):
            closing[-1].ask(request())


def test_no_choices_are_an_empty_answer(closing: list[Llm]) -> None:
    with endpoint(lambda _: (200, completion(choices=[]))) as base:
        closing.append(Llm("sk-test", base, "chat"))
        assert not closing[-1].ask(request()).complete


def test_the_request_says_what_it_should(closing: list[Llm]) -> None:
    seen: list[dict[str, Any]] = []

    def answer(body: dict[str, Any]) -> Answered:
        seen.append(body)
        return 200, completion()

    with endpoint(answer) as base:
        closing.append(Llm("sk-test", base, "chat"))
        closing[-1].ask(request(effort="low"))
    body = seen[0]
    assert [turn["role"] for turn in body["messages"]] == ["system", "user"]
    assert body["messages"][0]["content"] == fixed_part("june", "en")
    assert body["response_format"]["json_schema"]["strict"] is True
    assert json.loads(json.dumps(response_format())) == body["response_format"]["json_schema"]["schema"]
    assert (body["reasoning_effort"], body["safety_identifier"], body["prompt_cache_key"]) == ("low", "p" * 64, "key")
    assert (body["store"], body["max_completion_tokens"]) == (False, 2000)
