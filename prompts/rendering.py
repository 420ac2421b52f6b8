"""Renders the prompt: a fixed part, the same for everyone who speaks the language, then the question and its cards."""

import hashlib
import tomllib
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from models.readings.deck import MAJORS, SUITS, Card
from prompts.deck import shows
from prompts.lengths import LENGTHS, insights_for
from prompts.meanings import meanings
from prompts.schema import Interpretation

_FOLDER: Final = Path(__file__).parent / "versions"

_WEEKDAYS_TH: Final = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
_WEEKDAYS_EN: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS_TH: Final = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
_MONTHS_EN: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Earlier:
    """The reading that a follow-up asks about."""

    question: str
    interpretation: Interpretation


@dataclass(frozen=True)
class Asked:
    """What a prompt is made of. `text` without hidden characters; `today` in Bangkok; `caution`: what to heed with this
    question, or empty. `reading` decides with which kind of sentence it begins."""

    person: uuid.UUID
    reading: uuid.UUID
    today: date
    language: str
    text: str
    mood: str | None
    spread: str
    cards: tuple[Card, ...]
    caution: str = ""
    earlier: Earlier | None = None


@dataclass(frozen=True)
class Prompt:
    """`fixed` comes first, so that the provider's cache works; `mend` leads the hint of a second try."""

    version: str
    fixed: str
    user: str
    mend: str


@cache
def _templates() -> Environment:
    # Markdown for a model, not HTML for a browser: what a person wrote is made harmless by `as_data`.
    loader = FileSystemLoader(_FOLDER)
    return Environment(loader=loader, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False)  # noqa: S701


@cache
def shares() -> dict[str, int]:
    """Each prompt version's share of the people, as shares.toml says."""
    read: dict[str, int] = tomllib.loads((_FOLDER / "shares.toml").read_text("utf-8"))["shares"]
    return read


def version_for(person: uuid.UUID, given: dict[str, int]) -> str:
    """The prompt version this person gets, always the same while the shares stay. Raises ValueError when none has a share."""
    place = int.from_bytes(hashlib.sha256(b"prompt:" + person.bytes).digest()[:8], "big") % max(1, sum(given.values()))
    for version, share in given.items():
        if place < share:
            return version
        place -= share
    raise ValueError("no prompt version has a share")


@cache
def fixed_part(version: str, language: str) -> str:
    """What every request of this version and language begins with, to the letter."""
    facts = {"lengths": LENGTHS[language], "insights": insights_for(3), "insights_of_ten": insights_for(10)}
    return _templates().get_template(f"{version}/fixed.{language}.md.j2").render(facts).strip()


def render(asked: Asked, version: str | None = None) -> Prompt:
    """The prompt for this question, in `version` or in the person's own."""
    version = version or version_for(asked.person, shares())
    template = "follow_up" if asked.earlier else "reading"
    user = _templates().get_template(f"{version}/{template}.md.j2").render(**_facts(asked))
    mend = "Your last answer could not be used. Answer the same question again, as one JSON object in the schema."
    return Prompt(version, fixed_part(version, asked.language), user.strip(), mend)


def as_data(text: str) -> str:
    """A person's words as words: on one line, and without the signs that would close the mark they stand in."""
    return " ".join(text.split()).replace("<", "‹").replace(">", "›")


def day_of(language: str, day: date) -> str:
    """A date with its weekday, as it is said in Thailand: in Thai with the Buddhist year."""
    if language == "th":
        return f"วัน{_WEEKDAYS_TH[day.weekday()]}ที่ {day.day} {_MONTHS_TH[day.month - 1]} {day.year + 543}"
    return f"{_WEEKDAYS_EN[day.weekday()]} {day.day} {_MONTHS_EN[day.month - 1]} {day.year}"


def counted(cards: Sequence[Card]) -> str:
    """How many cards of each kind there are and how many are reversed; empty for one card."""
    if len(cards) == 1:
        return ""
    kinds = Counter("major" if card.number < MAJORS else SUITS[(card.number - MAJORS) // 14] for card in cards)
    majors = kinds.pop("major", 0)
    of_kinds = [f"{majors} {'major' if majors == 1 else 'majors'}", *(f"{kinds[suit]} {suit}" for suit in SUITS if kinds[suit])]
    return f"{', '.join(of_kinds)}; {sum(card.reversed for card in cards)} of {len(cards)} reversed"


def _facts(asked: Asked) -> dict[str, Any]:
    deck, pictures = meanings(asked.language), shows(asked.language)
    laid = []
    for place, (position, card) in enumerate(zip(deck.spread(asked.spread).positions, asked.cards, strict=True), 1):
        meaning = deck.card(card.number)
        theme = meaning.facing(card).theme
        facts = {"place": place, "position": position, "name": meaning.called, "theme": theme, "shows": pictures[card.number]}
        laid.append({**facts, "card": card})
    return {
        "thai": asked.language == "th",
        "lengths": LENGTHS[asked.language],
        "question": as_data(asked.text),
        "mood": asked.mood,
        "today": day_of(asked.language, asked.today),
        "turn": asked.reading.int,
        "laid": laid,
        "counted": counted(asked.cards),
        "caution": asked.caution,
        "earlier_question": as_data(asked.earlier.question) if asked.earlier else "",
        "earlier": asked.earlier.interpretation if asked.earlier else None,
    }
