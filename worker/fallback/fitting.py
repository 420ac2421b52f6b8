"""Which phrases of the common banks suit a question: no contradiction to its tone, nothing that it does not have. Pure."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from prompts.fallback import signs
from worker.fallback.understand.tones import Tone


def in_tone(texts: Sequence[str], tone: Tone, language: str) -> list[str]:
    """Those that do not say the opposite of the tone's own words: to wait, where a doctor must see somebody today."""
    contradicted = _contradicted(tone, language)
    return [one for one in texts if not (contradicted and contradicted.search(one))]


def of_subject(texts: Sequence[str], subject: str | None, language: str) -> list[str]:
    """Those that speak of nobody and nothing which this subject (by name) does not have."""
    missing = _missing(subject)
    return [one for one in texts if missing.isdisjoint(_needed(one, language))]


def fitting_first(texts: Sequence[str], subject: str | None, language: str) -> list[str]:
    """All of them, those that suit the subject before the others."""
    fit = of_subject(texts, subject, language)
    return [*fit, *(one for one in texts if one not in fit)]


@cache
def _contradicted(tone: Tone, language: str) -> re.Pattern[str] | None:
    entry = signs("unfit").get(tone)
    return re.compile(entry[language]) if entry else None


@cache
def _missing(subject: str | None) -> frozenset[str]:
    """The names of what the subject does not have."""
    needs = signs("needs").items()
    return frozenset(
        name for name, one in needs if subject in one.get("not_of", []) or ("of" in one and subject not in one["of"])
    )


@lru_cache(maxsize=4096)
def _needed(text: str, language: str) -> tuple[str, ...]:
    """The names of what a text speaks of and not every subject has. The same texts are asked for in each reading."""
    return tuple(name for name, pattern in _needs(language).items() if pattern.search(text))


@cache
def _needs(language: str) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(one[language]) for name, one in signs("needs").items()}
