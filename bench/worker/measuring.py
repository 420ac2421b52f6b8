"""How quick and how small one worker process is: the measures, each a function that gives rows."""

import os
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from redis import Redis
from sqlalchemy import text

from bench import starting
from bench.table import Row
from bench.worker.running import Bench, bench, python_process
from sandbox.run.demo import answers
from sandbox.run.processes import Process, free_port, wait_until

WAITING: Final = 300
AT_ONCE: Final = 64
SLOW_SECONDS: Final = 20
FEW: Final = 200
MANY: Final = 20_000
REST_SECONDS: Final = 60
SINGLE: Final = 6
PATIENCE_SECONDS: Final = 120


def run(_: Path) -> list[Row]:
    """All measures. Takes about five minutes. The servers have a folder of their own, which another user must be able to read."""
    with bench() as all_of_it:
        return [row for part in PARTS.values() for row in part(all_of_it)]


def start(on: Bench) -> list[Row]:
    started = starting.rows("worker: CPU from start to ready", "1.5 s", lambda: _ready(on))
    with on.worker() as process:
        return [*started, Row("worker: memory at rest (PSS)", "90 MB", f"{_memory(process):.0f} MB")]


def instant(on: Bench) -> list[Row]:
    """Readings that wait when the worker comes; the first ones, in which it still loads things, are not counted."""
    rate, cpu = _throughput(on, WAITING, WAITING)
    return [
        Row("readings a second, the model answering at once", "60", f"{rate:.0f}"),
        Row("CPU of the worker for each", "15 ms", f"{cpu:.1f} ms"),
    ]


def at_once(on: Bench) -> list[Row]:
    on.clear()
    on.model(SLOW_SECONDS)
    with on.worker() as process:
        on.enqueue(on.readings(AT_ONCE))
        wait_until(lambda: on.model()["under_way"] >= AT_ONCE, SLOW_SECONDS / 2)
        memory, most = _memory(process), on.model()["most"]
        wait_until(lambda: on.delivered() == AT_ONCE, PATIENCE_SECONDS)
    on.model(0)
    return [
        Row(f"calls under way of {AT_ONCE} asked at once", str(AT_ONCE), str(most)),
        Row("worker: memory with those calls under way (PSS)", "160 MB", f"{memory:.0f} MB"),
    ]


def backlog(on: Bench) -> list[Row]:
    """The same number of readings each time; only how many wait behind them differs."""
    few, _ = _throughput(on, FEW, FEW)
    many, _ = _throughput(on, MANY, 3 * FEW)
    found = f"{many / few:.2f} ({many:.0f}, {few:.0f})"
    return [Row(f"readings a second with {MANY} waiting, against {FEW}", "1.0", found), *sweep(on)]


def sweep(on: Bench) -> list[Row]:
    """In this process: a sweep while 20,000 readings are in the queue, and one while they are only in the database."""
    from bot.settings import Settings
    from worker.runtime.parts import build
    from worker.upkeep.sweep import sweep_all

    on.clear()
    readings = on.readings(MANY)
    with on.engine.begin() as connection:
        connection.execute(text("update readings set created_at = created_at - interval '1 minute'"))
    parts = build(Settings(_env_file=None, **{name.lower(): value for name, value in on.settings.items()}))  # type: ignore[arg-type]
    lost = _seconds(lambda: sweep_all(parts))
    on.redis.flushdb()
    on.enqueue(readings)
    waiting = min(_seconds(lambda: sweep_all(parts)) for _ in range(3))
    parts.engine.dispose()
    on.clear()
    return [
        Row(f"one sweep, {MANY} readings in the queue", "200 ms", f"{waiting * 1000:.0f} ms"),
        Row(f"one sweep, {MANY} readings that the queue has lost", "", f"{lost * 1000:.0f} ms"),
    ]


def latency(on: Bench, each_second: int = 5, seconds: int = 20) -> list[Row]:
    on.clear()
    with on.worker():
        for number in range(1, each_second * seconds + 1):
            on.enqueue(on.readings(1))
            if number == 1:
                wait_until(lambda: on.delivered() == 1, PATIENCE_SECONDS)
            time.sleep(1 / each_second)
        wait_until(lambda: on.delivered() == each_second * seconds, PATIENCE_SECONDS)
        taken, whole = on.after("claimed_at"), on.after("delivered_at")
    return [
        Row(f"last card drawn to LINE having it, {each_second} a second: p95", "150 ms", f"{_p95(whole):.0f} ms"),
        Row("last card drawn to taken up: median, p95", "50 ms", f"{statistics.median(taken):.0f} ms, {_p95(taken):.0f} ms"),
    ]


def rest(on: Bench) -> list[Row]:
    """Web and worker with nobody there. What the wire sees, so that commands inside of scripts are not counted."""
    on.clear()
    address = f"127.0.0.1:{free_port()}"
    words = ["--config", "python:bot.serving", "--bind", address, "bot.app:create_app()"]
    web = python_process("web", on.folder, on.settings, "gunicorn", *words)
    web.is_ready = lambda: answers(f"http://{address}/api/health?part=database")
    web.launch()
    try:
        web.await_ready()
        with on.worker() as process:
            time.sleep(5)
            before, cpu = _commands(on.redis), _cpu(process)
            time.sleep(REST_SECONDS)
            commands, cpu = _commands(on.redis) - before - 1, _cpu(process) - cpu
            for number in range(1, SINGLE + 1):
                on.enqueue(on.readings(1))
                wait_until(lambda: on.delivered() == number, PATIENCE_SECONDS)  # noqa: B023 - it is over when this ends
                time.sleep(1)
            taken = on.after("claimed_at")
    finally:
        web.stop()
    first, others = taken[0], statistics.median(taken[1:])
    return [
        Row("at rest: Redis commands a second, web and worker", "1", f"{commands / REST_SECONDS:.2f}"),
        Row("at rest: CPU of the worker", "", f"{cpu / REST_SECONDS * 1000:.1f} ms a second"),
        Row(
            "at rest: the first reading is taken up after",
            "50 ms",
            f"{first:.0f} ms; the next {others:.0f} ms",
        ),
    ]


PARTS: Final = {
    "start": start,
    "instant": instant,
    "at_once": at_once,
    "backlog": backlog,
    "latency": latency,
    "rest": rest,
}


def _throughput(on: Bench, queued: int, counted: int) -> tuple[float, float]:
    """Readings a second, and milliseconds of the worker's CPU for each, of the first `counted` of `queued` readings."""
    on.clear()
    on.enqueue(on.readings(queued))
    with on.worker() as process:
        wait_until(lambda: on.delivered() >= counted // 10, PATIENCE_SECONDS)
        first, began, cpu = on.delivered(), time.monotonic(), _cpu(process)
        wait_until(lambda: on.delivered() >= counted, PATIENCE_SECONDS)
        done, took, cpu = on.delivered() - first, time.monotonic() - began, _cpu(process) - cpu
    return done / took, cpu / done * 1000


@contextmanager
def _ready(on: Bench) -> Iterator[int]:
    with on.worker() as process:
        yield process.pid


def _cpu(process: Process) -> float:
    """Seconds of CPU that it has used."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(process: Process) -> float:
    """PSS in MB."""
    lines = Path(f"/proc/{process.pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _commands(redis: Redis) -> int:
    """Commands that the server was sent so far."""
    return int(redis.info("stats")["total_commands_processed"])


def _p95(values: list[float]) -> float:
    return sorted(values)[int(0.95 * len(values))]


def _seconds(step: Any) -> float:
    began = time.monotonic()
    step()
    return time.monotonic() - began
