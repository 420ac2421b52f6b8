"""A real Valkey: `sandbox.run.database_server` with numbered databases."""

import signal
import socket
from typing import Final

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from sandbox.run import binaries
from sandbox.run.database_server import DatabaseServer
from sandbox.run.processes import free_port


class Valkey(DatabaseServer):
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

    def empty(self, database: int) -> None:
        """Deletes all that is in one of its databases. A client for it would take ten times as long. Raises OSError."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as connection:
            connection.sendall(f"AUTH {self.password}\r\nSELECT {database}\r\nFLUSHDB\r\nQUIT\r\n".encode())
            answers = b"".join(iter(lambda: connection.recv(256), b""))
        if answers != b"+OK\r\n" * 4:
            raise OSError(f"database {database} was not emptied: {answers!r}")

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
        self.write(settings, "\n".join(lines) + "\n")
        self.run([binaries.valkey(), settings], signal.SIGTERM)

    def answers(self) -> bool:
        client = redis.Redis.from_url(self.url, socket_timeout=2, retry=Retry(NoBackoff(), 0))
        try:
            return bool(client.ping())
        except redis.RedisError:
            return False
        finally:
            client.close()
