"""A model's marks on two readings of the same question: on six points, A against B and B against A."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from statistics import mean
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from prompts.meanings import meanings
from prompts.rendering import as_data
from prompts.schema import Interpretation
from worker.evals.questions import FOLDER, Golden
from worker.evals.scores import Scored
from worker.interpret.asking import Asker
from worker.interpret.checks.unwrapping import outermost
from worker.interpret.llm import SECONDS, LlmError, Request

POINTS: Final = ("answer", "place", "language", "use", "length", "honesty")
MOST_TOKENS: Final = 600
_VOICES: Final = {"th": ("Thai", "a warm, polite Thai woman"), "en": ("English", "a kind friend")}


class _Marks(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    answer: int
    place: int
    language: int
    use: int
    length: int
    honesty: int


class _Judged(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    a: _Marks
    b: _Marks
    better: Literal["A", "B", "same"]


@dataclass(frozen=True)
class Compared:
    """Two readings of one question. The marks are means over both orders, by point; `better` is `first` or `second` only when
    both orders agree, else `same`."""

    golden: Golden
    first: dict[str, float]
    second: dict[str, float]
    better: str


def compare_all(llm: Asker, model: str, first: Sequence[Scored], second: Sequence[Scored], at_once: int = 4) -> list[Compared]:
    """The comparisons of all questions that both versions have read. What the judge cannot judge is left out."""
    pairs = [
        (one.golden, one.reading, other.reading)
        for one, other in zip(first, second, strict=True)
        if one.reading and other.reading and one.reading.valid and other.reading.valid
    ]
    with ThreadPoolExecutor(at_once) as pool:
        found = pool.map(lambda pair: compare(llm, model, *pair), pairs)
    return [one for one in found if one]


def compare(llm: Asker, model: str, golden: Golden, first: Interpretation, second: Interpretation) -> Compared | None:
    """Judged in both orders, since judges like what they read first. None when one order could not be judged."""
    forth, back = _judged(llm, model, golden, first, second), _judged(llm, model, golden, second, first)
    if forth is None or back is None:
        return None
    wins = {("A", "B"): "first", ("B", "A"): "second"}
    return Compared(
        golden,
        first={point: mean((getattr(forth.a, point), getattr(back.b, point))) for point in POINTS},
        second={point: mean((getattr(forth.b, point), getattr(back.a, point))) for point in POINTS},
        better=wins.get((forth.better, back.better), "same"),
    )


def summary(compared: Sequence[Compared], first: str, second: str) -> list[str]:
    """A Markdown table by language: wins, and the mean marks of both versions on each point."""
    lines = [f"| language | {first} wins | {second} wins | same | {' | '.join(POINTS)} |", "| --- " * (4 + len(POINTS)) + "|"]
    for language in ("th", "en"):
        of = [one for one in compared if one.golden.question.language == language]
        if of:
            wins = [sum(one.better == who for one in of) for who in ("first", "second", "same")]
            marks = [
                f"{mean(one.first[point] for one in of):.1f} : {mean(one.second[point] for one in of):.1f}" for point in POINTS
            ]
            lines.append(f"| {language} | {' | '.join(map(str, wins))} | {' | '.join(marks)} |")
    return lines


def as_read(golden: Golden, reading: Interpretation) -> str:
    """A reading as it stands in the chat, for a judge."""
    question, deck = golden.question, meanings(golden.question.language)
    positions = deck.spread(question.spread).positions
    lines = [reading.gist, reading.opening]
    for position, card, passage in zip(positions, question.cards, reading.cards, strict=False):
        lies = "reversed" if card.reversed else "upright"
        lines.append(f"[{position.name} | {deck.card(card.number).called} | {lies}] {passage.text}")
    lines += [reading.together, *(f"* {insight}" for insight in reading.insights), reading.action, reading.closing]
    return "\n".join(as_data(line) for line in lines if line)


def _judged(llm: Asker, model: str, golden: Golden, a: Interpretation, b: Interpretation) -> _Judged | None:
    language, voice = _VOICES[golden.question.language]
    rules = (FOLDER / "judge.md").read_text("utf-8").replace("{{ language }}", language).replace("{{ voice }}", voice)
    asked = f"<question>\n{as_data(golden.question.text)}\n</question>"
    said = f"{asked}\n<a>\n{as_read(golden, a)}\n</a>\n<b>\n{as_read(golden, b)}\n</b>"
    request = Request(
        model=model,
        fixed=rules,
        turns=(("user", said),),
        schema=_schema(),
        person="0" * 64,
        cache_key=f"mimi-judge-{golden.question.language}",
        effort="low",
        most_tokens=MOST_TOKENS,
    )
    try:
        judged = _Judged.model_validate(outermost(llm.ask(request, SECONDS).text))
    except (LlmError, ValidationError):
        return None
    return judged if _in_range(judged) else None


def _in_range(judged: _Judged) -> bool:
    return all(1 <= getattr(marks, point) <= 10 for marks in (judged.a, judged.b) for point in POINTS)


def _schema() -> dict[str, Any]:
    marks = {
        "type": "object",
        "properties": {point: {"type": "integer"} for point in POINTS},
        "required": list(POINTS),
        "additionalProperties": False,
    }
    better = {"type": "string", "enum": ["A", "B", "same"]}
    properties = {"a": marks, "b": marks, "better": better}
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
