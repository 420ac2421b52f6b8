"""`python -m sandbox`, as `make demo` starts it: one reading from follow to delivery, and nothing left behind."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox.run.binaries import temporary_folder
from sandbox.run.client import Control
from sandbox.run.processes import free_port
from tests.helpers.support import until

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.timeout(400)

READY_S = 120.0


class RunningDemo:
    """`python -m sandbox` with its data under `folder`, and what it printed."""

    def __init__(self, folder: Path, *words: str, output: str = "output") -> None:
        self.output = folder / output
        self.port = free_port()
        command = [sys.executable, "-m", "sandbox", "--folder", str(folder / "data"), "--port", str(self.port), *words]
        environment = {name: value for name, value in os.environ.items() if name != "OPENAI_API_KEY"}
        with self.output.open("wb") as out:
            self.process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT, env=environment)

    @property
    def text(self) -> str:
        return self.output.read_text()

    def said(self, words: str) -> bool:
        assert words in self.text or self.process.poll() is None, self.text
        return words in self.text

    def children(self) -> list[int]:
        """What the demo started and what those started, also when the demo itself is gone."""
        listed = subprocess.run(["ps", "-eo", "pid=,ppid=,stat="], capture_output=True, text=True).stdout
        rows = [line.split() for line in listed.splitlines()]
        family = {self.process.pid}
        for _ in range(5):
            family |= {int(pid) for pid, parent, stat in rows if int(parent) in family and stat[0] != "Z"}
        return sorted(family - {self.process.pid})

    def child(self, module: str) -> int:
        """The process that runs `python -m module`."""
        listed = subprocess.run(["ps", "-ww", "-eo", "pid=,ppid=,command="], capture_output=True, text=True).stdout
        rows = [line.split(None, 2) for line in listed.splitlines()]
        ours = (int(pid) for pid, parent, command in rows if int(parent) == self.process.pid and command.endswith(f"-m {module}"))
        return next(ours)

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(60)


@pytest.fixture
def folder() -> Iterator[Path]:
    import shutil

    folder = temporary_folder()
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def alive(pids: list[int]) -> list[int]:
    listed = subprocess.run(["ps", "-eo", "pid=,stat="], capture_output=True, text=True).stdout
    running = {int(pid) for pid, stat in map(str.split, listed.splitlines()) if stat[0] != "Z"}
    return [pid for pid in pids if pid in running]


def test_once_is_one_whole_reading_and_out(folder: Path) -> None:
    demo = RunningDemo(folder, "--once")
    try:
        assert demo.process.wait(300) == 0, demo.text
    finally:
        demo.end()
    assert "ปีหน้าเราควรเปลี่ยนงานดีไหมคะ" in demo.text
    assert "the reading is in the chat" in demo.text
    assert len(re.findall(r"\(taps\)", demo.text)) >= 5
    assert demo.text.rstrip().endswith("Everything is stopped.")


def test_a_demo_stays_heals_refuses_a_second_and_leaves_nothing_when_killed(folder: Path) -> None:
    demo = RunningDemo(folder)
    try:
        until(lambda: demo.said("Chat with MiMi yourself"), READY_S + 60)
        assert len(Control(f"http://127.0.0.1:{demo.port}").people()) == 1

        second = RunningDemo(folder, output="second")
        assert second.process.wait(60) == 1
        assert f"already runs in this folder (process {demo.process.pid})" in second.text

        os.kill(demo.child("worker"), signal.SIGKILL)
        until(lambda: demo.said("worker ended with SIGKILL"), READY_S)
        until(lambda: demo.said("worker is back"), READY_S)
    finally:
        children = demo.children()
        demo.process.send_signal(signal.SIGKILL)
        demo.process.wait()
    assert len(children) >= 5
    until(lambda: not alive(children), what="no orphans")


def test_a_taken_port_is_named_and_the_next_one_used(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        demo = RunningDemo(folder, "--port", str(port))
        try:
            until(lambda: demo.said("is taken"), READY_S)
        finally:
            children = demo.children()
            demo.end()
    assert f"Port {port} is taken; the chat window is at" in demo.text
    assert not alive(children)
