"""What was measured, as people read it."""

from collections.abc import Iterable
from typing import NamedTuple


class Row(NamedTuple):
    """One line: what, what it should be, what it is."""

    what: str
    target: str
    measured: str


def markdown(rows: Iterable[Row]) -> str:
    """A Markdown table."""
    lines = ["| what | target | measured |", "| --- | --- | --- |"]
    return "\n".join([*lines, *(f"| {row.what} | {row.target} | {row.measured} |" for row in rows)])
