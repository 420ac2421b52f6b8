"""Reads the figures that the model needs out of docs/performance.md, which `make bench` writes."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """`turns`, `readings`: the top load a second, of the web processes on `cores` cores and of one worker process.

    Milliseconds of CPU: `turn_ms` in the web process, `turn_postgres_ms` in Postgres, `reading_ms` in the worker. `at_rest`:
    Redis commands a second of a web and a worker process that have nothing to do.
    """

    cores: int
    turns: float
    readings: float
    turn_ms: float
    turn_postgres_ms: float
    reading_ms: float
    at_rest: float


def measured(page: str) -> Measured:
    """What the page says. Raises LookupError for a row that is not in it, with its name."""
    cores = re.search(r"with (\d+) cores", page)
    if not cores:
        raise LookupError("docs/performance.md does not say on how many cores it was measured")
    return Measured(
        cores=int(cores[1]),
        turns=_figure(page, "turns a second, MiMi : smallest honest handler", r"\(([\d.]+) : [\d.]+\)"),
        readings=_figure(page, "readings a second, the model answering at once", r"([\d.]+)"),
        turn_ms=_figure(page, "server CPU a turn", r"\(([\d.]+) ms : [\d.]+ ms\)"),
        turn_postgres_ms=_figure(page, "Postgres CPU a turn", r"\(([\d.]+) ms : [\d.]+ ms\)"),
        reading_ms=_figure(page, "CPU of the worker for each", r"([\d.]+) ms"),
        at_rest=_figure(page, "at rest: Redis commands a second, web and worker", r"([\d.]+)"),
    )


def _figure(page: str, row: str, figure: str) -> float:
    found = re.search(rf"^\| {re.escape(row)} \|[^|\n]*\|[^|\n]*?{figure}[^|\n]*\|$", page, re.MULTILINE)
    if not found:
        raise LookupError(f"docs/performance.md has no such row, or another figure in it: {row}")
    return float(found[1])
