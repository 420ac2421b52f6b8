"""Targets for the statistics, and the comparison with what was measured."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final


@dataclass(frozen=True)
class Target:
    """`name` is for people, `path` finds the figure; it should be below `below`."""

    name: str
    path: tuple[str, ...]
    below: float
    unit: str


TARGETS: Final = (
    Target("Webhook answered, p95", ("times", "webhook", "p95"), 0.2, "s"),
    Target("Model, p95", ("times", "model", "p95"), 3.0, "s"),
    Target("Paid to delivered, p95", ("times", "whole", "p95"), 5.0, "s"),
    Target("Readings that failed", ("errors", "rate"), 0.001, "%"),
    Target("Model's cost of a three-card reading", ("money", "three_usd"), 0.0005, "USD"),
)


def judged(figures: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Each target with what `is`, and whether that is `met` (None: there is nothing to go by)."""
    return [_judge(target, _at(figures, target.path)) for target in TARGETS]


def _judge(target: Target, value: float | None) -> dict[str, Any]:
    met = None if value is None else value < target.below
    return {"name": target.name, "is": value, "below": target.below, "unit": target.unit, "met": met}


def _at(figures: Mapping[str, Any], path: tuple[str, ...]) -> float | None:
    found: Any = figures
    for key in path:
        found = found.get(key) if isinstance(found, Mapping) else None
    return None if found is None else float(found)
