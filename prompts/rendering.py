"""From a question and its cards to what a model is sent: a fixed part, the same for all of a language, then the question."""

import hashlib
import tomllib
import uuid
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from models.readings.deck import Card
from prompts.meanings import meanings
from prompts.schema import Interpretation

_FOLDER: Final = Path(__file__).parent / "versions"


@dataclass(frozen=True)
class Earlier:
    """The reading that a follow-up asks about."""

    question: str
    interpretation: Interpretation


@dataclass(frozen=True)
class Asked:
    """What a prompt is made of. `text` without hidden characters; `caution`: what to heed with this question, or empty."""

    person: uuid.UUID
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
    return _templates().get_template(f"{version}/fixed.{language}.md.j2").render().strip()


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


def _facts(asked: Asked) -> dict[str, Any]:
    deck = meanings(asked.language)
    spread = deck.spread(asked.spread)
    laid = []
    for place, (position, card) in enumerate(zip(spread.positions, asked.cards, strict=True), 1):
        meaning = deck.card(card.number)
        laid.append(
            {"place": place, "position": position, "name": meaning.called, "theme": meaning.facing(card).theme, "card": card}
        )
    return {
        "thai": asked.language == "th",
        "question": as_data(asked.text),
        "mood": asked.mood,
        "spread": spread.name,
        "laid": laid,
        "caution": asked.caution,
        "earlier_question": as_data(asked.earlier.question) if asked.earlier else "",
        "earlier": asked.earlier.interpretation if asked.earlier else None,
    }
