"""The result of one check: its state, what was found, and how to fix it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

HIDDEN: Final = "***"
SHORTEST_SECRET: Final = 6


class State(StrEnum):
    """`WARNING`: MiMi works, but not as well as she might, or it cannot be known yet. `WRONG`: people would notice."""

    OK = "ok"
    WARNING = "warning"
    WRONG = "wrong"


@dataclass(frozen=True)
class Finding:
    """`about` is a setting's name, or the name of a thing that settings point at. `mend` is empty when all is well."""

    about: str
    state: State
    what: str
    mend: str = ""


def ok(about: str, what: str) -> Finding:
    return Finding(about, State.OK, what)


def warning(about: str, what: str, mend: str) -> Finding:
    return Finding(about, State.WARNING, what, mend)


def wrong(about: str, what: str, mend: str) -> Finding:
    return Finding(about, State.WRONG, what, mend)


def verdict(findings: Iterable[Finding]) -> State:
    """The worst of them."""
    states = {finding.state for finding in findings}
    return next((state for state in (State.WRONG, State.WARNING) if state in states), State.OK)


def without(secrets: Iterable[str], finding: Finding) -> Finding:
    """The same finding with every secret in it hidden: what a service answers may quote what it was sent."""
    what, mend = finding.what, finding.mend
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= SHORTEST_SECRET:
            what, mend = what.replace(secret, HIDDEN), mend.replace(secret, HIDDEN)
    return replace(finding, what=what, mend=mend)
