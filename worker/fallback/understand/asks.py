"""What a question asks when its matter is unsure: how to choose, or how to say something to somebody. Pure."""

import re
from functools import cache

from bot.safety.rules import visible
from prompts.fallback import signs


def asked_of(text: str) -> str | None:
    """`choose` for "how do I choose", `talk` for "do I say something" and "how do we talk"; None when it is neither."""
    seen = visible(text).casefold()
    letters = "".join(seen.split())
    words = " ".join(re.findall(r"[a-z]+", re.sub(r"['’`]", "", seen)))
    return next((name for name, (thai, english) in _patterns().items() if thai.search(letters) or english.search(words)), None)


def answers_other(subject: str, text: str) -> bool:
    """Whether the advice of this subject (by name) would answer something else than the text asks."""
    return subject in signs("asks").get(asked_of(text) or "", {}).get("not_of", [])


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    return {
        name: (re.compile(entry["thai"]), re.compile(rf"\b(?:{entry['english']})\b")) for name, entry in signs("asks").items()
    }
