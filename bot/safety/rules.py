"""What a model must heed in a question, and the verdicts it must not have given. Pure. (Danger has `bot.safety.danger`.)"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final

from bot.safety.folding import inspected, unhidden, visible
from bot.safety.gates.gated import Gated

__all__ = ["Class", "caution", "classes", "classify", "unhidden", "verdicts", "visible"]

_LEET: Final = str.maketrans("013457@$", "oieastas")
_THRICE: Final = re.compile(r"(.)\1{2,}")
_NO_LETTER: Final = re.compile(r"[^\w\u0e00-\u0e7f\n]+")
_LATIN: Final = re.compile(r"[a-z0-9@$\n]+")
_INSIDE: Final = re.compile(r"(?<=[a-z])[013457@$](?=[a-z])")
_SPELT: Final = re.compile(r"\b(?:[a-z] ){3,}[a-z]\b")
_SENTENCE_END: Final = re.compile(r"[.!?…\n]+(?:\s|$)|(?<=ค่ะ)\s|(?<=นะคะ)\s")


def _views(texts: Iterable[str]) -> tuple[str, str]:
    """The folded texts without spaces (for Thai) and as words with one space between (for English); each text is one line."""
    lines = "\n".join(inspected(text).replace("\n", " ") for text in texts)
    folded = _THRICE.sub(r"\1", visible(lines).casefold().replace("ๅ", "า"))
    words = " ".join(_LATIN.findall(folded))
    if not words.isspace():
        words = _INSIDE.sub(lambda found: found[0].translate(_LEET), words)
        words = _SPELT.sub(lambda found: found[0].replace(" ", ""), words)
    return _NO_LETTER.sub("", folded), "\n".join(" ".join(line.split()) for line in words.split("\n"))


class Class(StrEnum):
    """What a question is about, as far as the answer must be careful; the most delicate first."""

    DEATH_DATE = "death_date"
    PREGNANCY = "pregnancy"
    MEDICAL = "medical"
    BETTING = "betting"
    LEGAL = "legal"
    SPYING = "spying"
    VIOLENCE = "violence"
    INJECTION = "injection"
    ORDINARY = "ordinary"


@dataclass(frozen=True)
class _Pattern:
    """Any of the patterns of an entry. `each` of the Thai ones is there by itself for a first look: some of their words are in
    every second text, and all together they take long."""

    thai: Gated
    english: Gated
    each: tuple[Gated, ...]

    @classmethod
    def of(cls, entry: dict[str, Any]) -> "_Pattern":
        thai = "|".join(f"(?:{pattern})" for pattern in entry["thai"])
        english = "|".join(f"(?:{pattern})" for pattern in entry["english"])
        return cls(
            Gated(thai, re.MULTILINE),
            Gated(rf"(?<![a-z0-9])(?:{english})", re.MULTILINE),
            tuple(Gated(pattern, re.MULTILINE) for pattern in entry["thai"]),
        )

    def found(self, joined: str, words: str) -> bool:
        return self._found_thai(joined) or self.english.search(words) is not None

    def _found_thai(self, joined: str) -> bool:
        return self.thai.may_match(joined) and any(pattern.search(joined) for pattern in self.each)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / name).read_text("utf-8"))


@cache
def _questions() -> tuple[dict[str, _Pattern], dict[str, str]]:
    """Each class's patterns and each class's caution; and the sayings that are no question of any class."""
    data = _read("delicate.toml")
    cautions = {name: entry.get("caution", "") for name, entry in data.items()}
    return {name: _Pattern.of(entry) for name, entry in data.items()}, cautions


@cache
def _verdicts() -> dict[str, _Pattern]:
    return {name: _Pattern.of(entry) for name, entry in _read("verdicts.toml").items()}


def classes(*texts: str) -> list[Class]:
    """Every class that any of the texts shows, the most delicate first; [ORDINARY] when none.

    A further question comes with the one before it: "about how many years?" is as delicate as what it goes on from.
    """
    shown = {kind for text in texts if text for kind in _shown(text)}
    return [kind for kind in Class if kind in shown] or [Class.ORDINARY]


def _shown(text: str) -> Iterable[str]:
    patterns, _ = _questions()
    joined, words = _views((text,))
    joined = patterns["sayings"].thai.sub("_", joined)
    words = patterns["sayings"].english.sub(" _ ", words)
    return (kind for kind in Class if kind in patterns and patterns[kind].found(joined, words))


def classify(*texts: str) -> Class:
    """The most delicate class that any of the texts shows."""
    return classes(*texts)[0]


def caution(*texts: str) -> str:
    """What a model must heed in answering these texts; empty for ordinary ones."""
    return " ".join(filter(None, (_questions()[1].get(kind, "") for kind in classes(*texts))))


def verdicts(texts: Iterable[str]) -> list[str]:
    """The kinds of verdict (`medical`, `death`, …) that the texts of an interpretation give; empty when they give none."""
    patterns = _verdicts()
    unless = patterns["unless"]
    # A sentence a line: one look by each pattern finds out that there is nothing to look at closer, which is nearly always so.
    joined, words = _views(_sentences(texts))
    views = list(zip(joined.split("\n"), words.split("\n"), strict=True))
    return sorted(
        kind
        for kind, pattern in patterns.items()
        if kind != "unless"
        and pattern.found(joined, words)
        and any(
            _claims(pattern.thai, unless.thai, one) or _claims(pattern.english, unless.english, other) for one, other in views
        )
    )


def _sentences(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        yield from _SENTENCE_END.split(text)


def _claims(claim: Gated, unless: Gated, text: str) -> bool:
    return any(not unless.search(text[: hit.start()]) for hit in claim.finditer(text))
