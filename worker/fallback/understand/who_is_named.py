"""Of whom a question speaks: who has died, or who is ill. Pure."""

import re
from functools import cache
from typing import Final

from bot.safety.rules import visible
from prompts.fallback import signs
from worker.fallback.understand.named_words import with_named_words

NOBODY: Final = "someone"


def who_is_named(text: str) -> str:
    """The name of the person or animal in the phrase banks' `who`; `someone` when the question does not say."""
    seen = visible(text).casefold()
    letters = "".join(seen.split())
    words = " ".join(re.findall(r"[a-z]+", re.sub(r"['’`]", "", seen)))
    return next((name for name, (thai, english) in _known().items() if thai.search(letters) or english.search(words)), NOBODY)


@cache
def _known() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    return {
        name: (_compiled(entry["thai"], "thai"), _compiled(entry["english"], "english")) for name, entry in signs("who").items()
    }


def _compiled(pattern: str, language: str) -> re.Pattern[str]:
    words = with_named_words(pattern, language)
    return re.compile(words if language == "thai" else rf"\b(?:{words})s?\b")
