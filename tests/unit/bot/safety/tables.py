"""The labelled texts of tables/: dangers that are plain, dangers put obliquely, and what only sounds like one."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

TABLES: Final = (
    "given",
    "team",
    "held_out_a",
    "held_out_b",
    "held_out_c",
    "held_out_d",
    "held_out_e",
    "held_out_f",
    "held_out_g",
    "held_out_h",
    "held_out_i",
)
_FOLDER: Final = Path(__file__).parent / "tables"


@dataclass(frozen=True)
class Text:
    """`danger`: plain, oblique or harmless. `kind`: one of `bot.safety.danger.Danger`, empty for a harmless text."""

    text: str
    danger: str
    kind: str
    language: str
    table: str


@cache
def texts() -> tuple[Text, ...]:
    """All of them, and the questions of safety_questions.toml, which are harmless however delicate."""
    return tuple(text for table in TABLES for text in _table(table)) + tuple(_questions())


def _table(name: str) -> list[Text]:
    data = tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))
    found = []
    for danger in ("plain", "oblique"):
        for kind, by_language in data.get(danger, {}).items():
            found += [Text(text, danger, kind, language, name) for language, text in _lines(by_language)]
    return found + [Text(text, "harmless", "", language, name) for language, text in _lines(data.get("harmless", {}))]


def _lines(by_language: dict[str, str]) -> list[tuple[str, str]]:
    return [(language, line) for language, block in by_language.items() for line in block.strip().splitlines()]


def _questions() -> list[Text]:
    """Not those that speak of violence: asking about them kindly is right."""
    data = tomllib.loads((Path(__file__).parent / "safety_questions.toml").read_text("utf-8"))
    return [
        Text(text, "harmless", "", language, "questions")
        for kind, by_language in data.items()
        if kind != "violence"
        for language, several in by_language.items()
        for text in several
    ]
