"""What nobody measured: how people use MiMi, and what hosts take. docs/scale.md lists all of it."""

from dataclasses import dataclass, field, fields
from typing import Any, Final


def _is(value: float, means: str) -> Any:
    return field(default=value, metadata={"means": means})


@dataclass(frozen=True)
class Assumed:
    """One figure each, with what it means. Put your own of `mimi stats` here. Prices are in USD, LINE's in baht."""

    active: float = _is(0.10, "of all people, those who write on a day")
    turns: float = _is(8, "turns a day of each of these")
    readings: float = _is(0.5, "readings a day of each of these")
    newcomers: float = _is(0.002, "newcomers a day, of all people")
    peak_hour: float = _is(0.12, "of a day's turns, those in its busiest hour")
    busiest_second: float = _is(2, "the busiest second, in means of that hour")
    load: float = _is(0.7, "of a top load, what is to be carried")
    model_seconds: float = _is(8, "seconds that a model takes for a reading")
    threads: float = _is(64, "readings that a worker process has under way at once (`WORKER_THREADS`)")
    promised: float = _is(0.0625, "of a core, what Fly promises a `shared-cpu-1x`; the rest is lent, for minutes (look it up)")
    pushed: float = _is(0.05, "of the readings, those too late for a free reply, as in [deploy.md](deploy.md)")
    entries: float = _is(2, "rows of the ledger for a reading: a star comes, a star goes")
    reading_turns: float = _is(3, "what a reading costs Postgres, in turns")
    event_bytes: float = _is(300, "bytes of an event, with its indexes: the shortest take 165 (`make bench ARGS=growth`)")
    entry_bytes: float = _is(340, "bytes of a row of the ledger, likewise measured")
    person_bytes: float = _is(600, "bytes of a person with their conversation and invite code, likewise measured")
    reading_bytes: float = _is(
        4_000, "bytes of a reading: 500 measured without an answer, the rest is what a model said (assumed)"
    )
    event_days: float = _is(30, "days for which events are kept (`models/events/old_events.py`)")
    reading_commands: float = _is(20, "Redis commands of a reading, as in [deploy.md](deploy.md)")
    turn_commands: float = _is(0, "Redis commands of a turn: only somebody's many events in a minute are counted there")
    look_commands: float = _is(5, "Redis commands of a look at /metrics")
    look_seconds: float = _is(15, "seconds between two looks of Fly's Prometheus at each web machine")
    process_connections: float = _is(10, "connections of each of a web machine's two processes")
    worker_connections: float = _is(20, "connections of a worker process")
    baht_a_usd: float = _is(33, "baht for a US dollar")
    machine_usd: float = _is(4.70, "a machine a month, 512 MB in Singapore")
    picture_gb: float = _is(0.0005, "GB of pictures sent for a reading")
    sent_gb_usd: float = _is(0.04, "a GB sent")
    model_usd: float = _is(0.0005, "a reading by the model, at most")
    postgres_usd: float = _is(25, "Postgres a month, with a core and the GB below")
    postgres_gb: float = _is(8, "GB that are in that price")
    more_gb_usd: float = _is(0.125, "each GB more a month (assumed)")
    more_core_usd: float = _is(60, "each core more a month (assumed)")
    redis_command_usd: float = _is(0.000002, "a Redis command, where it is billed so")
    redis_fixed_usd: float = _is(100, "a Redis with a second copy, billed by the month (assumed)")
    free_pushes: float = _is(300, "pushes a month that cost nothing at LINE")
    basic_pushes: float = _is(15_000, "pushes of LINE's middle plan")
    basic_baht: float = _is(1_280, "baht of that plan")
    pro_pushes: float = _is(35_000, "pushes of LINE's largest plan")
    pro_baht: float = _is(1_780, "baht of that plan")
    more_push_baht: float = _is(0.06, "baht for each push beyond it (assumed)")
    vat: float = _is(0.07, "VAT on top of LINE's prices")


ASSUMED: Final = Assumed()


def table(given: Assumed = ASSUMED) -> str:
    """All of it, a line each."""
    rows = [f"| `{one.name}` | {getattr(given, one.name):,.10g} | {one.metadata['means']} |" for one in fields(given)]
    return "\n".join(["| name | value | what it is |", "| --- | --- | --- |", *rows])
