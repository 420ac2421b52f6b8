"""Whom and what a question names, as the answer may name them. Pure."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from bot.safety.rules import visible
from prompts.fallback import signs

KINDS: Final = ("event", "plan", "thing", "person", "animal")
"""In the order in which they name the matter: an occasion or a thing says more of it than who is there."""

_EARLY: Final = 24
"""Signs of the text in which whoever it is about is named; others come by later."""

_OWNER: Final = r"(?P<owner>my|our|the|an?|this|that|new|another)(?: (?!(?:my|our|the|and|to|is|was|has|i|of|for)\b)[a-z]+){0,2}"

_NO_NAME_FOLLOWS: Final = (
    r"(?=$| (?:s|is|was|are|has|had|will|to|for|and|or|but|with|without|on|in|at|of|by|from|about|over|into|off|up|out|down|back"
    r"|before|after|until|since|that|which|it|now|again|yet|soon|already|next|this|last|today|tonight|tomorrow|yesterday|on|if|when|while|because"
    r"|so|than|like|i|we|he|she|they|my|our|a|the|isnt|doesnt|didnt|needs|keeps|broke|broken|died|makes|costs|went|goes|starts|comes"
    r"|together|alone|another|instead|first|myself|ourselves|going|worth|just|really)\b)"
)
"""An allotment neighbour is no allotment, and a shed argument no shed."""

_OF_THEIRS: Final = (
    r"(?! s (?:\w+ )?(?:friends?|mum|mom|dad|family|mother|father|parents|sister|brother|son|daughter|wife|husband|boss|ex)\b)"
)
"""Somebody of somebody's: then neither is named, for the answer could speak of the wrong one."""


@dataclass(frozen=True)
class Said:
    """`word` is how the answer calls it ("your manager", or the same in Thai), `kind` one of KINDS."""

    kind: str
    word: str


def said_in(text: str, language: str, *, talk: bool = False) -> Said | None:
    """What the text, in the reading's language, names; with `talk` whom the asker wants to speak to, before all else."""
    seen = visible(text).casefold()
    find = _thai if language == "th" else _english
    view = "".join(seen.split()) if language == "th" else " ".join(re.findall(r"[a-z0-9]+", seen))
    if talk:
        person = find(view, "person", talked=True) or find(view, "person")
        if person:
            return Said("person", person)
    return next((Said(kind, word) for kind in KINDS if (word := find(view[:_EARLY] if kind == "person" else view, kind))), None)


def _thai(view: str, kind: str, *, talked: bool = False) -> str | None:
    before = signs("said")["talked"]["thai"] if talked else ""
    hits = [(hit.start(), -hit.end(), word) for word, sought in _thai_words(kind, before) if (hit := sought.search(view))]
    return min(hits)[2] if hits else None


def _english(view: str, kind: str, *, talked: bool = False) -> str | None:
    hit = _english_words(kind, talked).search(view)
    if hit is None:
        return None
    return f"{'your' if hit['owner'] in {'my', 'our'} else 'the'} {hit['word']}"


@cache
def _thai_words(kind: str, before: str) -> list[tuple[str, re.Pattern[str]]]:
    words: dict[str, Any] = signs("said")[kind]["thai"]
    return [(word, re.compile(f"{before}(?:{pattern})")) for word, pattern in words.items()]


@cache
def _english_words(kind: str, talked: bool) -> re.Pattern[str]:
    said = signs("said")
    before = rf"{said['talked']['english']} " if talked else ""
    owner = r"(?P<owner>my|our)(?: (?!and|to|is|was)[a-z]+)?" if kind == "person" else _OWNER
    words = "|".join(sorted(said[kind]["english"]["words"].split("|"), key=len, reverse=True))
    after = _OF_THEIRS if kind == "person" else _NO_NAME_FOLLOWS
    return re.compile(rf"\b(?<!sold )(?<!lost )(?<!crashed )(?<!stole )(?<!stolen ){before}{owner} (?P<word>{words})\b{after}")
