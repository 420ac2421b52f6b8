"""Finds danger in a text by rules, before any model is asked. Pure.

A rule is plain (the help lines come at once) or maybe (one kind question is asked). Nothing is cut out of the text before it is
searched; what a rule calls a saying weakens one hit only, by the words around that hit.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final

from bot.safety.compiling import FOLDER, english, one_of, read_patterns, thai, written
from bot.safety.folding import english_words, inspected, thai_letters, unrepeated, visible
from bot.safety.gates.stems import Stems
from models.general.kept import kept

_AROUND: Final = 30
"""How many letters on either side of a hit may make it a saying."""

_LONGEST_QUESTION: Final = 1_500
"""Letters in which a maybe is looked for: a longer text is no question, so there is nothing to ask about before it."""


class Danger(StrEnum):
    """Kinds of danger, the gravest first: the first one is reported when a text shows several."""

    MEDICAL_EMERGENCY = "medical_emergency"
    SELF_HARM = "self_harm"
    HARM_TO_OTHERS = "harm_to_others"
    ABUSE = "abuse"


@dataclass(frozen=True)
class Concern:
    """A danger that the rules found. `plain`: the help lines come at once; else one kind question is asked first."""

    kind: Danger
    plain: bool


@dataclass(frozen=True)
class _Pattern:
    """A rule's patterns in one language. The words around a hit can make it unsure, or a mere saying.

    Each is compiled when it is first searched for: all of them would take half a second of a process's start, and few texts
    come to any.
    """

    entry: Mapping[str, Any]
    language: str

    @cached_property
    def sought(self) -> re.Pattern[str] | None:
        return self._compiled(self.language, " ")

    @cached_property
    def unsure(self) -> re.Pattern[str] | None:
        return self._compiled(f"unsure_{self.language}", r"\b")

    @cached_property
    def saying(self) -> re.Pattern[str] | None:
        return self._compiled(f"saying_{self.language}", r"\b")

    def _compiled(self, name: str, begins: str) -> re.Pattern[str] | None:
        patterns = self.entry.get(name, ())
        return thai(patterns) if self.language == "thai" else english(patterns, begins)

    def may_hit(self, text: str) -> bool:
        """Quick, because nearly every text has no hit of any rule."""
        return (self.sought is not None and self.sought.search(text) is not None) or self._stand_together(text)

    def hits(self, text: str) -> Iterator[bool]:
        """One item for each hit that is no saying: whether it is sure."""
        for hit in self.sought.finditer(text) if self.sought else ():
            yield from self._weighed(text[max(0, hit.start() - _AROUND) : hit.end() + _AROUND])
        if self._stand_together(text):
            yield from self._weighed(text)

    def _weighed(self, around: str) -> Iterator[bool]:
        if not (self.saying and self.saying.search(around)):
            yield not (self.unsure and self.unsure.search(around))

    def _stand_together(self, text: str) -> bool:
        """Whether a word of each field of one list is in the text, in any order."""
        return any(
            all(one_of(field, self.language).search(text) for field in fields)
            for fields in self.entry.get(f"together_{self.language}", ())
        )


@dataclass(frozen=True)
class _Rule:
    """`jokes`: a sign of joking anywhere in the text makes it a maybe. `always`: nothing around it does."""

    kind: Danger
    plain: bool
    jokes: bool
    always: bool
    thai: "_Pattern"
    english: "_Pattern"

    @property
    def _reach(self) -> int | None:
        """How many letters of a text are searched, None for all."""
        return None if self.plain else _LONGEST_QUESTION

    def may_find(self, letters: str, words: str) -> bool:
        return self.thai.may_hit(letters[: self._reach]) or self.english.may_hit(words[: self._reach])

    def found(self, letters: str, words: str, *, unsure: bool) -> Concern | None:
        sure = self.plain and not unsure
        hits = [*self.thai.hits(letters[: self._reach]), *self.english.hits(words[: self._reach])]
        return Concern(self.kind, sure and any(hits)) if hits else None


def find_danger(text: str) -> Concern | None:
    """The gravest concern that the text gives, a plain one before any other; None for almost every text."""
    seen = unrepeated(visible(inspected(text)))
    letters, words = thai_letters(seen), english_words(seen)
    rules = _rules_for(letters, words)
    if not rules:
        return None
    joking = any(sign and sign.search(view) for sign, view in zip(_jokes(), (seen.casefold(), letters, words), strict=True))
    story, work = _framed("stories", letters, words), _framed("work", letters, words)
    maybe = None
    for rule in rules:
        if story and not rule.plain:
            continue
        concern = rule.found(letters, words, unsure=_unsure(rule, joking, story, work))
        if concern and concern.plain:
            return concern
        maybe = maybe or concern
    return maybe


def _unsure(rule: _Rule, joking: bool, story: bool, work: bool) -> bool:
    """Whether what the rule finds in such a text is a maybe. Who works with others' danger may be in danger too, so their own
    wish to die is heard like anybody's."""
    if rule.always:
        return False
    return (joking and rule.jokes) or story or (work and rule.kind is not Danger.SELF_HARM)


def _framed(frame: str, letters: str, words: str) -> bool:
    return any(sign and sign.search(view) for sign, view in zip(_frame(frame), (letters, words), strict=True))


@cache
def _frame(name: str) -> tuple[re.Pattern[str] | None, ...]:
    """The signs that frame a whole text, in its Thai letters and in its English words."""
    signs = read_patterns("words.toml")[name]
    return thai(signs["thai"]), english(signs["english"], " ")


def _rules_for(letters: str, words: str) -> list[_Rule]:
    """The rules that may find something in such a text, in their order: none in nearly every text."""
    in_thai, in_english = _stems()
    numbers = in_thai.may_match(letters) | in_english.may_match(words)
    return [rule for number in sorted(numbers) if (rule := _rules()[number]).may_find(letters, words)]


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(_rule(kind, entry) for kind, entry in _entries())


@cache
def _stems() -> tuple[Stems, Stems]:
    """Of the Thai and of the English patterns, each by the number of its rule. To read them takes 0.2 s of CPU."""
    return kept("stems", Path(__file__).parent, _read_stems)


def _read_stems() -> tuple[Stems, Stems]:
    numbered = [(number, entry) for number, (_, entry) in enumerate(_entries())]
    in_thai, in_english = (
        Stems((number, pattern) for number, entry in numbered for pattern in _needed(entry, language))
        for language in ("thai", "english")
    )
    return in_thai, in_english


def _needed(entry: Mapping[str, Any], language: str) -> Iterator[str]:
    """Patterns of which each text that the entry hits matches one."""
    yield from written(entry.get(language, ()), language)
    for fields in entry.get(f"together_{language}", ()):
        yield "".join(f"(?=.*(?:{field}))" for field in written(fields, language))


def _entries() -> list[tuple[Danger, dict[str, Any]]]:
    """In the order of `Danger`, and in each kind as its files have them."""
    files = ((kind, path) for kind in Danger for path in sorted(FOLDER.glob(f"{kind}*.toml")))
    return [(kind, entry) for kind, path in files for entry in read_patterns(path.name)["rule"]]


def _rule(kind: Danger, entry: dict[str, Any]) -> _Rule:
    return _Rule(
        kind,
        plain=entry["strength"] == "plain",
        jokes=entry.get("jokes", False),
        always=entry.get("always", False),
        thai=_Pattern(entry, "thai"),
        english=_Pattern(entry, "english"),
    )


@cache
def _jokes() -> tuple[re.Pattern[str] | None, ...]:
    """The signs of joking: in the text as it is seen, in its Thai letters, in its English words."""
    signs = read_patterns("words.toml")["jokes"]
    return re.compile("|".join(signs["seen"])), thai(signs["thai"]), english(signs["english"], " ")
