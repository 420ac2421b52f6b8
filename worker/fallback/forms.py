"""How a question is put: whether it asks for a yes, a time, a way, a reason. Pure."""

import re
from enum import StrEnum
from functools import cache
from typing import Final

from bot.safety.rules import visible
from prompts.fallback import signs

_BARE_TOPIC: Final = 24
"""Characters of a topic with a word or two about it."""


class Form(StrEnum):
    """In the order in which they are looked for, except OUTLOOK, which is also what no other form fits."""

    WHEN = "when"
    WATCH = "watch"
    """What should I be careful about?"""
    WHY = "why"
    FEELS = "feels"
    """What does another person feel?"""
    BLAME = "blame"
    """Am I to blame, not good enough, too much?"""
    WHO = "who"
    """Who is, or what is the name of, somebody whom no card can name?"""
    HOW = "how"
    CHOOSE = "choose"
    SHOULD = "should"
    OUTLOOK = "outlook"
    WILL = "will"


def form_of(text: str, unwell: bool = False) -> Form:
    """The form of the question. Without one, a bare topic asks how it looks; a longer text, or whoever is `unwell`, tells what is
    going on and so asks what to do."""
    seen = visible(text).casefold()
    letters = "".join(seen.split()).rstrip("?!.…~ๆ")
    words = " ".join(re.findall(r"[a-z0-9]+", re.sub(r"['’`]", "", seen)))
    for form, (thai, english) in _patterns().items():
        if thai.search(letters) or english.search(words):
            return form
    return Form.HOW if unwell or len(text) > _BARE_TOPIC else Form.OUTLOOK


@cache
def _patterns() -> dict[Form, tuple[re.Pattern[str], re.Pattern[str]]]:
    return {
        Form(name): (re.compile("|".join(entry["thai"])), re.compile(rf"\b(?:{'|'.join(entry['english'])})\b"))
        for name, entry in signs("forms").items()
    }
