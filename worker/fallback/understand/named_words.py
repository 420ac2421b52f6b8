"""Puts the words that a pattern names in braces into it, so that all patterns know the same ways of saying them. Pure."""

import re
from typing import Final

from prompts.fallback import signs

_NAMED: Final = re.compile(r"\{([a-z]+)\}")


def with_named_words(pattern: str, language: str) -> str:
    """The pattern with each `{name}` replaced by the words of that name, which may name others. `language`: thai or english.

    Raises KeyError for a name that prompts/fallback/words.toml does not have.
    """
    words = signs("words")[language]
    while found := _NAMED.search(pattern):
        pattern = pattern.replace(found[0], words[found[1]])
    return pattern
