"""A process that has imported the large packages once, and forks the processes under test: each starts in half a second.

`python -m tests.helpers.processes.preloaded FD`, a socket that listens; `forked.py` beside it speaks to it, a line of JSON each
way. Each test process that connects is served by a copy of this process. Nothing is loaded before the first one does.
A child is what `python -m MODULE` would have been, with its own environment, folder and log, but for the imports.

Only what does not look at the environment while it is imported is loaded here, of MiMi all but what counts: metrics and settings
are each child's own. This process ends when its input ends; a copy ends, with all its children, when its connection closes.
"""

import contextlib
import gc
import importlib
import json
import os
import runpy
import select
import shutil
import signal
import socket
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

PACKAGES: Final = (
    "alembic.command",
    "flask",
    "fluent.syntax",
    "genai_prices",
    "gunicorn.app.wsgiapp",
    "gunicorn.workers.gthread",
    "psycopg2.extras",
    "pydantic_settings",
    "rq.cron",
    "sentry_sdk",
    "sqlalchemy.dialects.postgresql.psycopg2",
    "sqlmodel",
    "stripe",
    "structlog",
    "typer",
)

OF_MIMI: Final = (
    "bot.chat.dialogue.answering",
    "bot.line.richmenu",
    "bot.owner.actions.offers.codes",
    "bot.owner.actions.perform",
    "bot.reading_picture.routes",
    "bot.watch.rules.judging",
    "models.watch.check",
    "worker.fallback.reading",
    "worker.interpret.asking",
)
"""They import three quarters of MiMi's modules: it takes a child 0.1 s instead of 0.4 to import the rest."""

OF_EACH_CHILD: Final = "prometheus_client"
"""What no child may inherit: it decides while it is imported where a process counts."""

READ_WHILE_IMPORTING: Final = ("PROMETHEUS_MULTIPROC_DIR",)
"""Variables that a package reads only while it is imported."""


@dataclass(frozen=True)
class Start:
    """What to run: `python -m module arguments…`."""

    module: str
    arguments: list[str]
    environment: dict[str, str]
    folder: str
    log: str


def main() -> None:
    with socket.socket(fileno=int(sys.argv[1])) as listening:
        folder = Path(listening.getsockname()).parent
        control = connected(listening)
    if control is None:
        shutil.rmtree(folder, ignore_errors=True)
    else:
        with control:
            start = serve(control)
        if start:  # a child
            become(start)


def connected(listening: socket.socket) -> socket.socket | None:
    """Comes back in a copy of this process for each connection, and in this one with None, when its input has ended."""
    loaded = False
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how a copy ended
    while listening in select.select([listening, sys.stdin], [], [])[0]:
        control, _ = listening.accept()
        if not loaded:
            load()
            loaded = True
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            return control
        control.close()
    return None


def load() -> None:
    for name in (*PACKAGES, *OF_MIMI):
        importlib.import_module(name)
    assert OF_EACH_CHILD not in sys.modules, f"{OF_EACH_CHILD} is imported by what is loaded here"
    from bot.safety.danger import find_danger
    from bot.say.words import words_for
    from models.general.languages import LANGUAGES
    from prompts.meanings import meanings
    from worker.fallback.understand.subjects import understand

    for language in LANGUAGES:
        words_for(language)
        meanings(language)
    find_danger("")
    understand("")
    gc.freeze()  # else each child would spend a second at its end on taking all of this apart


def serve(control: socket.socket) -> Start | None:
    """Starts children and tells how they ended, until the other side is gone. Comes back in each child, with its task."""
    children: set[int] = set()
    asked = control.makefile("r", encoding="utf-8")
    for line in asked:
        request: dict[str, Any] = json.loads(line)
        if "start" in request:
            if (pid := _fork()) == 0:
                return Start(**request["start"])
            children.add(pid)
            answer: int | None = pid
        else:
            answer = _status(request["pid"], children)
        control.sendall(json.dumps(answer).encode() + b"\n")
    for pid in children:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)
    return None


def _fork() -> int:
    """As `os.fork`; when it comes back, the child leads a session of its own, so that it can be ended with all it starts."""
    ready, told = os.pipe()
    if pid := os.fork():
        os.close(told)
        os.read(ready, 1)
        os.close(ready)
        return pid
    os.setsid()
    os.close(ready)
    os.close(told)
    return 0


def _status(pid: int, children: set[int]) -> int | None:
    """The exit status (minus a signal's number), None while it runs. It is told once."""
    ended, status = os.waitpid(pid, os.WNOHANG)
    if not ended:
        return None
    children.discard(pid)
    return os.waitstatus_to_exitcode(status)


def become(start: Start) -> None:
    """Runs the module as the main one of this process, as the interpreter's `-m` does."""
    os.chdir(start.folder)
    for number, path, flags in ((0, os.devnull, os.O_RDONLY), (1, start.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)):
        opened = os.open(path, flags, 0o644)
        os.dup2(opened, number)
        os.close(opened)
    os.dup2(1, 2)
    os.environ.clear()
    os.environ.update(start.environment)
    tempfile.tempdir = None
    sys.path[0] = start.folder
    sys.argv = [start.module, *start.arguments]
    runpy.run_module(start.module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
