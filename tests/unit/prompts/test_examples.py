"""The readings that were written by hand after the rules: they keep to the lengths, the checks, the lint and the price."""

import json
import tomllib
import uuid
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import prompts
from models.readings.deck import Card
from prompts.lengths import LENGTHS
from prompts.rendering import Asked, fixed_part, render
from prompts.schema import Interpretation, Topic, response_format
from tests.unit.prompts.token_costs import BUDGET_USD, MODEL, tokens
from worker.evals.lint import lint
from worker.interpret.checks.checking import Expected, read, texts_of, verdicts_in
from worker.interpret.cost import price

EXAMPLES: list[dict[str, Any]] = tomllib.loads((Path(prompts.__file__).parent / "evals/examples.toml").read_text("utf-8"))[
    "example"
]
ROOM = Decimal("1.2")
"""A text may be so much longer than what is asked for."""


def cards(example: dict[str, Any]) -> tuple[Card, ...]:
    return tuple(Card(int(card[:2]), card.endswith("r")) for card in example["cards"])


def written(example: dict[str, Any]) -> str:
    """As a model would write it."""
    reading = example["reading"]
    passages = {str(place): text for place, text in enumerate(reading["cards"], 1)}
    return json.dumps(
        {"danger": "none", "valid": True, "reason": "", **reading, "cards": passages}, ensure_ascii=False, separators=(",", ":")
    )


def told(example: dict[str, Any]) -> Interpretation:
    rules = (fixed_part("june", example["language"]),)
    topic: Topic | None = None
    return read(
        written(example),
        Expected(example["language"], example["spread"], cards(example), example["question"], topic, rules),
    )


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_passes_every_check_unchanged(example: dict[str, Any]) -> None:
    said = told(example)

    shown = [text for text in texts_of(said) if text]
    reading = example["reading"]
    single = [reading["gist"], reading["opening"], "\n".join(reading["action"]), reading["closing"]]
    assert sorted(shown) == sorted([*single, *reading["cards"], *reading["insights"], *reading["questions"]])
    assert verdicts_in(said, example["question"]) == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_sounds_spoken(example: dict[str, Any]) -> None:
    assert lint(texts_of(told(example)), example["language"]) == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_has_the_lengths_that_are_asked_for(example: dict[str, Any]) -> None:
    said, lengths = told(example), LENGTHS[example["language"]]

    texts = [(getattr(said, field), getattr(lengths, field)) for field in ("gist", "opening", "action", "closing")]
    texts += [(passage.text, lengths.passage) for passage in said.cards]
    texts += [(insight, lengths.insight) for insight in said.insights]
    texts += [(question, lengths.question) for question in said.questions]
    assert [(len(text), length.aim, text) for text, length in texts if not length.least <= len(text) <= length.aim * ROOM] == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_costs_no_more_than_a_reading_may(example: dict[str, Any]) -> None:
    """Nothing in the cache, the schema counted."""
    person, language = uuid.UUID(int=1), example["language"]
    asked = Asked(
        person, person, date(2026, 11, 28), language, example["question"], example["mood"], example["spread"], cards(example)
    )
    prompt = render(asked)

    sent = tokens(prompt.fixed) + tokens(prompt.user) + tokens(json.dumps(response_format(3)))
    cost = price(MODEL, sent, 0, tokens(written(example))).cost_usd

    assert cost is not None
    assert cost <= BUDGET_USD[language]
