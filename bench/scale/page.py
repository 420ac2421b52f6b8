"""The tables of docs/scale.md, each between two marks: `<!-- name -->` and `<!-- end -->`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from bench.scale import assumed
from bench.scale.assumed import ASSUMED
from bench.scale.measured import Measured, measured
from bench.scale.model import scale, web_carries, worker_carries

DOCS: Final = Path(__file__).parents[2] / "docs"
PAGE: Final = DOCS / "scale.md"
MEASURED: Final = DOCS / "performance.md"
SIZES: Final = (10_000, 100_000, 1_000_000, 10_000_000)


def tables() -> Mapping[str, str]:
    """All tables by name, from what docs/performance.md says now."""
    found = measured(MEASURED.read_text("utf-8"))
    return {"one machine": one_machine(found), "many people": many_people(found), "assumed": assumed.table()}


def one_machine(found: Measured) -> str:
    """What a machine carries, by a whole core and by what is promised of a shared one."""
    million, mean = scale(1_000_000, found), 1 / ASSUMED.busiest_second
    shared = [ASSUMED.promised * 1000 / ms for ms in (found.turn_ms, found.reading_ms)]
    lines = [
        ("web, a core of its own: in the busiest second", web_carries(found), "turns", million.turns),
        ("web, `shared-cpu-1x`: over the busiest hour", shared[0], "turns", million.turns * mean),
        ("worker, a core of its own: in the busiest second", worker_carries(found), "readings", million.reads),
        ("worker, `shared-cpu-1x`: over the busiest hour", shared[1], "readings", million.reads * mean),
    ]
    rows = [f"| {name} | {_short(most)} {of} a second | {_short(most / needed * 1e6)} |" for name, most, of, needed in lines]
    return "\n".join(["| one machine of 512 MB | carries | so many people |", "| --- | --- | --- |", *rows])


def many_people(found: Measured) -> str:
    """What grows, a column for each of SIZES."""
    each = [scale(people, found) for people in SIZES]
    rows = {
        "people": [f"{one.people:,}" for one in each],
        "turns a second, in the evening's busiest second": [_short(one.turns) for one in each],
        "readings a second, in that second": [_short(one.reads) for one in each],
        "readings a day": [_short(one.readings_day) for one in each],
        "web machines, a core each": [str(one.web) for one in each],
        "worker machines, a core each": [str(one.workers) for one in each],
        "connections to Postgres, at most": [str(one.connections) for one in each],
        "cores for Postgres": [_short(one.cores) for one in each],
        "new rows in Postgres a day": [_short(one.rows_day) for one in each],
        "GB in Postgres after a year": [_short(one.gb_first) for one in each],
        "GB that each year adds": [_short(one.gb_year) for one in each],
        "Redis commands a day": [_short(one.commands_day) for one in each],
        "pushes a month": [_short(one.pushes_month) for one in each],
        **{f"baht a month: {name}": [_short(one.baht[name]) for one in each] for name in each[0].baht},
        "**baht a month, together**": [f"**{_short(one.baht_month)}**" for one in each],
        "baht a reading": [_short(one.baht_reading) for one in each],
    }
    head, *body = (f"| {name} | {' | '.join(shown)} |" for name, shown in rows.items())
    return "\n".join([head, f"|{' --- |' * (len(SIZES) + 1)}", *body])


def filled(text: str, made: Mapping[str, str]) -> str:
    """The page with these tables in their places. Raises LookupError where one has none."""
    for name, table in made.items():
        before, begins, rest = text.partition(f"<!-- {name} -->\n\n")
        _, ends, after = rest.partition("\n\n<!-- end -->")
        if not begins or not ends:
            raise LookupError(f"the page has no place for the table: {name}")
        text = before + begins + table + ends + after
    return text


def write() -> None:
    """Writes the tables into docs/scale.md."""
    PAGE.write_text(filled(PAGE.read_text("utf-8"), tables()), "utf-8")


def _short(value: float) -> str:
    """Two digits that count, as people write them."""
    if value < 10:
        return f"{value:.2g}"
    unit = 10 ** (len(str(int(value))) - 2)
    return f"{round(value / unit) * unit:,}"
