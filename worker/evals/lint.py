"""Finds phrases that sound translated or preachy: a warning for the prompt's author, never a reason to refuse a reading. Pure."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from worker.evals.questions import FOLDER


@dataclass(frozen=True)
class Warned:
    """What sounds wrong (`says`) and the words in which it was found."""

    says: str
    words: str


@cache
def _patterns(language: str) -> tuple[re.Pattern[str] | None, list[tuple[str, re.Pattern[str]]]]:
    known = tomllib.loads((FOLDER / "calques.toml").read_text("utf-8"))[language]
    unless = "|".join(map(re.escape, known["unless"]))
    found = [(one["says"], re.compile("|".join(f"(?:{part})" for part in one["finds"]), re.I)) for one in known["pattern"]]
    return (re.compile(unless) if unless else None), found


def lint(texts: Iterable[str], language: str) -> list[Warned]:
    """Every place in the texts that a reader of `language` would stumble over, as far as patterns can tell."""
    unless, patterns = _patterns(language)
    cleared = [unless.sub("_", text) if unless else text for text in texts]
    return [Warned(says, found[0].strip()) for text in cleared for says, pattern in patterns if (found := pattern.search(text))]
