"""MiMi's own processes for a test: gunicorn with two workers as in production, and `python -m worker`. Each keeps a log."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from sandbox.run.demo import answers
from sandbox.run.processes import Process

GUNICORN = "--worker-class gthread --workers 2 --threads 2 --preload --graceful-timeout 5 --no-control-socket"


@contextmanager
def gunicorn(environment: Mapping[str, str], address: str, folder: Path, words: str = GUNICORN) -> Iterator[Process]:
    """The web process at `address`, ready."""
    command = [sys.executable, "-m", "gunicorn", *words.split(), "--bind", urlsplit(address).netloc, "bot.app:create_app()"]
    with _running("web", command, environment, folder) as web:
        web.is_ready = lambda: answers(f"{address}/api/health?part=database")
        web.await_ready()
        yield web


@contextmanager
def worker(environment: Mapping[str, str], folder: Path) -> Iterator[Process]:
    """A worker process, ready."""
    with _running("worker", [sys.executable, "-m", "worker"], environment, folder) as process:
        process.is_ready = lambda: b"worker_ready" in process.log.read_bytes()
        process.await_ready()
        yield process


@contextmanager
def _running(name: str, command: list[str], environment: Mapping[str, str], folder: Path) -> Iterator[Process]:
    inherited = {key: value for key, value in os.environ.items() if key not in ("PROMETHEUS_MULTIPROC_DIR", "OPENAI_LOG")}
    env = {**inherited, "PYTHONUNBUFFERED": "1", **environment}
    process = Process(name, command, folder / f"{name}.log", env=env, cwd=folder)
    process.launch()
    try:
        yield process
    finally:
        process.stop()
