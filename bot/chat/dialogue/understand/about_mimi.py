"""What people ask of MiMi herself (prices, another question, a person), which no cards can answer.

Pure; the words are in words/about_mimi.toml.
"""

from functools import cache
from typing import Final, Literal, cast, get_args

from bot.chat.dialogue.understand.vocabulary import Vocabulary
from bot.chat.dialogue.understand.words import words_in
from bot.say.buttons.menu import MenuButton
from bot.say.buttons.parser import parse

Unsure = Literal["stuck", "remark", "begin"]
"""They do not know how to answer her; they say something on the way; they would like to ask, and do not yet."""

_FIRST: Final = ("contact", "ask", "cancel", "topup", "help", "invite", "language:en", "language:th", *get_args(Unsure))
"""What is answered when a text asks several things."""


@cache
def _words() -> Vocabulary:
    words = words_in("about_mimi.toml")
    fillers = words.pop("fillers")
    return Vocabulary(words, fillers)


def about_mimi(text: str) -> MenuButton | Unsure | None:
    """The button of the menu that answers a text about MiMi herself, or why there is none to answer it."""
    kinds = _words().kinds(text)
    kind = next((kind for kind in _FIRST if kind in kinds), None)
    if kind is None or kind in get_args(Unsure):
        return cast("Unsure | None", kind)
    button = parse(kind)
    if not isinstance(button, MenuButton):
        raise ValueError(f"about_mimi.toml: {kind!r} is no button of the menu")
    return button
