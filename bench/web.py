"""The web process beside the honest handler: the same server, settings, machine and minute; their rounds take turns."""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Final

import psycopg2

from bench import honest, load, people, starting
from bench.processes import cpu_seconds, pss_mb
from bench.table import Row
from sandbox.run.demo import answers, settings_for
from sandbox.run.postgres import Postgres
from sandbox.run.processes import Process, StartFailed, free_port
from sandbox.run.valkey import Valkey

ROUNDS: Final = 15
"""Of each, in turn, each with new connections. A machine is not equally quick from one second to the next: the two rounds beside
each other are compared, and the ratio in the middle is shown."""

PEOPLE: Final = 200
"""People in a round: each takes four turns."""

CONNECTIONS: Final = 16
STEADY_PEOPLE: Final = 150
"""In a round of 70 % of what MiMi did in the round just before it. A person's turns follow each other half a second apart."""

STEADY_CONNECTIONS: Final = 64
AT_ONCE: Final = 300
SAME_SERVER: Final = "--workers 2 --threads 8 --preload --keep-alive 65 --no-control-socket --graceful-timeout 5"
MIMI: Final = ("gunicorn", "--config", "python:bot.serving", "--workers", "2", "--bind")
BARE_ROUNDS: Final = 5
"""Of MiMi without a conversation (`bench.bare`), after one that only warms up."""


@dataclass
class Side:
    """One of the two, running, and what its rounds came to. CPU in seconds a turn."""

    name: str
    port: int
    pid: int
    rates: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    postgres_cpu: list[float] = field(default_factory=list)

    def take(self, requests: list[bytes], postgres: int) -> None:
        """One round as quick as it goes. Raises RuntimeError when a request fails: then nothing was measured."""
        before = cpu_seconds(self.pid), cpu_seconds(postgres)
        measured = load.as_quick_as_it_goes(self.port, requests, CONNECTIONS)
        if measured.failed:
            raise RuntimeError(f"{self.name}: {measured.failed} of {len(requests)} requests failed")
        self.rates.append(measured.rate)
        self.cpu.append((cpu_seconds(self.pid) - before[0]) / len(requests))
        self.postgres_cpu.append((cpu_seconds(postgres) - before[1]) / len(requests))


def run(folder: Path, rounds: int = ROUNDS) -> list[Row]:
    """Starts everything under `folder`, measures, stops everything."""
    with ExitStack() as stack:
        postgres = stack.enter_context(Postgres.start(folder))
        valkey = stack.enter_context(Valkey.start(folder))
        assert postgres.process
        line = free_port()
        stack.enter_context(_running("line", folder, {}, ["bench.instant_line", str(line)], line))
        settings = settings_for(f"http://127.0.0.1:{line}") | {
            "REDIS_URL": valkey.url,
            "LOG_LEVEL": "WARNING",
            "EVENTS_PER_MINUTE": "1000000",
            "READINGS_PER_DAY": "1000000",
        }
        secret = settings["LINE_CHANNEL_SECRET"]
        smallest = stack.enter_context(_honest(folder, postgres, settings))
        mimi = stack.enter_context(_mimi(folder, postgres, settings))
        at_rest = pss_mb(mimi.pid)
        for side in (smallest, mimi):
            side.take(people.turns(secret, range(PEOPLE), prompt=1), postgres.process.pid)
            side.rates.clear()
            side.cpu.clear()
            side.postgres_cpu.clear()
        first, steady = PEOPLE, []
        for _ in range(rounds):
            group = range(first, first := first + PEOPLE)
            for side in (smallest, mimi):
                side.take(people.turns(secret, group), postgres.process.pid)
            requests = people.turns(secret, range(first, first := first + STEADY_PEOPLE))
            steady.append(load.at_a_rate(mimi.port, requests, STEADY_CONNECTIONS, 0.7 * mimi.rates[-1]))
        crowd = range(first, first := first + AT_ONCE)
        at_once = load.at_a_rate(mimi.port, people.turns(secret, crowd)[:AT_ONCE], AT_ONCE, AT_ONCE)
        drawn = postgres.ask("select count(*) from readings", database="mimi")[0][0]
        if drawn != first - AT_ONCE:
            raise RuntimeError(f"{drawn} readings came of {first - AT_ONCE} draws")
        memory, smallest_memory = pss_mb(mimi.pid), pss_mb(smallest.pid)
        bare = stack.enter_context(_mimi(folder, postgres, settings, "bare", "bench.bare:create_bare_app()"))
        beside = Side("honest", smallest.port, smallest.pid)
        for _ in range(1 + BARE_ROUNDS):
            group = range(first, first := first + PEOPLE)
            for side in (beside, bare):
                side.take(people.turns(secret, group), postgres.process.pid)
        env = settings | {"DATABASE_URL": postgres.url("mimi")}
        started = starting.rows("web: CPU from start to the first answer", "1.0 s", lambda: _answering(folder, env))
    p95 = [one.percentile(0.95) for one in steady]
    return [
        Row(
            "turns a second, MiMi : smallest honest handler",
            "0.6, then 1.0",
            f"{_ratio(mimi.rates, smallest.rates):.2f} ({median(mimi.rates):.0f} : {median(smallest.rates):.0f})",
        ),
        Row("server CPU a turn", "", _times(mimi.cpu, smallest.cpu)),
        Row("Postgres CPU a turn", "at most 1.5 times", _times(mimi.postgres_cpu, smallest.postgres_cpu)),
        Row(
            "the same two without a conversation (`bench/bare.py`): turns a second, Postgres CPU a turn",
            "",
            f"{_ratio(bare.rates[1:], beside.rates[1:]):.2f}, {_times(bare.postgres_cpu[1:], beside.postgres_cpu[1:])}",
        ),
        Row(
            f"answer at 70 % of the top load, p95: median of {rounds} rounds, each with new connections",
            "under 50 ms",
            f"{_ms(median(p95))} (the worst {_ms(max(p95))}; {sum(one.failed for one in steady)} failed)",
        ),
        Row(
            f"{AT_ONCE} people in one second, the slowest answer",
            "within 2 s",
            f"{at_once.percentile(1):.2f} s ({at_once.failed} failed)",
        ),
        Row("memory of two web processes and their parent, at the start", "", f"{at_rest:.0f} MB"),
        Row("the same after this load", "at most 150 MB", f"{memory:.0f} MB (smallest: {smallest_memory:.0f} MB)"),
        *started,
    ]


def _ratio(ours: list[float], theirs: list[float]) -> float:
    """The one in the middle, of the rounds that stood beside each other."""
    return median(our / their for our, their in zip(ours, theirs, strict=True))


def _times(ours: list[float], theirs: list[float]) -> str:
    return f"{_ratio(ours, theirs):.2f} times ({_ms(median(ours))} : {_ms(median(theirs))})"


@contextmanager
def _honest(folder: Path, postgres: Postgres, settings: dict[str, str]) -> Iterator[Side]:
    postgres.create("honest")
    connection = psycopg2.connect(postgres.url("honest"))
    with connection, connection.cursor() as cursor:
        cursor.execute(honest.TABLES, {"people": 100 * PEOPLE})
    connection.close()
    port = free_port()
    words = ["gunicorn", "--worker-class", "gthread", *SAME_SERVER.split(), "--bind", f"127.0.0.1:{port}"]
    env = settings | {"DATABASE_URL": postgres.url("honest")}
    with _running("honest", folder, env, [*words, "bench.honest:create_app()"], port) as process:
        yield Side("honest", port, process.pid)


@contextmanager
def _mimi(folder: Path, postgres: Postgres, settings: dict[str, str], name: str = "mimi", *app: str) -> Iterator[Side]:
    """`app`: another application than MiMi's own, on the same server."""
    postgres.create(name)
    env = settings | {"DATABASE_URL": postgres.url(name)}
    migrate = _process("migrate", folder, env, ["bot.owner.cli", "migrate"])
    migrate.launch()
    if migrate.wait(60) != 0:
        raise StartFailed(migrate.complaint())
    people.add_people(postgres.url(name), 100 * PEOPLE)
    port = free_port()
    with _running(name, folder, env, [*MIMI, f"127.0.0.1:{port}", *app], port) as process:
        yield Side(name, port, process.pid)


@contextmanager
def _answering(folder: Path, env: dict[str, str]) -> Iterator[int]:
    """The parent process of MiMi, as she has answered for the first time."""
    port = free_port()
    with _running("started", folder, env, [*MIMI, f"127.0.0.1:{port}"], port) as process:
        yield process.pid


def _process(name: str, folder: Path, settings: dict[str, str], words: list[str]) -> Process:
    env = {**os.environ, **starting.AS_IN_THE_IMAGE, **settings}
    return Process(name, [sys.executable, "-m", *words], folder / f"{name}.log", env=env, cwd=Path.cwd())


@contextmanager
def _running(name: str, folder: Path, settings: dict[str, str], words: list[str], port: int) -> Iterator[Process]:
    process = _process(name, folder, settings, words)
    process.is_ready = lambda: answers(f"http://127.0.0.1:{port}/api/health?part=database")
    process.launch()
    try:
        process.await_ready()
        yield process
    finally:
        process.stop()


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"
