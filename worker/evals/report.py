"""The marks of all questions as a Markdown report, and whether they are good enough. Pure."""

from collections.abc import Sequence
from decimal import Decimal
from statistics import mean, median
from typing import Final

from worker.evals.scores import Scored, openings

WANTED: Final = {
    "schema": 0.95,
    "validity": 0.9,
    "verdicts": 1.0,
    "language": 1.0,
    "topic": 0.7,
    "cards named": 0.95,
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


def averages(scored: Sequence[Scored]) -> dict[str, float]:
    """Each mark's average over the readings that have it."""
    found = {name: [one.marks[name] for one in scored if name in one.marks] for name in WANTED if name != "openings of their own"}
    return {**{name: mean(marks) if marks else 0.0 for name, marks in found.items()}, "openings of their own": openings(scored)}


def failed(scored: Sequence[Scored], stand_in: bool = False) -> list[str]:
    """The marks whose average is below what is wanted, but for those that a stand-in has no mind for."""
    forgiven = NOT_OF_A_STAND_IN if stand_in else ()
    return [name for name, average in averages(scored).items() if average < WANTED[name] and name not in forgiven]


def report(title: str, scored: Sequence[Scored], stand_in: bool = False) -> str:
    """Averages, costs, and every question with its answer's gist and its problems."""
    below = failed(scored, stand_in)
    lines = [f"# {title}", "", "Good enough." if not below else f"Below what is wanted: {', '.join(below)}.", ""]
    lines += ["| mark | average | wanted |", "| --- | --- | --- |"]
    lines += [f"| {name} | {average:.2f} | {WANTED[name]:.2f} |" for name, average in averages(scored).items()]
    lines += ["", _costs(scored), "", "| | question | gist | problems |", "| --- | --- | --- | --- |"]
    for number, one in enumerate(scored, 1):
        asked, gist = one.golden.question, one.told.gist if one.told else ""
        hard = f" ({one.golden.hard})" if one.golden.hard else ""
        cells = (f"{asked.text}{hard}", gist or (one.told.reason if one.told else ""), "; ".join(one.problems))
        lines.append(f"| {number} {asked.spread} | " + " | ".join(cell.replace("|", "/") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def _costs(scored: Sequence[Scored]) -> str:
    three = [one for one in scored if one.golden.question.spread == "three" and one.output_tokens]
    if not three:
        return "No three-card reading came."
    known = [one.cost_usd for one in three if one.cost_usd is not None]
    cost = f"{sum(known, Decimal(0)) / len(known):.6f} USD" if known else "unknown (no price for this model)"
    tokens = (
        mean(one.input_tokens for one in three),
        mean(one.cached_tokens for one in three),
        mean(one.output_tokens for one in three),
    )
    said = "{:.0f} tokens in, {:.0f} of them cached, {:.0f} out".format(*tokens)
    return f"A three-card reading on average: {said}; {cost}; median {median(one.ms for one in three):.0f} ms."
