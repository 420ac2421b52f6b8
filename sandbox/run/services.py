"""A real Postgres and a real Valkey out of wheels: the demo and the tests run on what production runs on.

Both listen on 127.0.0.1 with a password of their own, run without root's rights, end with the process that started
them, and take up the data of an earlier run even when that one was killed.
"""

import os
import secrets
import shutil
import signal
import subprocess
from abc import ABC, abstractmethod
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import psycopg2
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from sandbox.run import binaries
from sandbox.run.processes import Process, StartFailed, free_port, leashed, wait_until

PATIENCE_S: Final = 20.0
USER: Final = "mimi"

# The tests' data must survive the server's death, but not the machine's.
FLEETING: Final = ("fsync=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0")


class _Server(ABC):
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

    def _run(self, command: list[str | Path], stop_signal: signal.Signals) -> None:
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

    def _write(self, path: Path, text: str) -> None:
        """A file that only the server's account may read."""
        path.touch(mode=0o600)
        path.write_text(text)
        os.chown(path, self.account.uid, self.account.gid)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()


class Postgres(_Server):
    """`with Postgres.start(folder) as server: server.url("name")`; databases are made with `create`."""

    name = "postgres"

    def url(self, database: str = USER) -> str:
        """Where clients find a database."""
        return f"postgresql://{USER}:{self.password}@127.0.0.1:{self.port}/{database}"

    def create(self, database: str, template: str = "template0") -> None:
        """A new database, or none if there is one by this name."""
        if not self.ask("SELECT 1 FROM pg_database WHERE datname = %s", database):
            self.ask(f'CREATE DATABASE "{database}" TEMPLATE "{template}" STRATEGY {self._strategy}')

    def drop(self, database: str) -> None:
        """Remove a database and end whoever is connected to it."""
        self.ask(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')

    def ask(self, statement: str, *values: object, database: str = "postgres") -> list[tuple[object, ...]]:
        """Run one statement by itself as the superuser; its rows, if it has any."""
        connection = psycopg2.connect(self.url(database), connect_timeout=2)
        try:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute(statement, values or None)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()

    @property
    def _strategy(self) -> str:
        # Copying files beats writing them through the log only where a checkpoint costs nothing.
        return "WAL_LOG" if self.durable else "FILE_COPY"

    def launch(self) -> None:
        data = self.folder / f"data{binaries.POSTGRES_MAJOR}"
        secret = self.folder / "password"
        if data.is_dir() and secret.is_file():
            self.password = secret.read_text()
            _end_leftover(data)
        else:
            self._make(data, secret)
        self.port = self.port or free_port()
        options = [
            f"port={self.port}",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "timezone=UTC",
            "log_timezone=UTC",
            *(() if self.durable else FLEETING),
        ]
        words = [word for option in options for word in ("-c", option)]
        # SIGINT: end the clients' sessions and stop, without waiting for them to leave.
        self._run([binaries.postgres() / "postgres", "-D", data, *words], signal.SIGINT)

    def answers(self) -> bool:
        try:
            return bool(self.ask("SELECT 1"))
        except psycopg2.OperationalError:
            return False

    def _make(self, data: Path, secret: Path) -> None:
        """An empty cluster. It gets its name when it is whole, so a run that was killed here leaves nothing to trip on."""
        half = self.folder / "half"
        for old in (half, data):
            shutil.rmtree(old, ignore_errors=True)
        self._write(secret, self.password)
        options: list[str | Path] = ["--username", USER, "--pwfile", secret, "--auth", "scram-sha-256", "--encoding", "UTF8"]
        options += ["--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C"]
        options += [] if self.durable else ["--no-sync"]
        made = subprocess.run(
            leashed([binaries.postgres() / "initdb", "-D", half, *options], signal.SIGKILL, self.account),
            cwd=self.folder,
            capture_output=True,
            text=True,
        )
        if made.returncode:
            reason = (made.stderr.strip().splitlines() or ["no reason given"])[-1]
            raise StartFailed(f"postgres could not make its data folder {half}: {reason}")
        half.rename(data)


class Valkey(_Server):
    """`with Valkey.start(folder) as server: server.url`; speaks Redis' protocol."""

    name = "valkey"
    databases: Final = 64

    @property
    def url(self) -> str:
        """Where clients find it: database 0. Use `numbered` for another."""
        return self.numbered(0)

    def numbered(self, database: int) -> str:
        """The address of one of its databases, 0 to 63."""
        return f"redis://:{self.password}@127.0.0.1:{self.port}/{database}"

    def launch(self) -> None:
        self.port = self.port or free_port()
        lines = [
            "bind 127.0.0.1",
            f"port {self.port}",
            f"requirepass {self.password}",
            f"dir {self.folder}",
            f"databases {self.databases}",
            f"appendonly {'yes' if self.durable else 'no'}",
            'save ""',
        ]
        settings = self.folder / "valkey.conf"
        self._write(settings, "\n".join(lines) + "\n")
        self._run([binaries.valkey(), settings], signal.SIGTERM)

    def answers(self) -> bool:
        client = redis.Redis.from_url(self.url, socket_timeout=2, retry=Retry(NoBackoff(), 0))
        try:
            return bool(client.ping())
        except redis.RedisError:
            return False
        finally:
            client.close()


def _end_leftover(data: Path) -> None:
    """End a server that an earlier run left on this data, and forget a pid file whose server is gone."""
    lock = data / "postmaster.pid"
    try:
        pid = int(lock.read_text().split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        lock.unlink(missing_ok=True)
        return
    if not _works_on(pid, data):
        lock.unlink(missing_ok=True)
        return
    for number in (signal.SIGINT, signal.SIGKILL):
        os.kill(pid, number)
        if wait_until(lambda: not _works_on(pid, data), 5):
            break
    lock.unlink(missing_ok=True)


def _works_on(pid: int, data: Path) -> bool:
    """Whether this process is a Postgres of `data`: a pid alone may belong to anybody by now."""
    seen = subprocess.run(["ps", "-ww", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return str(data) in seen.stdout and "postgres" in seen.stdout
