"""Compiles the files of patterns/: named words, Thai letters that may be doubled, and a quick look before a slow one. Pure."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final

from bot.safety.folding import fold_tones

_LETTERS: Final = [chr(code) for code in (*range(0x20, 0x7F), *range(0x0E00, 0x0E7F))]
FOLDER: Final = Path(__file__).parent / "patterns"


def read_patterns(name: str) -> dict[str, Any]:
    """A file of patterns."""
    return tomllib.loads((FOLDER / name).read_text("utf-8"))


def thai(patterns: Iterable[str]) -> re.Pattern[str] | None:
    """Any of the patterns, for `folding.thai_letters`; None for no patterns."""
    joined = "|".join(f"(?:{pattern})" for pattern in written(patterns, "thai"))
    return re.compile(f"{_quick_look(joined)}(?:{_doubled(joined)})") if joined else None


def english(patterns: Iterable[str], begins: str = "") -> re.Pattern[str] | None:
    """Any of the patterns after `begins`, for `folding.english_words`; None for no patterns."""
    joined = _word_ends("|".join(f"(?:{pattern})" for pattern in written(patterns, "english")))
    return re.compile(f"{begins}{_quick_look(joined)}(?:{joined})") if joined else None


@cache
def one_of(field: str, language: str) -> re.Pattern[str]:
    """The words of one field, such as those for a limb, which several rules may share."""
    found = thai((field,)) if language == "thai" else english((field,), " ")
    assert found is not None
    return found


def written(patterns: Iterable[str], language: str) -> list[str]:
    """The patterns with their named words, and without the tone marks that the language's texts are searched without."""
    expanded = [_expanded(pattern, language) for pattern in patterns]
    return [fold_tones(pattern) for pattern in expanded] if language == "thai" else expanded


@cache
def _words(language: str) -> dict[str, str]:
    return {name: _unbroken(alternatives) for name, alternatives in read_patterns("words.toml")[language].items()}


def _unbroken(pattern: str) -> str:
    """Long patterns are broken into lines in the files; the breaks and the indents mean nothing."""
    return "".join(line.strip() for line in pattern.splitlines()) if "\n" in pattern else pattern


def _expanded(pattern: str, language: str) -> str:
    """The pattern with each `{name}` replaced by the alternatives of that name."""
    pattern = _unbroken(pattern)
    while found := re.search(r"\{([a-z_]+)\}", pattern):
        pattern = pattern.replace(found[0], f"(?:{_words(language)[found[1]]})")
    return pattern


def _doubled(pattern: str) -> str:
    """The pattern with each Thai letter possibly doubled, but in classes and looks behind (which want a fixed width)."""
    made: list[str] = []
    behind, place = 0, 0
    while place < len(pattern):
        char = pattern[place]
        if char == "[":
            end = pattern.index("]", place) + 1
            made.append(pattern[place:end])
            place = end
            continue
        if behind:
            behind += {"(": 1, ")": -1}.get(char, 0)
        elif pattern.startswith(("(?<!", "(?<="), place):
            behind = 1
        made.append(char)
        if not behind and "ก" <= char <= "๎" and char != "ฺ" and pattern[place + 1 : place + 2] not in ("?", "*", "+", "{"):
            made.append(f"{char}?")
        place += 1
    return "".join(made)


def _word_ends(pattern: str) -> str:
    """The English pattern with each look ahead ending where a word does: "not at" means no word that begins with "at"."""
    made, rest = "", pattern
    while (start := rest.find("(?!")) >= 0:
        end = start + _closing(rest[start:])
        made += f"{rest[:start]}(?!(?:{_word_ends(rest[start + 3 : end])})(?:(?<![a-z])|(?![a-z])))"
        rest = rest[end + 1 :]
    return made + rest


def _quick_look(pattern: str) -> str:
    """A look at the next letter that fails where no alternative can begin, so that most places of a text cost one step.

    Empty where an alternative may begin with anything, or be empty.
    """
    firsts = _firsts(pattern)
    return f"(?=[{''.join(sorted(firsts))}])" if firsts else ""


def _firsts(pattern: str) -> set[str] | None:
    """The letters that a match of the pattern may begin with; None where that cannot be told."""
    found: set[str] = set()
    for alternative in _alternatives(pattern):
        some = _firsts_of_one(alternative)
        if some is None:
            return None
        found |= some
    return found


def _firsts_of_one(pattern: str) -> set[str] | None:
    if pattern.startswith("(?:"):
        end = _closing(pattern)
        inner, rest = _firsts(pattern[3:end]), pattern[end + 1 :]
    elif pattern.startswith("(?"):
        return _firsts_of_one(pattern[_closing(pattern) + 1 :])
    elif pattern.startswith("^"):
        return _firsts_of_one(pattern[1:])
    elif pattern.startswith("["):
        one = re.compile(pattern[: pattern.index("]") + 1])
        inner, rest = set(filter(one.match, _LETTERS)), pattern[len(one.pattern) :]
    elif pattern[:1].isalnum() or "\u0e00" <= pattern[:1] <= "\u0e7f":
        inner, rest = {pattern[0]}, pattern[1:]
    else:
        return None
    if inner is None:
        return None
    optional = re.match(r"\?|\*|\{0,\d*\}", rest)
    if optional is None:
        return inner
    after = _firsts_of_one(rest[optional.end() :])
    return None if after is None else inner | after


def _alternatives(pattern: str) -> list[str]:
    """The pattern cut at each `|` that stands in no group and no class."""
    found, depth, start, in_class = [], 0, 0, False
    for place, char in enumerate(pattern):
        if in_class:
            in_class = char != "]"
        elif char == "[":
            in_class = True
        elif char in "()":
            depth += 1 if char == "(" else -1
        elif char == "|" and depth == 0:
            found.append(pattern[start:place])
            start = place + 1
    return [*found, pattern[start:]]


def _closing(pattern: str) -> int:
    """Where the group that the pattern begins with ends."""
    depth, in_class = 0, False
    for place, char in enumerate(pattern):
        if in_class:
            in_class = char != "]"
        elif char == "[":
            in_class = True
        elif char in "()":
            depth += 1 if char == "(" else -1
            if depth == 0:
                return place
    raise ValueError(f"a group without an end: {pattern}")
