"""The JSON of an endpoint that does not keep to structured output is found, whatever stands around it."""

import pytest

from worker.interpret.checks.unwrapping import LONGEST, outermost

WHOLE = '{"a": {"b": "x } y"}, "c": ["{", 1]}'
FOUND = {"a": {"b": "x } y"}, "c": ["{", 1]}


@pytest.mark.parametrize(
    "said",
    [
        WHOLE,
        f"  {WHOLE}\n",
        f"```json\n{WHOLE}\n```",
        f"Sure! Here is the reading:\n{WHOLE}\nI hope it helps.",
        f'<think>The user wants {{"a": 1}} and I should {{…}} </think>\n{WHOLE}',
        f"<think>{WHOLE}</think>{WHOLE}",
        f"{{not json}} {WHOLE}",
        " " * 50_000 + WHOLE,
    ],
)
def test_the_outermost_object_is_found(said: str) -> None:
    assert outermost(said) == FOUND


@pytest.mark.parametrize(
    "said",
    [
        "",
        "no",
        "[1]",
        '"x"',
        WHOLE[:-1].replace('{"b": "x } y"}', "1"),
        "{" * 5000,
        '{"a":' * 3000,
        f"<think>{WHOLE}",
        " " * (LONGEST + 1),
    ],
)
def test_without_one_there_is_none(said: str) -> None:
    assert outermost(said) is None


def test_line_breaks_inside_a_text_are_forgiven() -> None:
    assert outermost('{"a": "one\ntwo"}') == {"a": "one\ntwo"}


def test_a_thought_inside_a_text_stays() -> None:
    assert outermost('{"a": "<think> is a tag"}') == {"a": "<think> is a tag"}


@pytest.mark.parametrize(
    "said", [f'{{"reading": {WHOLE}}}', f'{{"result": {{"reading": {WHOLE}}}}}', f'```json\n{{"reading": {WHOLE}}}\n```']
)
def test_an_object_that_only_names_another_is_opened(said: str) -> None:
    assert outermost(said) == FOUND
