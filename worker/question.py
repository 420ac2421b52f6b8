"""From a question and its cards to an interpretation: what a reading is made of, whoever says it."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Protocol

from models.readings.deck import Card
from prompts.schema import Interpretation


class CannotInterpret(Exception):
    """Nobody could: neither a model nor the deck's own meanings. The stars go back. `costs`: as `Interpreted.costs`."""

    def __init__(self, why: str, costs: Mapping[str, Any] | None = None) -> None:
        super().__init__(why)
        self.costs: Mapping[str, Any] = costs or {}


class AllDeclined(CannotInterpret):
    """Every model that answered would not answer this question. Then the deck's own meanings do not either."""


@dataclass(frozen=True)
class Question:
    """What is to be interpreted. `kind` is `reading`, or `follow_up` on the reading `parent_id`, whose question and
    interpretation then come with it. `asked_at` gives the day that the reading counts from; None is now. `earlier` fetches
    the person's last readings, for whoever must not repeat them; it is called only then."""

    reading_id: uuid.UUID
    person: uuid.UUID
    text: str
    mood: str | None
    spread: str
    cards: tuple[Card, ...]
    language: str
    kind: str = "reading"
    parent_id: uuid.UUID | None = None
    parent_question: str | None = None
    parent: Interpretation | None = None
    asked_at: datetime | None = None
    earlier: Callable[[], Sequence[Interpretation]] = tuple


@dataclass(frozen=True)
class Interpreted:
    """An interpretation with what it cost. `source`: `model` or `fallback`; tokens, USD and milliseconds are the model's."""

    interpretation: Interpretation
    source: str
    model: str | None = None
    prompt_version: str | None = None
    input_tokens: int | None = None
    cached_tokens: int | None = None
    output_tokens: int | None = None
    cost_usd: Decimal | None = None
    model_ms: int | None = None

    def as_columns(self) -> dict[str, Any]:
        """As `readings` stores it."""
        return {
            "interpretation": self.interpretation.model_dump(),
            "topic": self.interpretation.topic,
            "source": self.source,
            **self.costs,
        }

    @property
    def costs(self) -> dict[str, Any]:
        """What the models' calls cost, whether or not their answer was used; as `readings` stores it."""
        return {
            "model": self.model,
            "prompt_version": self.prompt_version,
            "input_tokens": self.input_tokens,
            "cached_tokens": self.cached_tokens,
            "output_tokens": self.output_tokens,
            "cost_usd": self.cost_usd,
            "model_ms": self.model_ms,
        }


class Interpreter(Protocol):
    """Interprets questions within 45 s. Thread-safe."""

    def interpret(self, question: Question) -> Interpreted:
        """Raises CannotInterpret."""
        ...
