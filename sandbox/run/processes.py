"""One process of ours: started, waited for until it is ready, stopped, and never left behind."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

from sandbox.run.binaries import Account

STOP_WITH_PARENT: Final = Path(__file__).with_name("stop_with_parent.py")
LOOK_EVERY_S: Final = 0.05
KEPT_PORTS: Final = 32
_kept: Final = deque[socket.socket]()


class StartFailed(Exception):
    """Something did not come up. The message is one line for people."""


class Member(Protocol):
    """What can be started beside others, waited for, and stopped. `name` is how people read of it."""

    name: str

    def launch(self) -> None:
        """Start it and come back at once. Raises StartFailed."""

    def ready(self) -> bool:
        """Whether it does its work by now."""

    def await_ready(self) -> None:
        """Come back when it does its work. Raises StartFailed when it does not come to that."""

    def alive(self) -> bool:
        """Whether its process runs."""

    def stop(self) -> None:
        """End it, kindly first, within a few seconds. Does nothing when it has ended."""

    def complaint(self) -> str:
        """How it ended and the last line it logged."""


class Running(Protocol):
    """A process that was started; `subprocess.Popen` is one. Statuses are minus the signal's number for who was killed."""

    @property
    def pid(self) -> int: ...

    def poll(self) -> int | None:
        """The exit status, None while it runs."""

    def wait(self, timeout: float | None = None) -> int:
        """The exit status, once it has ended."""

    def send_signal(self, sig: int) -> None:
        """Nothing happens when it has ended."""


@dataclass
class Process:
    """A command as a child of this process, in a session of its own, so that Ctrl-C in the terminal reaches only us.

    `stop_signal` asks it to end; `death_signal` is what it gets when we die without asking. `is_ready` is polled.
    Start it from a thread that lives as long as the process should (see stop_with_parent.py).
    """

    name: str
    command: Sequence[str | Path]
    log: Path
    env: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    cwd: Path | None = None
    is_ready: Callable[[], bool] = lambda: True
    ready_within_s: float = 30.0
    stop_signal: signal.Signals = signal.SIGTERM
    death_signal: signal.Signals = signal.SIGKILL
    stop_within_s: float = 8.0
    account: Account = field(default_factory=lambda: Account(os.geteuid(), os.getegid()))
    _running: Running | None = None

    def launch(self) -> None:
        """Start it, its output going to the end of the log. What an earlier run of it left in its session is ended."""
        self._end_session()
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self._running = self.begin()

    def begin(self) -> Running:
        """A new process. The log and its folder may be there already."""
        with self.log.open("ab") as log:
            return subprocess.Popen(
                stopping_with_parent(self.command, self.death_signal, self.account),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=dict(self.env),
                cwd=self.cwd,
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        """Of the running process, or of the last one."""
        return self._running.pid if self._running else 0

    @property
    def status(self) -> int | None:
        """The exit status (minus the signal's number), None while it runs."""
        return self._running.poll() if self._running else None

    def ready(self) -> bool:
        return self.alive() and self.is_ready()

    def await_ready(self) -> None:
        wait_until(lambda: not self.alive() or self.is_ready(), self.ready_within_s)
        if not self.ready():
            complaint = self.complaint()
            self.kill()
            raise StartFailed(complaint)

    def alive(self) -> bool:
        return self._running is not None and self._running.poll() is None

    def wait(self, seconds: float) -> int | None:
        """The exit status, or None when it still runs after `seconds`."""
        wait_until(lambda: not self.alive(), seconds)
        return self.status

    def stop(self) -> None:
        if self.alive():
            self.signal(self.stop_signal)
            self.wait(self.stop_within_s)
        self.kill()

    def kill(self) -> None:
        """End it at once (SIGKILL), with whatever it started in its session."""
        self._end_session()
        if self._running:
            self._running.wait()

    def signal(self, number: signal.Signals) -> None:
        """Send it a signal; nothing happens when it has ended."""
        if self._running:
            self._running.send_signal(number)

    def complaint(self) -> str:
        status = self.status
        ended = "did not answer" if status is None else f"ended with {_status(status)}"
        last = "" if status is not None and status < 0 else _last_line(self.log)  # who was killed had no last words
        return f"{self.name} {ended}{f': {last}' if last else ''} (log: {self.log})"

    def _end_session(self) -> None:
        if self._running:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._running.pid, signal.SIGKILL)


def stopping_with_parent(command: Sequence[str | Path], death_signal: signal.Signals, account: Account) -> list[str]:
    """The command line that runs `command` with `account`'s rights for as long as this process lives."""
    numbers = (os.getpid(), int(death_signal), account.uid, account.gid)
    return [sys.executable, "-I", "-S", str(STOP_WITH_PARENT), *map(str, numbers), *map(str, command)]


def wait_until(true: Callable[[], bool], seconds: float) -> bool:
    """Look until it is true, at most `seconds`. Says whether it became so."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() >= end:
            return False
        time.sleep(LOOK_EVERY_S)
    return True


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on, and that nobody is given until a server of ours has taken it.

    The port stays bound here, without listening, until KEPT_PORTS others were asked for: else the system may hand it to an
    outgoing connection before the server starts. Servers bind with SO_REUSEADDR, which a bound socket that does not listen
    allows; who connects is refused as if it were not there.
    """
    keeper = socket.socket()
    keeper.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    keeper.bind(("127.0.0.1", 0))
    _kept.append(keeper)
    if len(_kept) > KEPT_PORTS:
        _kept.popleft().close()
    return int(keeper.getsockname()[1])


def port_from(first: int, tries: int = 50) -> int:
    """The first free port of 127.0.0.1 from `first` on; any free one when `tries` are taken."""
    for port in range(first, first + tries):
        with socket.socket() as probe, contextlib.suppress(OSError):
            # As a server binds: a port whose last owner has just gone is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return port
    return free_port()


def _status(status: int) -> str:
    if status >= 0:
        return f"exit status {status}"
    return signal.Signals(-status).name if -status in set(signal.Signals) else f"signal {-status}"


def _last_line(log: Path) -> str:
    try:
        with log.open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - 4000))
            lines = [line.strip() for line in file.read().decode(errors="replace").splitlines() if line.strip()]
    except OSError:
        return ""
    return lines[-1][:300] if lines else ""
