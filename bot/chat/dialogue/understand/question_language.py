"""The language that a question is asked in, by its letters. Pure."""

from functools import cache
from typing import Final

import regex

from bot.chat.dialogue.understand.words import words_in

_THAI: Final = regex.compile(r"\p{Thai}")
_LATIN: Final = regex.compile(r"\p{Latin}")
_WORD: Final = regex.compile(r"\p{Latin}{2,}")
_THAI_LETTERS: Final = 5
"""Who types Thai letters reads them; a question with fewer may be made of names."""

_LATIN_LETTERS: Final = 12
"""A question with fewer letters, or of fewer than three words, may be made of names, or of words that Thai has borrowed."""


@cache
def _english() -> frozenset[str]:
    words: str = words_in("english.toml")["words"]
    return frozenset(words.split())


def language_of_question(text: str, chat: str, before: str | None = None) -> str:
    """th or en when the question is surely in it; the chat's language when it is short, mixed or in neither.

    `before`: the language of the reading that a further question is about; even a short one in its letters is in it.
    """
    thai, latin = len(_THAI.findall(text)), len(_LATIN.findall(text))
    if thai >= _THAI_LETTERS and thai >= 4 * latin:
        return "th"
    if not thai and latin and (before == "en" or _is_english(text, latin)):
        return "en"
    return chat


def _is_english(text: str, letters: int) -> bool:
    """Long enough, and with two common words at least: Thai is written with Latin letters too."""
    words = set(_WORD.findall(text.casefold()))
    return letters >= _LATIN_LETTERS and len(words) >= 3 and len(words & _english()) >= 2
