"""What all of a language's prompts have alike: a beginning that the cache keeps, versions, and no more tokens than it may cost.

Tokens are estimated, since no tokenizer is installed: a token is 4 ASCII characters or 2 others when the most is asked for
(that is how the model's stand-in counts), 4.8 or 3 when the least is. The truth lies between.
"""

import json
import random
import re
import uuid
from decimal import Decimal
from typing import Any

import pytest

from prompts.lengths import LENGTHS, insights_for
from prompts.rendering import fixed_part, version_for
from prompts.schema import response_format
from tests.helpers.model.questions import question, random_questions
from tests.unit.prompts.prompting import LANGUAGES, VERSIONS, prompt
from tests.unit.prompts.token_costs import BUDGET_USD, MODEL, tokens
from worker.interpret.asking import effort
from worker.interpret.cost import price

CACHED_FROM = 1024
LETTER = {"th": "ก", "en": "a"}


def fewest(text: str) -> int:
    return tokens(text, 4.8, 3)


def answer_as_long_as_asked(language: str) -> str:
    """A three-card reading of which every text has the length that the rules name."""
    lengths, letter = LENGTHS[language], LETTER[language]
    told = {
        "danger": "none",
        "valid": True,
        "reason": "",
        "topic": "family",
        "gist": letter * lengths.gist.aim,
        "opening": letter * lengths.opening.aim,
        "cards": {str(place): letter * lengths.passage.aim for place in (1, 2, 3)},
        "insights": [letter * lengths.insight.aim] * insights_for(3),
        "action": [letter * (lengths.action.aim // 3)] * 3,
        "closing": letter * lengths.closing.aim,
        "questions": [letter * lengths.question.aim] * 2,
    }
    assert list(told) == list(response_format(3)["properties"])
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_prefix_is_the_same_for_everyone_and_long_enough_for_the_cache(language: str) -> None:
    prompts = [prompt(asked) for asked in random_questions(language, 60)]

    assert len({one.fixed for one in prompts}) == 1
    assert fewest(prompts[0].fixed) >= CACHED_FROM
    assert len({one.user for one in prompts}) == 60


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("version", VERSIONS)
def test_each_version_has_a_whole_prefix_of_its_own(language: str, version: str) -> None:
    fixed = fixed_part(version, language)

    assert fewest(fixed) >= CACHED_FROM
    assert not re.search(r"[{}]|%}", fixed)
    assert ("Thai" in fixed) == (language == "th")
    assert len({fixed_part(one, language) for one in VERSIONS}) == len(VERSIONS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("version", VERSIONS)
def test_the_rules_name_the_lengths_that_the_checks_keep_to(language: str, version: str) -> None:
    fixed, lengths = fixed_part(version, language), LENGTHS[language]
    texts = fixed.partition("# Texts and their length")[2].partition("#")[0]

    named = {int(number) for number in re.findall(r"\d+", texts)}

    fields = ("gist", "opening", "passage", "together", "insight", "action", "closing", "question")
    assert named == {getattr(lengths, field).aim for field in fields}
    assert f"insights: {insights_for(3)} (ten cards: {insights_for(10)})" in fixed


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("version", VERSIONS)
def test_a_three_card_reading_keeps_to_its_budget_without_any_cache(language: str, version: str, record_property: Any) -> None:
    """By the higher count of tokens, the schema among them, at the list price; the answer as long as the rules ask for."""
    fixed = tokens(fixed_part(version, language)) + tokens(json.dumps(response_format(3)))
    said = tokens(answer_as_long_as_asked(language))
    most = Decimal(0)
    for seed in range(30):
        own = tokens(prompt(question(language, "three", seed), version).user)
        bill = price(MODEL, fixed + own, 0, said)
        assert bill.cost_usd is not None
        most = max(most, bill.cost_usd)
        record_property("tokens", f"{language}: fixed {fixed}, own {own}, answer {said}, {bill.cost_usd:.6f} USD")

    assert most <= BUDGET_USD[language]


def test_people_are_shared_out_between_versions_and_keep_theirs() -> None:
    chance = random.Random(3)
    people = [uuid.UUID(int=chance.getrandbits(128)) for _ in range(2000)]
    given_shares = {"one": 90, "other": 10}
    given = [version_for(person, given_shares) for person in people]
    assert given == [version_for(person, given_shares) for person in people]
    assert 0.07 < given.count("other") / len(given) < 0.13
    assert {version_for(person, {"one": 0, "other": 5}) for person in people} == {"other"}
    assert {prompt(question(seed=seed)).version for seed in range(9)} <= set(VERSIONS)
    with pytest.raises(ValueError, match="share"):
        version_for(people[0], {"one": 0})


@pytest.mark.parametrize("version", VERSIONS)
def test_a_version_can_be_asked_for(version: str) -> None:
    told = prompt(question("th"), version)
    assert (told.version, told.fixed) == (version, fixed_part(version, "th"))


def test_the_cheap_model_does_not_think_at_length() -> None:
    assert effort("gpt-6-luna", question(spread="three")) == "none"
    assert effort("gpt-5.6-luna", question(spread="celtic")) == "low"
    assert effort("gpt-5.4-mini", question()) == "low"
