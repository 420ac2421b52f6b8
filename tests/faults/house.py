"""Everything that runs: Postgres, Valkey, the web process, two workers and the stand-ins, and how each is broken and mended."""

import os
import signal
import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import redis
from sqlalchemy import Engine

from bench.processes import tree
from models.database.engine import make_engine
from models.migrations import upgrade
from sandbox.run.database_server import DatabaseServer
from sandbox.run.demo import answers
from sandbox.run.postgres import Postgres
from sandbox.run.processes import Process, free_port
from sandbox.run.valkey import Valkey
from sandbox.world import World
from tests.faults.answers import Answers
from tests.helpers.processes import live
from tests.helpers.processes.relay import Relay
from tests.helpers.support import LiveSandbox, live_sandbox

WORKERS: Final = 2
MODEL_MS: Final = 2000
"""How long the model takes when nothing is wrong: so long that some readings are always under way."""

DATABASE: Final = "faults"
WIRED: Final = {
    "postgres": ("DATABASE_URL",),
    "redis": ("REDIS_URL",),
    "line": ("LINE_API_BASE", "LINE_DATA_API_BASE"),
    "model": ("OPENAI_BASE_URL",),
    "stripe": ("STRIPE_API_BASE",),
}
"""What lies behind which wire, by the settings that lead there."""

NO_LIMITS: Final = {"EVENTS_PER_MINUTE": "100000", "READINGS_PER_DAY": "100000", "OPENAI_TRANSCRIBE_MODEL": ""}


@dataclass
class House:
    """What runs. `copies`: how often LINE sends each event; `answers`: what it was answered during the present fault.

    Not thread-safe: faults begin and end on the main thread, as the servers end with the thread that started them.
    """

    folder: Path
    postgres: Postgres
    valkey: Valkey
    sandbox: LiveSandbox
    settings: Mapping[str, str]
    wires: Mapping[str, Relay]
    engine: Engine
    web: Process
    workers: list[Process] = field(default_factory=list)
    copies: int = 1
    answers: Answers = field(default_factory=Answers)
    _ending: list[Process] = field(default_factory=list)
    _made: int = 0

    @property
    def world(self) -> World:
        return self.sandbox.world

    @property
    def address(self) -> str:
        """Where LINE and the pay page find the web process."""
        return self.world.options.web

    def switch(self, **switches: object) -> None:
        """Makes a stand-in fail, or work again (`sandbox.switches`)."""
        self.sandbox.control.switch(**switches)

    def calm(self) -> None:
        """No stand-in fails, and what Redis remembers of failures is forgotten."""
        fine = {"mode": "normal", "delay_ms": MODEL_MS, "moderation": "normal"}
        stripe = {"duplicate": False, "reorder": False, "delay_ms": 0, "drop": 0, "webhooks": "on", "fail": None}
        self.switch(reply_fail=None, push_fail=None, clock_offset_s=0, late_s=0, pushes_left=None, model=fine, stripe=stripe)
        self.copies = 1
        with redis.Redis.from_url(self.valkey.url) as client:
            for key in client.scan_iter("mimi:llm:*"):
                client.delete(key)
            client.delete("mimi:pushes:used-up")

    def start_worker(self) -> Process:
        worker = live.worker_process(self.settings, self.folder, self._name("worker"))
        worker.launch()
        worker.await_ready()
        self.workers.append(worker)
        return worker

    def start_web(self, address: str = "") -> Process:
        """A web process; it is where LINE sends from now on."""
        address = address or self.address
        self.web = live.process(self._name("web"), self.folder, self.settings, *gunicorn(address))
        self.web.is_ready = lambda: answers(f"{address}/api/health?part=database")
        self.web.launch()
        self.web.await_ready()
        self.world.options = replace(self.world.options, web=address)
        return self.web

    def roll(self) -> None:
        """A release: new processes are started, then the old ones are told to end."""
        old, self.workers = [self.web, *self.workers], []
        self.workers_alive()
        self.start_web(f"http://127.0.0.1:{free_port()}")
        self._tell_to_end(old)

    def replace_workers(self) -> None:
        """All workers are told to end, then others are started."""
        old, self.workers = self.workers, []
        self._tell_to_end(old)
        self.workers_alive()

    def _tell_to_end(self, processes: list[Process]) -> None:
        for process in processes:
            process.signal(signal.SIGTERM)
        self._ending += processes

    def workers_alive(self) -> None:
        """Starts workers until there are as many as there should be."""
        self.workers = [worker for worker in self.workers if worker.alive()]
        while len(self.workers) < WORKERS:
            self.start_worker()

    def repair(self) -> None:
        """All processes run that should, and no stand-in fails."""
        self.workers_alive()
        if not self.web.alive():
            self.start_web()
        self.calm()

    def web_children(self) -> list[int]:
        """The pids of gunicorn's workers."""
        return [pid for pid in tree(self.web.pid) if pid != self.web.pid]

    def close(self) -> None:
        for process in (*self._ending, *self.workers, self.web):
            process.stop()

    def _name(self, kind: str) -> str:
        self._made += 1
        return f"{kind}-{self._made}"


def gunicorn(address: str) -> list[str]:
    words = "gunicorn --config python:bot.serving --graceful-timeout 5"
    return [*words.split(), "--bind", urlsplit(address).netloc, "bot.app:create_app()"]


def send_signal(pids: list[int], number: signal.Signals) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, number)


def freeze(server: DatabaseServer) -> None:
    """It hangs: the kernel goes on taking what is sent to it."""
    assert server.process
    send_signal(tree(server.process.pid), signal.SIGSTOP)


def thaw(server: DatabaseServer) -> None:
    assert server.process
    send_signal(tree(server.process.pid), signal.SIGCONT)


@contextmanager
def house(folder: Path, *, wired: bool) -> Iterator[House]:
    """All of it, ready; stopped afterwards."""
    address = f"http://127.0.0.1:{free_port()}"
    with ExitStack() as stack:
        postgres = stack.enter_context(Postgres.start(folder))
        valkey = stack.enter_context(Valkey.start(folder))
        sandbox = stack.enter_context(live_sandbox(address))
        postgres.create(DATABASE)
        upgrade(postgres.url(DATABASE))
        servers = {"DATABASE_URL": postgres.url(DATABASE), "REDIS_URL": valkey.url}
        settings = {**sandbox.environment, **servers, **NO_LIMITS, "TMPDIR": str(folder)}  # a killed process leaves files there
        wires: dict[str, Relay] = {}
        if wired:
            wires = {name: stack.enter_context(Relay(settings[names[0]])) for name, names in WIRED.items()}
            settings |= {setting: wires[name].url for name, settings_ in WIRED.items() for setting in settings_}
        engine = make_engine(postgres.url(DATABASE))
        stack.callback(engine.dispose)
        unstarted = live.process("web", folder, settings, *gunicorn(address))
        running = House(folder, postgres, valkey, sandbox, settings, wires, engine, unstarted)
        stack.callback(running.close)
        running.calm()
        running.start_web()
        running.workers_alive()
        yield running


_never = threading.Event()


def wait(seconds: float) -> None:
    """Waits in any thread."""
    if seconds > 0:
        _never.wait(seconds)
