"""MiMi's own processes for a test: gunicorn with two workers as in production, and `python -m worker`. Each keeps a log."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from sandbox.run.demo import answers
from sandbox.run.processes import Process
from tests.helpers.processes.forked import ForkedProcess
from tests.helpers.processes.preloaded import READ_WHILE_IMPORTING

READY_WITHIN_S = 90.0
"""A busy machine takes its time; one that does not come up ends by itself."""

GUNICORN = "--config python:bot.serving --workers 2 --threads 2 --graceful-timeout 5"


PATIENT = "--config python:bot.serving --graceful-timeout 1 --worker-class tests.helpers.processes.patient_web.PatientWorker"
"""As in production, but that no client is dropped because time passes."""


@contextmanager
def gunicorn(environment: Mapping[str, str], address: str, folder: Path, words: str = GUNICORN) -> Iterator[Process]:
    """The web process at `address`, ready."""
    arguments = [*words.split(), "--bind", urlsplit(address).netloc, "bot.app:create_app()"]
    web = process("web", folder, environment, "gunicorn", *arguments)
    web.is_ready = lambda: answers(f"{address}/api/health?part=database")
    with running(web):
        yield web


@contextmanager
def worker(environment: Mapping[str, str], folder: Path) -> Iterator[Process]:
    """A worker process, ready."""
    with running(worker_process(environment, folder)) as process:
        yield process


def worker_process(environment: Mapping[str, str], folder: Path, name: str = "worker", module: str = "worker") -> Process:
    """A worker process that is not started yet. `module`: "tests.helpers.processes.quick_worker" for one with short waits."""
    made = process(name, folder, environment, module)
    made.is_ready = lambda: b"worker_ready" in made.log.read_bytes()
    return made


def process(name: str, folder: Path, environment: Mapping[str, str], module: str, *arguments: str) -> Process:
    """`python -m module arguments…` in `folder`, not started yet."""
    inherited = {key: value for key, value in os.environ.items() if key not in READ_WHILE_IMPORTING}
    env = {**inherited, "PYTHONUNBUFFERED": "1", **environment}
    log = folder / f"{name}.log"
    return ForkedProcess(name, [module, *arguments], log, env=env, cwd=folder, ready_within_s=READY_WITHIN_S)


@contextmanager
def running(process: Process) -> Iterator[Process]:
    """Started and ready; stopped afterwards."""
    process.launch()
    try:
        process.await_ready()
        yield process
    finally:
        process.stop()
