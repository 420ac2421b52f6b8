"""What must be caught in code: people in danger before a star is taken, and verdicts in what a model said. Pure."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final

_HIDDEN: Final = {"Cf", "Cc", "Co", "Cs"}
_TONES: Final = str.maketrans({"็": None, "่": None, "้": None, "๊": None, "๋": None, "์": None, "ฺ": None})
_LEET: Final = str.maketrans("013457@$", "oieastas")
_THAI: Final = re.compile(r"[\u0e00-\u0e7f]")


def unhidden(text: str) -> str:
    """`text` without hidden characters: zero-width, direction marks, control. Line breaks stay."""
    return "".join(char for char in text if char in "\n\t" or unicodedata.category(char) not in _HIDDEN)


def visible(text: str) -> str:
    """`text` as the eye takes it: nothing hidden, full-width and other compatibility forms made plain, Thai vowels whole."""
    return unicodedata.normalize("NFKC", unhidden(text)).replace("\u0e4d\u0e32", "ำ").replace("เเ", "แ")


def _views(text: str) -> tuple[str, str]:
    """The folded text without spaces (for Thai) and as words with one space between (for English)."""
    folded = re.sub(r"(.)\1{2,}", r"\1", visible(text).casefold().replace("ๅ", "า"))
    joined = re.sub(r"[^\w\u0e00-\u0e7f]+", "", folded)
    words = re.sub(r"[^a-z0-9@$\u0e00-\u0e7f]+", " ", _THAI.sub(" ", folded))
    words = re.sub(r"(?<=[a-z])[013457@$](?=[a-z])", lambda found: found[0].translate(_LEET), words)
    words = re.sub(r"\b(?:[a-z] ){3,}[a-z]\b", lambda found: found[0].replace(" ", ""), words)
    return joined, " ".join(words.split())


class Class(StrEnum):
    """What a question is about, as far as safety goes; the worst first. The first two get people, not cards."""

    SELF_HARM = "self_harm"
    ABUSE = "abuse"
    DEATH_DATE = "death_date"
    PREGNANCY = "pregnancy"
    MEDICAL = "medical"
    BETTING = "betting"
    LEGAL = "legal"
    SPYING = "spying"
    VIOLENCE = "violence"
    INJECTION = "injection"
    ORDINARY = "ordinary"


DANGERS: Final = (Class.SELF_HARM, Class.ABUSE)


@dataclass(frozen=True)
class _Pattern:
    thai: re.Pattern[str]
    english: re.Pattern[str]
    toneless: bool

    @classmethod
    def of(cls, entry: dict[str, Any], toneless: bool = False) -> "_Pattern":
        thai = "|".join(f"(?:{pattern})" for pattern in entry["thai"])
        thai = thai.translate(_TONES) if toneless else thai
        english = "|".join(f"(?:{pattern})" for pattern in entry["english"])
        return cls(re.compile(thai), re.compile(rf"(?<![a-z0-9])(?:{english})"), toneless)

    def found(self, joined: str, words: str) -> bool:
        joined = joined.translate(_TONES) if self.toneless else joined
        return bool(self.thai.search(joined) or self.english.search(words))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / name).read_text("utf-8"))


@cache
def _questions() -> tuple[dict[str, _Pattern], dict[str, str]]:
    """Each class's patterns and each delicate class's caution."""
    data = _read("danger.toml") | _read("delicate.toml")
    cautions = {name: entry.get("caution", "") for name, entry in data.items()}
    return {name: _Pattern.of(entry, toneless=name in DANGERS) for name, entry in data.items()}, cautions


@cache
def _verdicts() -> dict[str, _Pattern]:
    return {name: _Pattern.of(entry) for name, entry in _read("verdicts.toml").items()}


def classes(text: str) -> list[Class]:
    """Every class the text shows, the worst first; [ORDINARY] when none."""
    return _shown(text, list(Class)) or [Class.ORDINARY]


def _shown(text: str, kinds: Iterable[Class]) -> list[Class]:
    patterns, _ = _questions()
    joined, words = _views(text)
    joined = patterns["harmless"].thai.sub("_", joined)
    words = patterns["harmless"].english.sub(" _ ", words)
    return [kind for kind in kinds if kind in patterns and patterns[kind].found(joined, words)]


def classify(text: str) -> Class:
    """The worst class the text shows."""
    return classes(text)[0]


def danger(text: str) -> str | None:
    """`self_harm` or `abuse` when someone needs people rather than cards: no reading, no charge, help lines. Else None."""
    shown = _shown(text, DANGERS)
    return shown[0].value if shown else None


def caution(text: str) -> str:
    """What a model must heed in answering this text; empty for an ordinary one."""
    return " ".join(filter(None, (_questions()[1].get(kind, "") for kind in classes(text))))


def verdicts(texts: Iterable[str]) -> list[str]:
    """The kinds of verdict (`medical`, `death`, …) that the texts of an interpretation give; empty when they give none."""
    patterns = _verdicts()
    unless = patterns["unless"]
    found = set()
    for sentence in _sentences(texts):
        joined, words = _views(sentence)
        for kind, pattern in patterns.items():
            if kind != "unless" and (
                _claims(pattern.thai, unless.thai, joined) or _claims(pattern.english, unless.english, words)
            ):
                found.add(kind)
    return sorted(found)


def _sentences(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        yield from re.split(r"[.!?…\n]+(?:\s|$)|(?<=ค่ะ)\s|(?<=นะคะ)\s", text)


def _claims(claim: re.Pattern[str], unless: re.Pattern[str], text: str) -> bool:
    return any(not unless.search(text[: hit.start()]) for hit in claim.finditer(text))
