"""What must be caught in code: people in danger before a star is taken, and verdicts in what a model said. Pure."""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

_HIDDEN: Final = {"Cf", "Cc", "Co", "Cs"}
_TONES: Final = str.maketrans({"ๅ": "า", "็": None, "่": None, "้": None, "๊": None, "๋": None, "์": None, "ฺ": None})
_LEET: Final = str.maketrans("013457@$", "oieastas")
_THAI: Final = re.compile(r"[\u0e00-\u0e7f]")


def visible(text: str) -> str:
    """`text` without hidden characters (zero-width, direction marks, control), in compatibility form; line breaks stay."""
    kept = "".join(char for char in text if char in "\n\t" or unicodedata.category(char) not in _HIDDEN)
    return unicodedata.normalize("NFKC", kept).replace("\u0e4d\u0e32", "ำ").replace("เเ", "แ")


def _folded(text: str) -> str:
    return visible(text).casefold().translate(_TONES)


def _views(text: str) -> tuple[str, str]:
    """The folded text without spaces (for Thai) and as words with one space between (for English)."""
    folded = re.sub(r"(.)\1{2,}", r"\1", _folded(text))
    joined = re.sub(r"[^\w\u0e00-\u0e7f]+", "", folded)
    words = re.sub(r"[^a-z0-9@$\u0e00-\u0e7f]+", " ", _THAI.sub(" ", folded))
    words = re.sub(r"(?<=[a-z])[013457@$](?=[a-z])", lambda found: found[0].translate(_LEET), words)
    words = re.sub(r"\b(?:[a-z] ){3,}[a-z]\b", lambda found: found[0].replace(" ", ""), words)
    return joined, " ".join(words.split())


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """Of each class: what is searched in the joined text, and what in the words."""
    data = tomllib.loads((Path(__file__).parent / "safety.toml").read_text("utf-8"))
    return {
        name: (
            re.compile("|".join(pattern.translate(_TONES) for pattern in entry["thai"]) or "(?!)"),
            re.compile(r"\b(?:" + "|".join(entry["english"]) + ")" if entry["english"] else "(?!)"),
        )
        for name, entry in data.items()
    }


def _cleared(text: str) -> tuple[str, str]:
    joined, words = _views(text)
    thai, english = _patterns()["harmless"]
    return thai.sub("_", joined), english.sub(" _ ", words)


def danger(text: str) -> str | None:
    """`self_harm` or `abuse` when someone needs people rather than cards; else None."""
    joined, words = _cleared(text)
    for kind in ("self_harm", "abuse"):
        thai, english = _patterns()[kind]
        if thai.search(joined) or english.search(words):
            return kind
    return None
