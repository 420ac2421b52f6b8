"""The rules as `rules.toml` has them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

Shown = Literal["seconds", "share", "usd", "count", "state"]

FILE: Final = Path(__file__).with_name("rules.toml")


@dataclass(frozen=True)
class Rule:
    """A figure is wrong when it is over `above`; the owner is told when it stays so for `lasts`, and, if `says_over`, when it is
    over.
    """

    name: str
    above: float
    lasts: timedelta
    shown: Shown
    says_over: bool = True


@cache
def rules() -> Mapping[str, Rule]:
    """All rules, by name, in the file's order."""
    read = tomllib.loads(FILE.read_text("utf-8"))
    return {name: _rule(name, of) for name, of in read.items()}


def _rule(name: str, of: Mapping[str, Any]) -> Rule:
    lasts = timedelta(minutes=of["minutes"])
    return Rule(name, float(of["above"]), lasts, of["shown"], says_over=of.get("over") != "unsaid")
