"""The golden questions and the words by which a passage shows its place, from prompts/evals."""

import tomllib
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import prompts
from models.readings.deck import SPREADS, deal
from worker.question import Question

FOLDER: Final = Path(prompts.__file__).parent / "evals"
_NAMES: Final = uuid.UUID("8a3f2f6e-6d1c-5b7e-9a55-0f6f6d696d69")


@dataclass(frozen=True)
class Golden:
    """A question with what is to be expected of its reading. `hard` says what makes it hard, if anything."""

    question: Question
    topic: str
    valid: bool
    hard: str


def golden() -> list[Golden]:
    """All of them, each with the same cards every time."""
    entries = tomllib.loads((FOLDER / "questions.toml").read_text("utf-8"))["question"]
    return [_golden(number, entry) for number, entry in enumerate(entries, 1)]


def places(language: str, spread: str) -> list[list[str]]:
    """For each position of the spread, words of which a passage there has at least one."""
    read: list[list[str]] = tomllib.loads((FOLDER / "places.toml").read_text("utf-8"))[spread][language]
    return read


def _golden(number: int, entry: dict[str, Any]) -> Golden:
    name = uuid.uuid5(_NAMES, f"{number}:{entry['text']}")
    cards = deal(name.bytes * 2)[: SPREADS[entry["spread"]]]
    question = Question(name, name, entry["text"], entry.get("mood"), entry["spread"], tuple(cards), entry["language"])
    return Golden(question, entry["topic"], entry.get("valid", True), entry.get("hard", ""))
