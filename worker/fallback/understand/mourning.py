"""What somebody asks who mourns: about things left behind, words for the funeral, others who grieve, their own guilt. Pure."""

import re
from functools import cache

from bot.safety.rules import visible
from prompts.fallback import signs


def asked_in_mourning(text: str) -> str | None:
    """Its name in prompts/fallback/mourning.toml; None when nothing of the kind is asked."""
    seen = visible(text).casefold()
    letters = "".join(seen.split())
    words = " ".join(re.findall(r"[a-z]+", re.sub(r"['’`]", "", seen)))
    return next((name for name, (thai, english) in _known().items() if thai.search(letters) or english.search(words)), None)


@cache
def _known() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    return {
        name: (re.compile(entry["thai"]), re.compile(rf"\b(?:{entry['english']})\b")) for name, entry in signs("mourning").items()
    }
