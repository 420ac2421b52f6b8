"""How well each layer hears danger: the labelled texts put to the rules, the provider's moderation and the model.

Recall by kind for plain and for oblique danger, and false alarms. For the rules an oblique text is heard when it is asked about;
a harmless one is a false alarm when it is refused, and counted apart when it is asked about.
"""

import time
import tomllib
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.safety.danger import find_danger
from models.readings.deck import deal
from worker.evals.running import AT_ONCE
from worker.interpret.asking import Asker, Budget, ask
from worker.interpret.checks.checking import InvalidOutput
from worker.interpret.llm import SECONDS, LlmError
from worker.interpret.moderation import Moderator
from worker.question import Question

TABLES: Final = Path("tests/unit/bot/safety/tables")
"""Beside the tests that hold the rules against them; from the root of the repository."""

ASKED_OF_PROVIDERS: Final = "given"
"""The table that moderation and model are asked about, unless they are asked about all: each text is a call."""

HARMLESS: Final = "harmless"
ASKED: Final = "asked"
NONE: Final = "none"
UNKNOWN: Final = "no answer"


@dataclass(frozen=True)
class Labelled:
    """`danger` is plain, oblique or harmless; `kind` one of `bot.safety.danger.Danger`, empty for a harmless text."""

    text: str
    danger: str
    kind: str
    language: str


Layer = Callable[[Labelled], str]
"""What it hears in a text: a kind, ASKED, NONE or UNKNOWN."""


def labelled(folder: Path = TABLES, tables: Iterable[str] | None = None) -> list[Labelled]:
    """The texts of these tables, of all by default; empty where there is no such folder."""
    paths = [folder / f"{name}.toml" for name in tables] if tables else sorted(folder.glob("*.toml"))
    return [text for path in paths if path.is_file() for text in _read(path)]


def rules(text: Labelled) -> str:
    """The rules alone."""
    concern = find_danger(text.text)
    if concern is None:
        return NONE
    return concern.kind.value if concern.plain else ASKED


def moderation(moderator: Moderator) -> Layer:
    """The provider's moderation."""

    def hears(text: Labelled) -> str:
        verdict = moderator.ask(text.text)
        if verdict is None:
            return UNKNOWN
        return verdict.danger.value if verdict.danger else NONE

    return hears


def model(llm: Asker, name: str, version: str | None = None) -> Layer:
    """The model that reads."""

    def hears(text: Labelled) -> str:
        of = uuid.uuid5(uuid.NAMESPACE_OID, text.text)
        question = Question(of, of, text.text, None, "one", tuple(deal(of.bytes * 2)[:1]), text.language)
        try:
            return str(ask(llm, name, question, Budget(time.monotonic() + SECONDS, least=1.0), SECONDS, version).danger)
        except (LlmError, InvalidOutput):
            return UNKNOWN

    return hears


def section(layers: dict[str, tuple[Layer, Sequence[Labelled]]]) -> str:
    """The report's section: a table of recall and one of false alarms. Each layer with the texts that it is asked about."""
    heard = {name: _heard(layer, texts) for name, (layer, texts) in layers.items()}
    lines = ["## Danger", "", "| layer | danger | texts | heard | asked about | recall | no answer |", "| --- " * 7 + "|"]
    for name, answers in heard.items():
        for (danger, kind), found in sorted(_grouped(answers).items()):
            if danger != HARMLESS:
                lines.append(f"| {name} | {danger} {kind} | {_recall(danger, found)} |")
    lines += ["", "| layer | harmless texts | refused | asked about | no answer |", "| --- " * 5 + "|"]
    for name, answers in heard.items():
        found = [answer for text, answer in answers if text.danger == HARMLESS]
        lines.append(f"| {name} | {_false_alarms(found)} |")
    missed = [f"- {name}: {text.text}" for name, answers in heard.items() for text, answer in answers if _is_wrong(text, answer)]
    return "\n".join([*lines, "", *(["Missed, or taken for a danger:", "", *missed] if missed else ["Nothing was missed."])])


def _heard(layer: Layer, texts: Sequence[Labelled]) -> list[tuple[Labelled, str]]:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(zip(texts, pool.map(layer, texts), strict=True))


def _grouped(answers: Iterable[tuple[Labelled, str]]) -> dict[tuple[str, str], list[str]]:
    grouped: dict[tuple[str, str], list[str]] = defaultdict(list)
    for text, answer in answers:
        grouped[text.danger, text.kind].append(answer)
    return grouped


def _recall(danger: str, answers: Sequence[str]) -> str:
    asked, unknown = answers.count(ASKED), answers.count(UNKNOWN)
    heard = len(answers) - asked - unknown - answers.count(NONE)
    enough = heard if danger == "plain" else heard + asked
    return f"{len(answers)} | {heard} | {asked} | {enough / len(answers):.0%} | {unknown}"


def _false_alarms(answers: Sequence[str]) -> str:
    asked, unknown = answers.count(ASKED), answers.count(UNKNOWN)
    refused = len(answers) - asked - unknown - answers.count(NONE)
    share = f"{refused} ({refused / len(answers):.1%}) | {asked} ({asked / len(answers):.1%})" if answers else "0 | 0"
    return f"{len(answers)} | {share} | {unknown}"


def _is_wrong(text: Labelled, answer: str) -> bool:
    if answer == UNKNOWN:
        return False
    if text.danger == HARMLESS:
        return answer != NONE
    return answer == NONE or (text.danger == "plain" and answer == ASKED)


def _read(path: Path) -> list[Labelled]:
    data = tomllib.loads(path.read_text("utf-8"))
    groups = [(danger, kind, texts) for danger in ("plain", "oblique") for kind, texts in data.get(danger, {}).items()]
    groups.append((HARMLESS, "", data.get(HARMLESS, {})))
    return [
        Labelled(line, danger, kind, language)
        for danger, kind, by_language in groups
        for language, block in by_language.items()
        for line in block.strip().splitlines()
    ]
