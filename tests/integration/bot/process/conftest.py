"""A web process as in production that several tests share: those that ask about connections and leave nothing behind."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sandbox.run.processes import Process, free_port
from sandbox.run.valkey import Valkey
from tests.helpers.databases import Databases
from tests.helpers.processes.live import PATIENT, gunicorn
from tests.helpers.support import live_sandbox


@dataclass(frozen=True)
class Shared:
    """Where it listens, what it logs, and what it is told."""

    address: str
    process: Process
    environment: dict[str, str]


@pytest.fixture(scope="module")
def shared(databases: Databases, redis_server: Valkey, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    """Started once for a file: a start takes longer than what such a test asks."""
    address = f"http://127.0.0.1:{free_port()}"
    with databases.lend() as database, live_sandbox(address) as sandbox:
        environment = {**sandbox.environment, "DATABASE_URL": database, "REDIS_URL": redis_server.url}
        folder = tmp_path_factory.mktemp("shared")
        with gunicorn(environment, address, folder, "--config python:bot.serving --graceful-timeout 1") as process:
            yield Shared(address, process, environment)


@pytest.fixture
def patient(shared: Shared, tmp_path: Path) -> Iterator[Shared]:
    """One of the test's own, for which a busy machine makes no difference (`tests.helpers.processes.patient_web`)."""
    address = f"http://127.0.0.1:{free_port()}"
    with gunicorn(shared.environment, address, tmp_path, PATIENT) as process:
        yield Shared(address, process, shared.environment)
