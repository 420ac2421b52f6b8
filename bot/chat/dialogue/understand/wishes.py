"""What people want of MiMi in sentences of their own ("can I see my reading of yesterday"). Pure; the words are in wishes.toml.

A text is cut into known words, and the parts of which it is made decide. One unknown word, and it is a question.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal, Self, cast, get_args

from bot.chat.dialogue.understand.about_mimi import Unsure
from bot.chat.dialogue.understand.typed import menu_words
from bot.chat.dialogue.understand.vocabulary import Vocabulary, folded
from bot.chat.dialogue.understand.words import words_in
from bot.say.buttons.menu import MenuButton
from bot.say.buttons.parser import parse

Wish = Unsure | Literal["missing"]
"""`missing`: a reading that has not come."""

_SHORTEST: Final = 4
"""Letters of a menu's word that may stand in a sentence; shorter ones are parts of other words."""

_NOT_IN_SENTENCES: Final = ("cancel", "go_on")
"""They give something up, or begin it: only their own words mean them."""


@dataclass(frozen=True)
class Rule:
    """The parts that a text must have, and those that it has at most."""

    needs: frozenset[str]
    most: frozenset[str]
    means: str

    @classmethod
    def of(cls, written: str, means: str) -> Self:
        """A rule as wishes.toml writes it."""
        needs, _, may = written.partition("|")
        return cls(frozenset(needs.split()), frozenset(f"{needs} {may}".split()), means)


@cache
def _words() -> tuple[Vocabulary, tuple[Rule, ...]]:
    tables: Mapping[str, Any] = words_in("wishes.toml")
    parts = dict(tables["words"])
    fillers = parts.pop("fillers")
    menu: dict[str, list[str]] = {}
    for word, button in menu_words().items():
        if button.data not in _NOT_IN_SENTENCES and len(folded(word)) >= _SHORTEST:
            menu.setdefault(f"@{button.data}", []).append(word)
    rules = [Rule.of(written, means) for means, several in tables["rules"].items() for written in several]
    return Vocabulary(menu | parts, fillers), (*rules, *(_beside(part, tables["beside"], rules) for part in menu))


def _beside(part: str, always: str, rules: list[Rule]) -> Rule:
    """One of the menu's words, with what is said besides of the same thing."""
    said = " ".join(word for rule in rules if rule.means == part[1:] for word in rule.most)
    return Rule.of(f"{part} | {always} {said}", part[1:])


def wish(text: str) -> MenuButton | Wish | None:
    """The button of the menu that a whole sentence asks for, or what else it wants; None: it may be a question."""
    vocabulary, rules = _words()
    parts = frozenset(vocabulary.kinds(text))
    means = next((rule.means for rule in rules if rule.needs <= parts <= rule.most), None) if parts else None
    if means is None or means in (*get_args(Unsure), "missing"):
        return cast("Wish | None", means)
    if means == "ask":
        return "begin"
    button = parse(means)
    if not isinstance(button, MenuButton):
        raise ValueError(f"wishes.toml: {means!r} is no button of the menu")
    return button
