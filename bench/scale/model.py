"""The model: what so many people come to. docs/scale.md has the same formulae in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Final

from bench.scale.assumed import ASSUMED, Assumed
from bench.scale.measured import Measured

HOUR_SECONDS: Final = 3_600
DAY_SECONDS: Final = 24 * HOUR_SECONDS
MONTH_DAYS: Final = 30
YEAR_DAYS: Final = 365
GB: Final = 1e9


@dataclass(frozen=True)
class Scale:
    """What `people` come to. `turns`, `reads`: in the busiest second, and so `cores`, which Postgres needs.

    `gb_first`: in Postgres after a year; `gb_year`: what each year adds. `baht`: a month, by what it is for.
    """

    people: int
    turns: float
    reads: float
    readings_day: float
    web: int
    workers: int
    cores: float
    connections: int
    rows_day: float
    gb_first: float
    gb_year: float
    commands_day: float
    pushes_month: float
    baht: Mapping[str, float]

    @property
    def baht_month(self) -> float:
        return sum(self.baht.values())

    @property
    def baht_reading(self) -> float:
        return self.baht_month / (self.readings_day * MONTH_DAYS)


def scale(people: int, found: Measured, given: Assumed = ASSUMED) -> Scale:
    """The model itself."""
    turns_day = people * given.active * given.turns
    readings_day = people * given.active * given.readings
    born_day = people * given.newcomers
    peak = given.peak_hour / HOUR_SECONDS * given.busiest_second
    turns, reads = turns_day * peak, readings_day * peak

    web, workers = (max(1, ceil(needed)) for needed in (turns / web_carries(found, given), reads / worker_carries(found, given)))
    cores = (turns + given.reading_turns * reads) * found.turn_postgres_ms / 1000 / given.load

    kept_day = readings_day * (given.reading_bytes + given.entries * given.entry_bytes) + born_day * given.person_bytes
    gb_year = kept_day * YEAR_DAYS / GB
    gb_first = gb_year + (turns_day * given.event_days * given.event_bytes + people * given.person_bytes) / GB

    at_rest = found.at_rest * workers + given.look_commands / given.look_seconds * web
    commands_day = turns_day * given.turn_commands + readings_day * given.reading_commands + at_rest * DAY_SECONDS
    readings_month = readings_day * MONTH_DAYS
    pushes_month = readings_month * given.pushed
    usd = {
        "machines": (web + workers) * given.machine_usd + readings_month * given.picture_gb * given.sent_gb_usd,
        "Postgres": given.postgres_usd
        + max(0.0, gb_first - given.postgres_gb) * given.more_gb_usd
        + max(0, ceil(cores) - 1) * given.more_core_usd,
        "Redis": min(commands_day * MONTH_DAYS * given.redis_command_usd, given.redis_fixed_usd),
        "the model": readings_month * given.model_usd,
    }
    return Scale(
        people=people,
        turns=turns,
        reads=reads,
        readings_day=readings_day,
        web=web,
        workers=workers,
        cores=cores,
        connections=int(web * 2 * given.process_connections + workers * given.worker_connections),
        rows_day=turns_day + readings_day * (1 + given.entries) + born_day,
        gb_first=gb_first,
        gb_year=gb_year,
        commands_day=commands_day,
        pushes_month=pushes_month,
        baht={name: price * given.baht_a_usd for name, price in usd.items()} | {"LINE": line_baht(pushes_month, given)},
    )


def web_carries(found: Measured, given: Assumed = ASSUMED) -> float:
    """Turns a second of a web machine with one whole core."""
    return found.turns / found.cores * given.load


def worker_carries(found: Measured, given: Assumed = ASSUMED) -> float:
    """Readings a second of a worker machine with one whole core: by its CPU, or by the model's time."""
    return min(found.readings * given.load, given.threads / given.model_seconds)


def line_baht(pushes: float, given: Assumed = ASSUMED) -> float:
    """What LINE takes a month for so many pushes, with VAT: the smallest plan that allows them, then by the push."""
    plans = ((given.free_pushes, 0.0), (given.basic_pushes, given.basic_baht))
    price = next((baht for allowed, baht in plans if pushes <= allowed), given.pro_baht)
    return (price + max(0.0, pushes - given.pro_pushes) * given.more_push_baht) * (1 + given.vat)
