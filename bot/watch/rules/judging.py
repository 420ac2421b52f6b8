"""Holds figures against the rules, pure: what begins to be wrong, what is to be told, what is over.

A rule that wavers tells little: what is wrong is over only when its figure was well for `CALM` in one piece.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.watch.rules.table import Rule
from models.owner.alerts import Alert

CALM: Final = timedelta(minutes=10)

Figures = Mapping[str, float]
"""By rule. A rule that is missing: nobody knows now, and all stays as it was."""


@dataclass(frozen=True)
class Judged:
    """What one round comes to: alerts to save and to drop; of these, what the owner is told: `begun` and `over`."""

    saved: tuple[Alert, ...] = ()
    dropped: tuple[str, ...] = ()
    begun: tuple[Alert, ...] = ()
    over: tuple[Alert, ...] = ()


def judge(rules: Mapping[str, Rule], alerts: Mapping[str, Alert], figures: Figures, now: datetime) -> Judged:
    """Compares every figure that is known with its rule. An alert whose rule is gone from the table is dropped unsaid."""
    saved: list[Alert] = []
    dropped = [rule for rule in alerts if rule not in rules]
    begun: list[Alert] = []
    over: list[Alert] = []
    for name, rule in rules.items():
        value, alert = figures.get(name), alerts.get(name)
        if value is None:
            continue
        if value > rule.above:
            known = alert or Alert(name, value, now)
            next_one = replace(known, value=value, eased_at=None)
            if known.raised_at is None and now - known.began_at >= rule.lasts:
                next_one = replace(next_one, raised_at=now)
                begun.append(next_one)
            if alert is None or _differs(alert, next_one):
                saved.append(next_one)
        elif alert is not None:
            if alert.raised_at is None:
                dropped.append(name)
            elif alert.eased_at is None:
                saved.append(replace(alert, eased_at=now))
            elif now - alert.eased_at >= CALM:
                dropped.append(name)
                over += [alert] if rule.says_over else []
    return Judged(tuple(saved), tuple(dropped), tuple(begun), tuple(over))


def _differs(before: Alert, after: Alert) -> bool:
    """Whether it is worth a write: a wrong figure alone changes all the time."""
    return (before.raised_at, before.eased_at) != (after.raised_at, after.eased_at)
