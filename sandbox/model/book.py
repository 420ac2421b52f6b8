"""The model stand-in's books: every call with its tokens, and which prompts it has seen, for the cache."""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from sandbox.world import World


@dataclass(frozen=True)
class Usage:
    """Tokens of one call. `cached` are of the input, `reasoning` of the output."""

    input: int
    cached: int
    output: int
    reasoning: int


@dataclass(frozen=True)
class Call:
    """One call of the model that was answered. `person` is what the request named as its user, if anything."""

    api: str
    model: str
    mode: str
    person: str | None
    usage: Usage


@dataclass
class Book:
    """Kept in the world's `others`, so that a reset forgets it."""

    calls: list[Call] = field(default_factory=list)
    prefixes: set[bytes] = field(default_factory=set)

    @classmethod
    def of(cls, world: World) -> "Book":
        book = world.state.others.setdefault("model", cls())
        assert isinstance(book, cls)
        return book

    def costs(self, person_id: str) -> dict[str, int]:
        """A person's own sum when a call names them (by LINE id or its SHA-256), else everyone's."""
        names = {person_id, hashlib.sha256(person_id.encode()).hexdigest()}
        own = [call for call in self.calls if call.person in names]
        return _sum(own or self.calls)

    def show(self) -> list[dict[str, Any]]:
        return [asdict(call) for call in self.calls]


def _sum(calls: Iterable[Call]) -> dict[str, int]:
    total = {"calls": 0, "input": 0, "cached": 0, "output": 0}
    for call in calls:
        total["calls"] += 1
        total["input"] += call.usage.input
        total["cached"] += call.usage.cached
        total["output"] += call.usage.output
    return total
