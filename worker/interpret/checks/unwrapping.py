"""Finds the JSON object in a model's answer: alone, in a code fence, after its reasoning, or among other text. Pure."""

import json
import re
from typing import Any, Final

LONGEST: Final = 100_000
"""No reading is as long as this many characters: a longer text is a runaway, and is not searched."""

_THOUGHTS: Final = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL | re.IGNORECASE)
_DECODER: Final = json.JSONDecoder(strict=False)
"""Not strict: a line break inside a string is a fault of some endpoints that costs nothing to accept."""


def outermost(text: str) -> dict[str, Any] | None:
    """The longest JSON object in `text`, or None. Structured output is JSON alone; other endpoints wrap it.

    An object that is nothing but the name of another (`{"reading": {...}}`) is such a wrapping too.
    """
    if len(text) > LONGEST:
        return None
    whole, end = _object_at(text.strip(), 0)
    found = whole if whole is not None and end == len(text.strip()) else _longest(_THOUGHTS.sub(" ", text))
    while found and len(found) == 1 and isinstance(inner := next(iter(found.values())), dict):
        found = inner
    return found


def _longest(text: str) -> dict[str, Any] | None:
    best: dict[str, Any] | None = None
    longest, place = 0, text.find("{")
    while place != -1:
        found, end = _object_at(text, place)
        if found is not None and end - place > longest:
            best, longest = found, end - place
        place = text.find("{", max(end, place + 1))
    return best


def _object_at(text: str, place: int) -> tuple[dict[str, Any] | None, int]:
    """The object that begins at `place` and where it ends; None and `place` when there is none."""
    try:
        found, end = _DECODER.raw_decode(text, place)
    except (ValueError, RecursionError):
        return None, place
    return (found, end) if isinstance(found, dict) else (None, place)
