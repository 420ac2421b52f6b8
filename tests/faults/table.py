"""The table, on the terminal and as docs/faults.md."""

import os
from collections.abc import Iterable
from dataclasses import astuple
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from tests.faults.judging import Outcome
from tests.faults.running import Size

PAGE: Final = Path(__file__).parents[2] / "docs" / "faults.md"
COLUMNS: Final = (
    "fault",
    "for (s)",
    "readings",
    "top-ups",
    "once",
    "twice",
    "twice, LINE cannot tell",
    "by push",
    "refunded",
    "lost",
    "stuck",
    "5xx or no answer",
    "later than 2 s",
    "recovered (s)",
)
HEAD: Final = """# What breaks, and what becomes of readings and money

Written by `make faults` on {day} (UTC) on a machine with {cores} cores, in {minutes:.0f} minutes. For each fault simulated people
begin {readings} readings and {topups} top-ups, while MiMi's own processes run: gunicorn with two processes, two workers, a real
Postgres and Valkey, and strict stand-ins for LINE, the model and Stripe. People come before, during and after the fault. LINE
sends an event again when it was not answered with 200, as it does with redelivery switched on.

Nothing is touched after a fault. Within two minutes each reading must have come once or its stars be back, each payment must be
credited once, nobody may be left waiting, and `mimi check` must find the books in order.

- **once, twice**: how often LINE took the reading. *LINE cannot tell*: it took the reply, did not say so, and the reply's token
  was over before it could be asked again; MiMi then says it another way, better twice than never.
- **lost**: delivered by our books, and LINE never had it. **stuck**: not settled after two minutes: a reading, a payment,
  a reply, the news of stars, or somebody who could not get what they came for.
- **5xx or no answer**, **later than 2 s**: answers to LINE's webhooks. LINE then sends them again.
- **recovered**: seconds from the end of the fault until a tap was answered within 2 s, and everything was settled that had been
  asked before.

"""
TAIL: Final = """
How to add a fault: an entry (a name, a beginning, an end) in one of the files of `tests/faults/catalogue`. `make faults
ARGS="--only 'Redis emptied'"` runs one, `ARGS=--short` the worst ones at small sizes, as `.ci/run` does.
"""


def rows(outcomes: Iterable[Outcome]) -> list[str]:
    """The table's lines, in Markdown."""
    head = [" | ".join(("", *COLUMNS, "")).strip(), "| " + " | ".join("---" for _ in COLUMNS) + " |"]
    return [*head, *map(row, outcomes)]


def row(outcome: Outcome) -> str:
    """One line."""
    return "| " + " | ".join(_shown(value) for value in astuple(outcome)[: len(COLUMNS)]) + " |"


def write_page(outcomes: Iterable[Outcome], size: Size, seconds: float) -> None:
    """docs/faults.md"""
    day, cores = datetime.now(UTC).date(), os.cpu_count()
    head = HEAD.format(day=day, cores=cores, minutes=seconds / 60, readings=size.readings, topups=size.topups)
    PAGE.write_text(head + "\n".join(rows(outcomes)) + "\n" + TAIL, "utf-8")


def _shown(value: object) -> str:
    return f"{value:.0f}" if isinstance(value, float) else str(value)
