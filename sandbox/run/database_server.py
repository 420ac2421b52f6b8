"""What the real Postgres and the real Valkey out of wheels share: the demo and the tests run on what production runs on.

Both listen on 127.0.0.1 with a password of their own, run without root's rights, end with the process that started
them, and take up the data of an earlier run even when that one was killed.
"""

import os
import secrets
import signal
from abc import ABC, abstractmethod
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from sandbox.run import binaries
from sandbox.run.processes import Process, StartFailed, wait_until

PATIENCE_S: Final = 20.0


class DatabaseServer(ABC):
    """What both servers share: a folder of their own, a port, a password, a process. `launch` begins it, `start` waits."""

    name: str
    patience_s: float = PATIENCE_S

    def __init__(self, folder: Path, *, durable: bool) -> None:
        self.durable = durable
        self.account = binaries.account()
        self.folder = binaries.workplace(folder) / self.name
        self._claim()
        self.log = folder.absolute() / "log" / f"{self.name}.log"
        self.log.unlink(missing_ok=True)
        self.port = 0
        self.password = secrets.token_urlsafe(18)
        self.process: Process | None = None

    @classmethod
    def start(cls, folder: Path, *, durable: bool = False) -> Self:
        """A server with its data under `folder`, ready. `durable`: as in production; else quick and forgetful.

        Raises:
            StartFailed: with one line that says why.
        """
        server = cls(folder, durable=durable)
        server.launch()
        server.await_ready()
        return server

    @abstractmethod
    def launch(self) -> None:
        """Start it and come back at once. The port stays the same over restarts, if it can."""

    @abstractmethod
    def answers(self) -> bool:
        """Whether it takes a client's question and answers it."""

    def ready(self) -> bool:
        return self.alive() and self.answers()

    def alive(self) -> bool:
        return self.process is not None and self.process.alive()

    def stop(self) -> None:
        if self.process:
            self.process.stop()

    def kill(self) -> None:
        """End it without a word of warning (SIGKILL)."""
        if self.process:
            self.process.kill()

    def restart(self) -> None:
        """Stop it if it runs, and start it again on the same port with the same data."""
        self.stop()
        self.launch()
        self.await_ready()

    def complaint(self) -> str:
        return self.process.complaint() if self.process else f"{self.name} was never started"

    def _claim(self) -> None:
        """Make the folder the account's own, with what an earlier run of another account left in it."""
        try:
            self.folder.mkdir(mode=0o700, exist_ok=True)
            if self.folder.stat().st_uid != self.account.uid:
                for path in (self.folder, *self.folder.rglob("*")):
                    os.chown(path, self.account.uid, self.account.gid, follow_symlinks=False)
        except PermissionError:
            raise StartFailed(f"{self.folder} belongs to another user; start as that user, or remove it") from None

    def run(self, command: list[str | Path], stop_signal: signal.Signals) -> None:
        self.process = Process(
            self.name,
            command,
            self.log,
            cwd=self.folder,
            stop_signal=stop_signal,
            death_signal=stop_signal,
            account=self.account,
        )
        self.process.launch()

    def await_ready(self) -> None:
        """Come back when it answers. Raises StartFailed, with one line that says why, when it does not."""
        for attempt in range(3):
            if attempt:
                self.launch()
            wait_until(lambda: not self.alive() or self.answers(), self.patience_s)
            if self.ready():
                return
            if self.alive():
                break
            # It ended: the port was taken since we looked, or children of a killed run were not quite gone.
            if "Address already in use" in self.log.read_text(errors="replace"):
                self.port = 0
        complaint = self.complaint()
        self.kill()
        raise StartFailed(complaint)

    def write(self, path: Path, text: str) -> None:
        """A file that only the server's account may read."""
        path.touch(mode=0o600)
        path.write_text(text)
        os.chown(path, self.account.uid, self.account.gid)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()
