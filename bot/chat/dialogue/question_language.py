"""The language that a question is asked in, by its letters. Pure."""

from typing import Final

import regex

_THAI: Final = regex.compile(r"\p{Thai}")
_LATIN: Final = regex.compile(r"\p{Latin}")
_WORD: Final = regex.compile(r"\p{Latin}{2,}")
_LETTERS: Final = 12
"""A question with fewer letters, or of fewer than three Latin words, may be made of names."""


def language_of_question(text: str, chat: str) -> str:
    """th or en when the question is surely in it; the chat's language when it is short, mixed or in neither."""
    thai, latin = len(_THAI.findall(text)), len(_LATIN.findall(text))
    if thai >= _LETTERS and thai >= 4 * latin:
        return "th"
    if not thai and latin >= _LETTERS and len(_WORD.findall(text)) >= 3:
        return "en"
    return chat
