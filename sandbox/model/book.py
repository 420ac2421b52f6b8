"""The model stand-in's books: every call with its tokens, and which prompts it has seen, for the cache."""

import hashlib
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from sandbox.world import World

SUMMED: Final = ("calls", "input", "cached", "output")


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
    """Kept in the world's `others`, so that a reset forgets it. `sums` is by person, and None for everyone."""

    calls: list[Call] = field(default_factory=list)
    prefixes: set[bytes] = field(default_factory=set)
    sums: dict[str | None, dict[str, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, world: World) -> "Book":
        book = world.state.others.setdefault("model", cls())
        assert isinstance(book, cls)
        return book

    def enter(self, call: Call) -> None:
        self.calls.append(call)
        for person in {None, call.person}:
            total = self.sums.setdefault(person, dict.fromkeys(SUMMED, 0))
            for name, more in zip(SUMMED, (1, call.usage.input, call.usage.cached, call.usage.output), strict=True):
                total[name] += more

    def costs(self, person_id: str) -> dict[str, int]:
        """A person's own sum when a call names them (by LINE id or its SHA-256), else everyone's."""
        hashed = hashlib.sha256(person_id.encode()).hexdigest()
        found = self.sums.get(person_id) or self.sums.get(hashed) or self.sums.get(None)
        return dict(found or dict.fromkeys(SUMMED, 0))

    def show(self) -> list[dict[str, Any]]:
        return [asdict(call) for call in self.calls]
