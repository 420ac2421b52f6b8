"""How a question is put: whether it asks for a yes, a time, a way, a reason. Pure."""

import re
from enum import StrEnum
from functools import cache
from typing import Final

from bot.safety.rules import visible
from prompts.fallback import signs

_ASKS_FOR_ONESELF: Final = re.compile(r"ควร.{0,24}(?:ยังไง|อย่างไร|ไง|อะไร|ไหม|มั้ย|ดี)|ทำ(?:ตัว)?(?:ยังไง|อย่างไร|ไง)ดี")
_ASKING: Final = re.compile(r"ไหม|มั้ย|มัย|หรือ|รึ|ป่าว|ปะ|ยังไง|อย่างไร|ไง|อะไร|แบบไหน")
"""What somebody feels may only be told, and the question comes after it: he says he likes men, what should I do?"""

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
        found = thai.search(letters)
        if found and form is Form.FEELS and _is_only_told(letters, found.end()):
            continue
        if found or english.search(words):
            return form
    return Form.HOW if unwell or len(text) > _BARE_TOPIC else Form.OUTLOOK


def _is_only_told(letters: str, end: int) -> bool:
    """Whether no question comes before the one what the asker should do, and that one comes after `end`."""
    asked = _ASKS_FOR_ONESELF.search(letters, end)
    return asked is not None and not _ASKING.search(letters[: asked.start()])


@cache
def _patterns() -> dict[Form, tuple[re.Pattern[str], re.Pattern[str]]]:
    return {
        Form(name): (re.compile("|".join(entry["thai"])), re.compile(rf"\b(?:{'|'.join(entry['english'])})\b"))
        for name, entry in signs("forms").items()
    }
