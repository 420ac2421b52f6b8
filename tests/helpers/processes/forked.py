"""Processes of ours that begin as copies of one that has imported everything (see `tests.helpers.processes.preloaded`)."""

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import IO, Any, Final

from sandbox.run.binaries import temporary_folder
from sandbox.run.demo import Demo
from sandbox.run.processes import Process, wait_until
from tests.helpers.processes.preloaded import READ_WHILE_IMPORTING, Start

ROOT: Final = Path(__file__).parents[3]


class Preloaded:
    """A copy of the preloaded process that serves this test process. It ends with it, however that ends: the socket closes."""

    def __init__(self, control: socket.socket) -> None:
        self._socket = control
        self._lock = threading.Lock()
        self._answers: IO[str] = control.makefile("r", encoding="utf-8")

    def start(self, start: Start) -> int:
        """The pid of a new process."""
        return int(self._ask({"start": asdict(start)}))

    def status(self, pid: int) -> int | None:
        """The exit status, None while it runs."""
        answer = self._ask({"pid": pid})
        return None if answer is None else int(answer)

    def _ask(self, request: dict[str, Any]) -> Any:
        with self._lock:
            self._socket.sendall(json.dumps(request).encode() + b"\n")
            return json.loads(self._answers.readline())


@cache
def address() -> str:
    """Where the preloaded process of this run listens. It is started here, unless the process that started this one did so."""
    if _given:
        return _given[0]
    found = temporary_folder() / "preloaded"  # it removes the folder when it ends
    environment = {name: value for name, value in os.environ.items() if name not in READ_WHILE_IMPORTING}
    environment["PYTHONUNBUFFERED"] = "1"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(found))
        listening.listen()
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.helpers.processes.preloaded", str(listening.fileno())],
            pass_fds=[listening.fileno()],
            stdin=subprocess.PIPE,  # closed when this process ends, by which it knows
            stdout=subprocess.DEVNULL,
            cwd=ROOT,
            env=environment,
            start_new_session=True,
        )
    _started.append(process)
    return str(found)


_given: Final[list[str]] = []
_started: Final[list[subprocess.Popen[bytes]]] = []


def use(address: str) -> None:
    """The preloaded process of the whole run listens there: one serves several test processes."""
    _given.append(address)


@cache
def preloaded() -> Preloaded:
    """The connection of this test process to it."""
    control = socket.socket(socket.AF_UNIX)
    control.connect(address())
    return Preloaded(control)


class Child:
    """What `subprocess.Popen` would be of a process that another one started."""

    def __init__(self, start: Start) -> None:
        self.pid = preloaded().start(start)
        self.returncode: int | None = None

    def poll(self) -> int | None:
        if self.returncode is None:
            self.returncode = preloaded().status(self.pid)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        wait_until(lambda: self.poll() is not None, 60 if timeout is None else timeout)
        assert self.returncode is not None, f"{self.pid} has not ended"
        return self.returncode

    def send_signal(self, sig: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, sig)


class ForkedProcess(Process):
    """`Process` for `python -m module arguments…`, without the time for the imports. `command` is module and arguments."""

    def begin(self) -> Child:
        module, *arguments = map(str, self.command)
        self.log.touch()
        return Child(Start(module, arguments, dict(self.env), str(self.cwd or ROOT), str(self.log)))


class ForkedDemo(Demo):
    """`make demo`'s processes, in the same order and with the same settings, without the time for the imports."""

    def python(self, name: str, settings: Mapping[str, str], module: str, *arguments: str) -> Process:
        plain = super().python(name, settings, module, *arguments)
        return ForkedProcess(name, [module, *arguments], plain.log, env=plain.env, cwd=plain.cwd)
