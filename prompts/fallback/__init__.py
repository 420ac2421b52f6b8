"""The words that join the deck's meanings into a reading, and the words that tell a question's topic: data, by language."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final

from prompts.schema import TOPICS, Topic

_FOLDER: Final = Path(__file__).parent


@cache
def phrases(language: str) -> dict[str, Any]:
    """The phrase banks of `language` (th or en), read once. Do not change them."""
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text("utf-8"))


@cache
def _signs() -> dict[str, re.Pattern[str]]:
    data = tomllib.loads((_FOLDER / "topics.toml").read_text("utf-8"))
    return {topic: _sign(data[topic]) for topic in TOPICS if topic in data}


def _sign(words: dict[str, list[str]]) -> re.Pattern[str]:
    english = (re.escape(word.removesuffix("-")) + (r"\w*" if word.endswith("-") else "") for word in words["english"])
    return re.compile("|".join([*words["thai"], rf"\b(?:{'|'.join(english)})\b"]), re.IGNORECASE)


def topic_of(question: str) -> Topic:
    """The topic most of the question's words speak of; of equals the first in TOPICS; `other` when none does."""
    counted = {topic: len(sign.findall(question)) for topic, sign in _signs().items()}
    best = max(counted, key=lambda topic: counted[topic])
    found: Topic = best if counted[best] else "other"  # type: ignore[assignment]  # its keys come from TOPICS
    return found
