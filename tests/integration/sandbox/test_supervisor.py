"""The supervisor: nothing it started is left, whatever happens to them or to it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox.run.processes import Process, StartFailed, port_from, wait_until
from sandbox.run.supervisor import Supervisor
from tests.helpers.support import until

ROOT = Path(__file__).parents[3]

SERVES = "print('here', flush=True); import threading; threading.Event().wait()"
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); " + SERVES
BREAKS = "print('first line', flush=True); raise SystemExit('no such setting: SALT')"
HAS_CHILD = "import subprocess, sys; print('child', subprocess.Popen([sys.executable, '-c', sys.argv[1]]).pid); " + SERVES


class Stage:
    """Dummy children with their logs in one folder, and everything the supervisor said."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.said: list[str] = []
        self.all = Supervisor(self.said.append, together_s=0.5)

    def child(self, name: str, code: str, *words: str) -> Process:
        log = self.folder / f"{name}.log"
        process = Process(name, [sys.executable, "-c", code, *words], log, stop_within_s=0.5, ready_within_s=60)
        process.is_ready = lambda: "here" in log.read_text()
        return process


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(tmp_path)
    with stage.all:
        yield stage


def runs(pid: int) -> bool:
    seen = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True).stdout.strip()
    return bool(seen) and not seen.startswith("Z")


def test_children_are_ready_when_start_comes_back_and_gone_after_stop(stage: Stage) -> None:
    one, two = stage.child("one", SERVES), stage.child("two", SERVES)
    stage.all.start(one, two)
    assert one.alive()
    assert two.alive()
    stage.all.stop()
    assert not runs(one.pid)
    assert not runs(two.pid)


def test_the_last_started_is_stopped_first(stage: Stage) -> None:
    order: list[str] = []

    class Noted(Process):
        def stop(self) -> None:
            order.append(self.name)
            super().stop()

    for name in ("first", "second", "third"):
        stage.all.start(Noted(name, [sys.executable, "-c", SERVES], stage.folder / name))
    stage.all.stop()
    assert order == ["third", "second", "first"]


def test_a_child_that_breaks_at_the_start_is_named_with_its_last_words(stage: Stage) -> None:
    with pytest.raises(StartFailed, match=r"^web ended with exit status 1: no such setting: SALT \(log: .*web\.log\)$"):
        stage.all.start(stage.child("web", BREAKS))


def test_a_child_that_never_gets_ready_is_given_up(stage: Stage) -> None:
    mute = stage.child("mute", SERVES)
    mute.log.write_text("here\n")
    mute.is_ready = lambda: False
    mute.ready_within_s = 0.5
    with pytest.raises(StartFailed, match=r"^mute did not answer: here"):
        stage.all.start(mute)
    assert not runs(mute.pid)


def test_a_command_that_does_not_exist_is_a_clear_line(stage: Stage) -> None:
    process = Process("nothing", ["/no/such/program"], stage.folder / "log", is_ready=lambda: False)
    with pytest.raises(StartFailed, match="cannot run /no/such/program: No such file"):
        stage.all.start(process)


def test_a_killed_child_is_started_again_and_people_are_told(stage: Stage) -> None:
    web = stage.child("web", SERVES)
    stage.all.start(web)
    first = web.pid
    os.kill(first, signal.SIGKILL)
    stage.all.watch(lambda: web.pid != first)
    assert web.alive()
    assert stage.said[0].startswith("web ended with SIGKILL")
    assert stage.said[-1] == "web is back."


def test_a_child_that_ends_again_and_again_is_not_started_for_ever(stage: Stage) -> None:
    flighty = stage.child("flighty", "print('here')")
    flighty.is_ready = lambda: True
    flighty.await_ready = lambda: None  # type: ignore[method-assign]
    stage.all.start(flighty)
    with pytest.raises(StartFailed, match="for the 5th time"):
        stage.all.watch(lambda: False)


def test_who_does_not_listen_to_sigterm_is_killed(stage: Stage) -> None:
    stubborn = stage.child("stubborn", STUBBORN)
    stage.all.start(stubborn)
    stage.all.stop()
    assert stubborn.status == -signal.SIGKILL


def test_children_of_children_end_too(stage: Stage) -> None:
    parent = stage.child("parent", HAS_CHILD, STUBBORN)
    stage.all.start(parent)
    grandchild = int(parent.log.read_text().split()[1])
    assert runs(grandchild)

    stage.all.stop()

    until(lambda: not runs(grandchild))


def test_something_that_should_end_well_must(stage: Stage) -> None:
    stage.all.finish(stage.all.begin(stage.child("good", "pass")), 60)
    with pytest.raises(StartFailed, match="exit status 1: no such setting"):
        stage.all.finish(stage.all.begin(stage.child("bad", BREAKS)), 60)
    with pytest.raises(StartFailed, match="slow did not answer"):
        stage.all.finish(stage.all.begin(stage.child("slow", SERVES)), 0.3)


def test_a_taken_port_gives_way_to_the_next() -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert port_from(port) > port


SUPERVISES = """
import sys, threading
from pathlib import Path
from sandbox.run.processes import Process
from sandbox.run.supervisor import Supervisor
serves = "import time, sys; print('here', flush=True); time.sleep(60)"
children = [Process(n, [sys.executable, "-c", serves], Path(sys.argv[1]) / n) for n in ("one", "two")]
all_of_it = Supervisor(print)
all_of_it.start(*children)
print(*(child.pid for child in children), flush=True)
threading.Event().wait()
"""


def test_no_orphan_of_a_supervisor_that_was_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", SUPERVISES, str(tmp_path)]
    supervisor = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert supervisor.stdout is not None
    with supervisor.stdout:
        pids = [int(word) for word in supervisor.stdout.readline().split()]
    assert len(pids) == 2
    supervisor.kill()
    supervisor.wait()
    assert wait_until(lambda: not any(map(runs, pids)), 60)
