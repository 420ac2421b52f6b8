"""The samples that the chat window is tried with are valid, and leave nothing of LINE's specification out."""

from collections import defaultdict
from typing import Any

import pytest

from sandbox.line.rules.checking import Report
from sandbox.line.rules.flex import BLOCKS, BUBBLE_FIELDS, check_flex
from sandbox.line.rules.flex_properties import BLOCK_STYLE, FIELDS
from tests.helpers.messages.specification import SAMPLES


def used() -> dict[str, set[str]]:
    """Property names in all samples, by the type that has them."""
    found: dict[str, set[str]] = defaultdict(set)

    def look(part: Any, kind: str) -> None:
        if isinstance(part, list):
            for each in part:
                look(each, "")
        elif isinstance(part, dict):
            name = str(part.get("type", kind))
            found[name] |= set(part) - {"type"}
            for key, value in part.items():
                look(value, "styles" if key == "styles" else "block" if kind == "styles" else "")

    look(list(SAMPLES.values()), "")
    return found


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_one_that_line_takes(name: str) -> None:
    report = Report()

    check_flex(SAMPLES[name], report)

    assert report.problems == []


def test_there_are_thirty_at_least() -> None:
    assert len(SAMPLES) >= 30


NOWHERE = {"icon": {"offsetBottom"}}
"""An icon stands in baseline boxes only, where LINE refuses this one."""


@pytest.mark.parametrize("kind", FIELDS)
def test_every_property_of_a_component_is_in_a_sample(kind: str) -> None:
    assert set(FIELDS[kind]) - used()[kind] == NOWHERE.get(kind, set())


def test_every_property_of_containers_is_in_a_sample() -> None:
    assert BUBBLE_FIELDS - used()["bubble"] == {"type"}
    assert set(BLOCKS) == used()["styles"]
    assert set(BLOCK_STYLE) == used()["block"]
    assert used()["linearGradient"] == {"angle", "startColor", "endColor", "centerColor", "centerPosition"}
