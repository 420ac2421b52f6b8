"""The language that a question is asked in, by its letters. Pure."""

from typing import Final

import regex

_THAI: Final = regex.compile(r"\p{Thai}")
_LATIN: Final = regex.compile(r"\p{Latin}")
_WORD: Final = regex.compile(r"\p{Latin}{2,}")
_THAI_LETTERS: Final = 5
"""Who types Thai letters reads them; a question with fewer may be made of names."""

_LATIN_LETTERS: Final = 12
"""A question with fewer letters, or of fewer than three words, may be made of names, or of words that Thai has borrowed."""

_ENGLISH: Final = frozenset(
    "a about after again all am an and any anyone are as ask at back be because been before being best better between big both"
    " business but by can career change come could day did does doing ever every family find first for forever from future get"
    " getting give go going good got guy had happen has have he health her him his home how husband i if in is it job just keep"
    " know last leave life like long look love make man many marry meet mean money month more move much my need never new next"
    " not now of off on one only or our out over people quit really relationship right say see she should so some someone soon"
    " start still stop study take talk tell than that the their them there they thing think this time trust try until us want was"
    " way we week well were what when where which who why will wife with work would year yes you your".split()
)
"""Common words, none of which is common in Thai that is written with Latin letters."""


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
    return letters >= _LATIN_LETTERS and len(words) >= 3 and len(words & _ENGLISH) >= 2
