"""CPU of a start up to the first answer, beside what two libraries take to be imported in the same minute."""

import compileall
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from statistics import median
from typing import Final

from bench.processes import cpu_seconds
from bench.table import Row

ROUNDS: Final = 5
OURS: Final = ("bot", "models", "prompts", "worker")
AS_IN_THE_IMAGE: Final = {"PYTHONDONTWRITEBYTECODE": ""}
BESIDE: Final = "import flask, sqlalchemy"
"""What any handler of this kind imports. A machine is slower in one minute than in the next, for this alike."""


def rows(name: str, target: str, start: Callable[[], AbstractContextManager[int]], rounds: int = ROUNDS) -> list[Row]:
    """`start` gives the process's id when it has answered for the first time; its children count, too."""
    ready, beside = [], []
    with start():  # leaves behind what the image comes with
        compile_ours()
    for _ in range(rounds):
        with start() as pid:
            ready.append(cpu_seconds(pid))
        beside.append(_imported())
    times = median(one / other for one, other in zip(ready, beside, strict=True))
    return [Row(name, target, f"{median(ready):.2f} s ({times:.1f} times `{BESIDE}`: {median(beside):.2f} s)")]


def compile_ours() -> None:
    """Our modules as the image has them."""
    for folder in OURS:
        compileall.compile_dir(folder, quiet=1)


def _imported() -> float:
    """CPU seconds of a process that imports `BESIDE` and ends."""
    before = os.times()
    subprocess.run([sys.executable, "-c", BESIDE], check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system
