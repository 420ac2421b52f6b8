"""The rules as `rules.toml` has them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Final, Literal

Shown = Literal["seconds", "share", "usd", "count", "state"]

FILE: Final = Path(__file__).with_name("rules.toml")


@dataclass(frozen=True)
class Rule:
    """A figure is wrong when it is over `above`; the owner is told when it stays so for `lasts`."""

    name: str
    above: float
    lasts: timedelta
    shown: Shown


@cache
def rules() -> Mapping[str, Rule]:
    """All rules, by name, in the file's order."""
    read = tomllib.loads(FILE.read_text("utf-8"))
    return {name: Rule(name, float(of["above"]), timedelta(minutes=of["minutes"]), of["shown"]) for name, of in read.items()}
