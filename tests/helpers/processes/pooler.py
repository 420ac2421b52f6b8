"""A real pgbouncer in transaction mode before the tests' Postgres, where Debian's package `pgbouncer` is installed."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import psycopg2

from sandbox.run import binaries
from sandbox.run.processes import Process, free_port
from tests.helpers.processes.live import running

SERVER_CONNECTIONS: Final = 4
"""Fewer than there are clients, so that a connection to the server goes from hand to hand."""

_CONFIGURED: Final = """[databases]
* = host={host} port={port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {own_port}
unix_socket_dir =
auth_type = plain
auth_file = {accounts}
pool_mode = transaction
default_pool_size = {connections}
max_client_conn = 200
"""


def program() -> str | None:
    """Where pgbouncer is; Debian puts it where only root's PATH looks. None: it is not installed."""
    return shutil.which("pgbouncer", path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin")))


@contextmanager
def pooler(database_url: str, folder: Path) -> Iterator[str]:
    """The same database by way of pgbouncer, as an address."""
    server, own_port = urlsplit(database_url), free_port()
    who = binaries.account()
    accounts, settings = folder / "accounts.txt", folder / "pgbouncer.ini"
    accounts.write_text(f'"{server.username}" "{server.password}"\n')
    settings.write_text(
        _CONFIGURED.format(
            host=server.hostname, port=server.port, own_port=own_port, accounts=accounts, connections=SERVER_CONNECTIONS
        )
    )
    for file in (accounts, settings):
        os.chown(file, who.uid, who.gid)
    url = server._replace(netloc=f"{server.username}:{server.password}@127.0.0.1:{own_port}").geturl()
    found = program()
    assert found is not None
    process = Process("pgbouncer", [found, settings], folder / "pgbouncer.log", cwd=folder, account=who)
    process.is_ready = lambda: _answers(url)
    with running(process):
        yield url


def _answers(url: str) -> bool:
    try:
        psycopg2.connect(url).close()
    except psycopg2.OperationalError:
        return False
    return True
