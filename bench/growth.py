"""What a turn, the sweep and the owner's commands take with a million people, against a thousand: their rounds take turns."""

import hashlib
import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median
from typing import Final
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import Engine

from bench import seed
from bench.table import Row
from bot.chat.events import Said, Tapped
from bot.chat.handler import Handler
from bot.line.client import FAST, Line
from bot.process.queue import Job
from bot.say.limits import Message
from bot.say.links import Links
from models.db import make_engine
from models.migrations import upgrade
from models.people.pseudonyms import Pseudonyms
from sandbox.run.demo import settings_for
from sandbox.run.postgres import Postgres
from worker.upkeep.sweep import due

FEW: Final = 1_000
ROUNDS: Final = 200
QUESTION: Final = "งานใหม่ที่สมัครไปจะได้ไหม"
TAPS: Final = ("balance", "history", "daily", "mood:calm:1", "spread:one:1", "draw:all:1")
COMMANDS: Final = (("check",), ("stats",), ("user",))
_NUMBERS: Final = count()


class QuietLine(Line):
    """Takes every reply at once."""

    def __init__(self) -> None:
        """Without a connection."""

    def reply(self, token: str, messages: Sequence[Message], timeout: tuple[float, float] = FAST) -> None:
        """Nothing is kept."""


class QuietQueue:
    """Takes every job."""

    def put(self, job: Job) -> bool:
        del job
        return True


@dataclass
class Side:
    """A database and what was measured on it, in seconds, by the name of what was done."""

    url: str
    people: int
    engine: Engine
    handler: Handler
    times: dict[str, list[float]] = field(default_factory=dict)

    @classmethod
    def on(cls, url: str, people: int) -> "Side":
        engine = make_engine(url, connections=2)
        links = Links("https://mimi.example", "@mimi", "1234567890-abcdefgh")
        handler = Handler(engine, QuietLine(), QuietQueue(), links, ZoneInfo("Asia/Bangkok"), Pseudonyms.of("secret"))
        return cls(url, people, engine, handler)

    def time(self, name: str, what: Callable[[], object]) -> None:
        began = time.perf_counter()
        what()
        self.times.setdefault(name, []).append(time.perf_counter() - began)

    def chat(self, person: str) -> None:
        """One person's day: a question to its last card, and what is looked at on the side."""
        self.time("question", lambda: self.handler.handle(Said(*_common(person), text=QUESTION, message_id=_unique("message"))))
        for data in TAPS:
            self.time(data.partition(":")[0], partial(self.handler.handle, Tapped(*_common(person), data=data)))


def run(folder: Path, people: int = seed.PEOPLE, rounds: int = ROUNDS) -> list[Row]:
    """Fills two databases under `folder`, measures both, stops everything."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    with ExitStack() as stack:
        postgres = stack.enter_context(Postgres.start(folder))
        sides = []
        began = time.monotonic()
        for name, number in (("few", FEW), ("many", people)):
            postgres.create(name)
            upgrade(postgres.url(name))
            seed.fill(postgres.url(name), number)
            sides.append(Side.on(postgres.url(name), number))
        filled = time.monotonic() - began
        for number in range(rounds):
            for side in sides:
                side.chat(_line_id(side.people, number))
        for _ in range(5):
            for side in sides:
                side.time("sweep", partial(_sweep, side.engine))
        for command in COMMANDS:
            for side in sides:
                side.time(f"mimi {command[0]}", partial(_mimi, side, command))
        for side in sides:
            side.engine.dispose()
    few, many = (side.times for side in sides)
    rows = [
        Row(
            f"filled with {people:,} people, {10 * people:,} entries, {people:,} readings, {3 * people:,} events",
            "",
            f"{filled:.0f} s",
        )
    ]
    for name, times in many.items():
        large, small = median(times), median(few[name])
        pieces = name.startswith("mimi")
        rows.append(
            Row(name, "in pieces" if pieces else "at most 1.2 times", f"{large / small:.2f} times ({_ms(large)} : {_ms(small)})")
        )
    return rows


def _sweep(engine: Engine) -> None:
    with engine.connect() as connection, connection.begin():
        due(connection)


def _mimi(side: Side, command: Sequence[str]) -> None:
    env = {**os.environ, **settings_for("http://127.0.0.1:9"), "DATABASE_URL": side.url, "REDIS_URL": "redis://127.0.0.1:9"}
    whom = [_line_id(side.people, 0)] if command == ("user",) else []
    subprocess.run([sys.executable, "-m", "bot.owner.cli", *command, *whom], env=env, check=True, capture_output=True)


def _line_id(people: int, number: int) -> str:
    """People spread over all of them."""
    return "U" + hashlib.md5(f"line-{number * (people // ROUNDS)}".encode(), usedforsecurity=False).hexdigest()


def _common(person: str) -> tuple[str, str, datetime, str]:
    return _unique("event"), person, datetime.now(UTC), _unique("token")


def _unique(what: str) -> str:
    return f"{what}-{time.time_ns()}-{next(_NUMBERS)}"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"
