"""A real Postgres: `sandbox.run.database_server` with a cluster, databases, and the data of an earlier run."""

import os
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Final

import psycopg2

from sandbox.run import binaries
from sandbox.run.database_server import DatabaseServer
from sandbox.run.processes import StartFailed, free_port, stopping_with_parent, wait_until

USER: Final = "mimi"

# The tests' data must survive the server's death, but not the machine's.
FLEETING: Final = ("fsync=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0")

# A client hashes its password so often at each connection; one time is enough for a random one, and takes 4 ms less.
ONE_ITERATION: Final = ("-c", "scram_iterations=1")


class Postgres(DatabaseServer):
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
        self.run([binaries.postgres() / "postgres", "-D", data, *words], signal.SIGINT)

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
        self.write(secret, self.password)
        options: list[str | Path] = ["--username", USER, "--pwfile", secret, "--auth", "scram-sha-256", "--encoding", "UTF8"]
        options += ["--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C"]
        options += [] if self.durable else ["--no-sync", *ONE_ITERATION]
        made = subprocess.run(
            stopping_with_parent([binaries.postgres() / "initdb", "-D", half, *options], signal.SIGKILL, self.account),
            cwd=self.folder,
            capture_output=True,
            text=True,
        )
        if made.returncode:
            reason = (made.stderr.strip().splitlines() or ["no reason given"])[-1]
            raise StartFailed(f"postgres could not make its data folder {half}: {reason}")
        half.rename(data)


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
