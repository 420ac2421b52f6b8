"""The marks of all questions as a Markdown report, and whether they are good enough. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from statistics import mean, median
from typing import Final

from models.readings.deck import SPREADS
from worker.evals.scores import Scored, openings
from worker.interpret.cost import price

WANTED: Final = {
    "schema": 0.95,
    "validity": 0.9,
    "verdicts": 1.0,
    "language": 1.0,
    "topic": 0.7,
    "cards taken up": 0.95,
    "orientation": 0.9,
    "position": 0.8,
    "length": 0.8,
    "readability": 0.8,
    "own beginning": 0.8,
    "to use": 0.7,
    "openings of their own": 0.8,
}
"""The least average of each mark with which a model or a prompt may go to people."""

NOT_OF_A_STAND_IN: Final = ("topic", "openings of their own")
BUDGET_USD: Final = Decimal("0.0007")
"""What a three-card reading may cost without any cache, on average."""


def averages(scored: Sequence[Scored]) -> dict[str, float]:
    """Each mark's average over the readings that have it."""
    found = {name: [one.marks[name] for one in scored if name in one.marks] for name in WANTED if name != "openings of their own"}
    return {**{name: mean(marks) if marks else 0.0 for name, marks in found.items()}, "openings of their own": openings(scored)}


def failed(scored: Sequence[Scored], stand_in: bool = False) -> list[str]:
    """The marks whose average is below what is wanted, but for those that a stand-in has no mind for."""
    forgiven = NOT_OF_A_STAND_IN if stand_in else ()
    return [name for name, average in averages(scored).items() if average < WANTED[name] and name not in forgiven]


def report(title: str, runs: Mapping[str, Sequence[Scored]], stand_in: bool = False, more: Sequence[str] = ()) -> str:
    """Averages, costs, lint and every question, for each version of the prompt; then the sections in `more`."""
    lines = [f"# {title}", ""]
    for version, scored in runs.items():
        lines += [f"## Version {version}", "", *_marks(scored, stand_in), *_costs(scored), *_lint(scored), *_questions(scored)]
    return "\n".join([*lines, *(line for section in more for line in (section, ""))]).rstrip() + "\n"


def _marks(scored: Sequence[Scored], stand_in: bool) -> list[str]:
    below = failed(scored, stand_in)
    rows = [f"| {name} | {average:.2f} | {WANTED[name]:.2f} |" for name, average in averages(scored).items()]
    verdict = "Good enough." if not below else f"Below what is wanted: {', '.join(below)}."
    return [verdict, "", "| mark | average | wanted |", "| --- | --- | --- |", *rows, ""]


def _costs(scored: Sequence[Scored]) -> list[str]:
    """By language and spread: tokens, what was billed, and what it would cost with nothing in the cache."""
    lines = [
        "| readings | tokens in | cached | out | USD billed | USD without a cache | median ms |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for language in ("th", "en"):
        for spread in SPREADS:
            of = [one for one in scored if (one.golden.question.language, one.golden.question.spread) == (language, spread)]
            if of := [one for one in of if one.output_tokens and one.golden.valid]:
                lines.append(f"| {language} {spread} ({len(of)}) | {_cost(of)} |")
    return [*lines, "", _within_budget(scored), ""]


def _cost(scored: Sequence[Scored]) -> str:
    known = [one.cost_usd for one in scored if one.cost_usd is not None]
    billed = f"{sum(known, Decimal(0)) / len(known):.6f}" if known else "unknown"
    tokens = [mean(getattr(one, name) for one in scored) for name in ("input_tokens", "cached_tokens", "output_tokens")]
    return " | ".join(
        [*(f"{count:.0f}" for count in tokens), billed, _uncached(scored), f"{median(one.ms for one in scored):.0f}"]
    )


def _uncached(scored: Sequence[Scored]) -> str:
    costs = [price(one.model, one.input_tokens, 0, one.output_tokens).cost_usd for one in scored]
    known = [cost for cost in costs if cost is not None]
    return f"{sum(known, Decimal(0)) / len(known):.6f}" if known else "unknown"


def _within_budget(scored: Sequence[Scored]) -> str:
    of = [one for one in scored if one.golden.question.language == "th" and one.golden.question.spread == "three"]
    uncached = _uncached([one for one in of if one.output_tokens and one.marks.get("schema")])
    if uncached == "unknown":
        return "No three-card reading in Thai has a known price."
    within = "within" if Decimal(uncached) <= BUDGET_USD else "above"
    return (
        f"A three-card reading in Thai, at the first try: {uncached} USD without a cache, {within} the {BUDGET_USD} it may cost."
    )


def _lint(scored: Sequence[Scored]) -> list[str]:
    """How often each pattern was found. A warning for whoever writes the prompt: nothing fails by it."""
    found = Counter(f"{one.golden.question.language}: {warned.says}" for one in scored for warned in one.warned)
    if not found:
        return ["Lint found nothing.", ""]
    readings = sum(one.reading is not None for one in scored)
    return [f"Lint, in {readings} readings: {'; '.join(f'{says} {count}' for says, count in found.most_common())}.", ""]


def _questions(scored: Sequence[Scored]) -> list[str]:
    lines = ["| | question | gist | problems | sounds translated |", "| --- | --- | --- | --- | --- |"]
    for number, one in enumerate(scored, 1):
        asked, gist = one.golden.question, one.reading.gist if one.reading else ""
        hard = f" ({one.golden.hard})" if one.golden.hard else ""
        warned = "; ".join(f"{warned.says}: {warned.words}" for warned in one.warned)
        cells = (f"{asked.text}{hard}", gist or (one.reading.reason if one.reading else ""), "; ".join(one.problems), warned)
        lines.append(f"| {number} {asked.spread} | " + " | ".join(cell.replace("|", "/") for cell in cells) + " |")
    return [*lines, ""]
