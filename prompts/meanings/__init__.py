"""The deck's own meanings and the spreads' positions, from the TOML files beside this one, by language."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from models.general.kept import kept
from models.readings.deck import Card

DECK_FILES: Final = ("majors", "wands", "cups", "swords", "pentacles")
SPREADS_FILE: Final = "spreads"
HINTS_FILE: Final = "hints"

_FOLDER: Final = Path(__file__).parent


@dataclass(frozen=True)
class Facing:
    """What a card says the way it lies: `theme` in a few words, `core` in general, then by topic.

    `hint` is what it asks of a person, as a verb phrase that can follow "if you".
    """

    theme: str
    core: str
    love: str
    work: str
    money: str
    life: str
    advice: str
    hint: str


@dataclass(frozen=True)
class CardMeaning:
    """One card of the 78, by its name in this language. `comfort` is for a heavy time, whichever way the card lies."""

    number: int
    name: str
    upright: Facing
    reversed: Facing
    comfort: str

    @property
    def called(self) -> str:
        """The name as part of a sentence: without what stands in brackets."""
        return self.name.partition(" (")[0]

    def facing(self, card: Card) -> Facing:
        """The meaning of `card` the way it lies."""
        return self.reversed if card.reversed else self.upright


@dataclass(frozen=True)
class Position:
    """A place in a spread: its short `name`, the `place` as part of a sentence, the `question` it answers."""

    name: str
    place: str
    question: str


@dataclass(frozen=True)
class Spread:
    """A spread and its positions, in the order they are drawn."""

    name: str
    positions: tuple[Position, ...]


class Meanings:
    """All cards and spreads of one language. Raises LookupError for a number or a name that is none."""

    def __init__(self, folder: Path) -> None:
        entries = [entry for name in DECK_FILES for entry in _read(folder / f"{name}.toml")["card"]]
        hints = {entry["number"]: entry for entry in _read(folder / f"{HINTS_FILE}.toml")["card"]}
        self._cards = {entry["number"]: _card(entry, hints[entry["number"]]) for entry in entries}
        self._spreads = {
            name: Spread(entry["name"], tuple(Position(**position) for position in entry["positions"]))
            for name, entry in _read(folder / f"{SPREADS_FILE}.toml").items()
        }

    def card(self, number: int) -> CardMeaning:
        """The card of that number, 0 to 77."""
        return self._cards[number]

    def spread(self, name: str) -> Spread:
        """The spread of that name, as in models.deck.SPREADS."""
        return self._spreads[name]


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _card(entry: dict[str, Any], hints: dict[str, str]) -> CardMeaning:
    upright = Facing(**entry["upright"], hint=hints["upright"])
    turned = Facing(**entry["reversed"], hint=hints["reversed"])
    return CardMeaning(entry["number"], entry["name"], upright, turned, hints["comfort"])


@cache
def meanings(language: str) -> Meanings:
    """The meanings in `language` (th or en), read once."""
    return kept(language, _FOLDER, lambda: Meanings(_FOLDER / language))
