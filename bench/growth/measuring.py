"""What MiMi takes with a million people, against a thousand: their rounds take turns."""

import logging
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Final

import structlog

from bench import seed
from bench.growth import pieces, work
from bench.growth.side import ALIKE, Side
from bench.table import Row
from models.migrations import upgrade
from sandbox.run.postgres import Postgres
from sandbox.run.valkey import Valkey
from worker.upkeep.sweep import due

DAYS: Final = 180
"""People whose day is measured, on each side."""

READ_DAYS: Final = 10
"""And of these the rows are counted."""

TARGETS: Final = {
    **dict.fromkeys(("turn", "reading", "sweep"), "at most 1.2 times"),
    **dict.fromkeys(("watch", "/metrics", "morning"), "with the last day's readings alone"),
    "desk": "within a second",
}
"""By the beginning of what was measured. A thousand people have three readings a day, a million three thousand."""

TABLES: Final = ("users", "conversations", "ledger_entries", "readings", "webhook_events")


def run(folder: Path, people: int = seed.PEOPLE, days: int = DAYS) -> list[Row]:
    """Fills two databases under `folder`, measures both, stops everything."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with ExitStack() as stack:
        postgres, redis = stack.enter_context(Postgres.start(folder)), stack.enter_context(Valkey.start(folder))
        began = time.monotonic()
        for name, number in (("few", ALIKE), ("many", people)):
            postgres.create(name)
            upgrade(postgres.url(name))
            seed.fill(postgres.url(name), number)
        filled = Row(f"filled with {people:,} people", "a few minutes", f"{time.monotonic() - began:.0f} s")
        few = Side.on(postgres.url("few"), redis.numbered(0), ALIKE)
        many = Side.on(postgres.url("many"), redis.numbered(1), people)
        sizes = [Row("rows and bytes, with their indexes", "", sizes_of(many))]
        compare(few, many, days)
        rows = [filled, *sizes, *read_by_a_day(few, many), *compared(few, many), *pieces.run(many)]
        for side in (few, many):
            side.engine.dispose()
    return rows


def read_by_a_day(few: Side, many: Side) -> list[Row]:
    """How many rows Postgres says that it read for a day, its reading, and a sweep; and how often a table from end to end."""
    found = []
    for side in (few, many):
        side.forget_reads()
        for number in range(DAYS, DAYS + READ_DAYS):
            work.day(side, number)
        side.in_transaction("sweep", due)
        found.append(side.reads())
    (rows_few, whole_few), (rows_many, whole_many) = found
    said = f"{rows_many / READ_DAYS:.0f} : {rows_few / READ_DAYS:.0f}; whole tables {whole_many} : {whole_few}"
    return [Row("rows read for a person's day, their reading and its share of a sweep", "the same", said)]


def compare(few: Side, many: Side, days: int) -> None:
    """Each round on one side, then on the other."""
    for number in range(days):
        for side in (few, many):
            work.day(side, number)
    for what, times in work.ROUNDS:
        for _ in range(times):
            for side in (few, many):
                what(side)


def compared(few: Side, many: Side) -> list[Row]:
    """The medians of all that was measured on both sides."""
    rows = []
    for name, times in many.times.items():
        large, small = median(times), median(few.times[name])
        target = next(target for beginning, target in TARGETS.items() if name.startswith(beginning))
        rows.append(Row(name, target, f"{large / small:.2f} times ({_ms(large)} : {_ms(small)})"))
    return rows


def sizes_of(side: Side) -> str:
    """How many rows each large table has, and what one takes."""
    said = []
    with side.engine.connect() as connection:
        for table in TABLES:
            asked = f"select count(*), pg_total_relation_size('{table}') from {table}"
            rows, size = connection.exec_driver_sql(asked).one()
            said.append(f"{table} {rows:,} of {size / rows:.0f}")
    return ", ".join(said)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"
