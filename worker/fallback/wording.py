"""Puts cards, themes and the matter asked about into a template's slots, as each language wants them. Pure."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

from models.readings.deck import MAJORS, Card
from prompts.fallback import phrases
from prompts.meanings import CardMeaning, Facing, meanings
from worker.fallback.leaning import best_and_worst

_ENDED: Final = re.compile(r"(?:ค่ะ|คะ|[”.!?])$")
_REPEATED: Final = re.compile(r"ๆ$")
"""After this sign Thai leaves a space."""

_REPEATING: Final = re.compile(r"ๆ(?=[\u0e01-\u0e30\u0e40-\u0e44])")
_SMALL_WORDS: Final = (r"ก่อน", r"ไว้", r"ถ้า", r"แค่", r"ค่อยๆ", r"ทีละ", "first", "if", "once", "today", "decide", ", and ")
_TWICE: Final = re.compile(r"(" + "|".join(re.sub(r"^[a-z]+$", r"\\b\g<0>\\b", word) for word in _SMALL_WORDS) + r").*\1")
_ILL_JOINED: Final = re.compile(r"ไหนไป|เสียที(?:ไป|ได้)|(?:ก่อน|บ้าง|ที่คิด|กว่าเดิม)ได้")

_ASKING: Final = re.compile(r"(?:ไหม|หรือยัง|หรือเปล่า|อะไร|ไหน|อย่างไร|ยังไง|ใคร|เท่าไร)$")


@dataclass(frozen=True)
class Wording:
    """The words for one question. `about` names the matter, `who` the one who died; `cards` are all that lie; `said` is what the
    asker named, `ways` are the two that they weigh."""

    language: str
    about: str
    who: str
    cards: Sequence[Card]
    said: str | None = None
    ways: tuple[str, str] | None = None

    def fill(self, template: str, card: Card) -> str:
        """The template for this card, which is the reading's main card where it is not about one card."""
        if (template, card) not in self._filled:
            facing = self.facing(card)
            filled = template.format(card=self.name(card), theme=facing.theme, hint=facing.hint, **self._whatever_the_card)
            self._filled[template, card] = with_capital(filled) if self.language == "en" else _REPEATING.sub("ๆ ", filled)
        return self._filled[template, card]

    @cached_property
    def _filled(self) -> dict[tuple[str, Card], str]:
        """What was filled before: a template's length, its fit and whether it was read are asked one after another."""
        return {}

    @cached_property
    def _whatever_the_card(self) -> dict[str, str]:
        """The slots whose words are the same in the whole reading."""
        best, worst = best_and_worst(self.cards)
        return {
            "about": self.about,
            "who": self.who,
            "said": self.said or "",
            "one": self.ways[0] if self.ways else "",
            "two": self.ways[1] if self.ways else "",
            "good": self.name(best),
            "bad": self.name(worst),
            "first": self.facing(self.cards[0]).theme,
            "last": self.facing(self.cards[-1]).theme,
            "first_card": self.name(self.cards[0]),
            "last_card": self.name(self.cards[-1]),
        }

    def name(self, card: Card) -> str:
        """The card as it stands in a sentence: with its article or the word for card, and reversed when it is."""
        return _name(self.language, card)

    def meaning(self, card: Card) -> CardMeaning:
        """All that the deck says of the card."""
        return meanings(self.language).card(card.number)

    def facing(self, card: Card) -> Facing:
        """What it says the way it lies."""
        return self.meaning(card).facing(card)

    def polite(self, text: str, *, gently: bool = False) -> str:
        """The deck's text with a polite particle at its end, as Thai wants it; one that asks takes the gentle one."""
        if _ENDED.search(text):
            return text
        particles = phrases(self.language)["parts"]["particles"]
        particle: str = particles["gentle" if gently or _ASKING.search(text) else "plain"]
        return _REPEATED.sub(r"\g<0> ", text) + particle


@cache
def _name(language: str, card: Card) -> str:
    called = meanings(language).card(card.number).called
    kind = "major" if card.number < MAJORS else "numbered" if called[:1].isdigit() else "named"
    names = phrases(language)["parts"]["card"]
    named: str = names[kind].format(name=called)
    turned: str = names["reversed"].format(card=named)
    return turned if card.reversed else named


def with_capital(text: str) -> str:
    """With a capital first letter, also when a quotation mark comes before it."""
    return re.sub(r"^\W*\w", lambda first: first[0].upper(), text)


def smooth(bank: Sequence[str], fill: Callable[[str], str]) -> Sequence[str]:
    """The templates that read well with the card's phrase which `fill` puts in; all of them when none does."""
    return [template for template in bank if not _stumbles(fill(template))] or bank


def _stumbles(text: str) -> bool:
    """Whether a template and the card's phrase have the same small word, or do not join. Counting is quicker than searching."""
    twice = any(text.count(word) > 1 for word in _SMALL_WORDS) and _TWICE.search(text)
    return bool(twice or _ILL_JOINED.search(text))
