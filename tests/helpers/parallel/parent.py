"""The process that has collected the tests: it makes copies of itself, hands out groups of tests and shows what comes back."""

import os
import warnings
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from typing import cast

import pytest

from tests.helpers.parallel.child import live
from tests.helpers.parallel.messages import Ended, Message, Reports, Stopped, Warned


@dataclass
class Process:
    """A copy of this process, the group that it runs, and how many of its tests have ended."""

    pid: int
    connection: Connection
    group: int | None = None
    done: int = 0


def run(
    session: pytest.Session, groups: list[list[pytest.Item]], count: int, copied: Callable[[int | None], None] = lambda _: None
) -> None:
    """Runs all groups in at most `count` processes. `copied`: called in each with its number, and in this one with None.

    Raises:
        pytest.Session.Failed: as many tests have failed as `--maxfail` allows.
    """
    parent = Parent(session, groups, copied)
    try:
        parent.start(min(count, len(groups)))
        copied(None)
        parent.listen()
    finally:
        parent.end()
    if session.shouldfail:
        raise session.Failed(session.shouldfail)
    if session.shouldstop:
        raise session.Interrupted(session.shouldstop)


class Parent:
    """Not thread-safe, and no thread may run when it begins: copies have none."""

    def __init__(self, session: pytest.Session, groups: list[list[pytest.Item]], copied: Callable[[int | None], None]) -> None:
        self._session = session
        self._config = session.config
        self._groups = groups
        self._copied = copied
        self._waiting = deque(range(len(groups)))
        self._processes: dict[Connection, Process] = {}
        self._numbers = 0

    def start(self, count: int) -> None:
        """Starts processes, each with its first group."""
        if capture := self._config.pluginmanager.get_plugin("capturemanager"):
            capture.read_global_capture()  # else each copy would have what was printed so far
        self._config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]
        for _ in range(count):
            ours, theirs = Pipe()
            number, self._numbers = self._numbers, self._numbers + 1
            if (pid := os.fork()) == 0:
                for connection in (ours, *self._processes):
                    connection.close()
                self._copied(number)
                live(self._session, self._groups, theirs, number)
            theirs.close()
            process = self._processes[ours] = Process(pid, ours)
            self._hand_out(process)

    def listen(self) -> None:
        """Until every process has ended, or as many tests have failed as may."""
        while self._processes and not self._session.shouldfail:
            for connection in cast("Iterable[Connection]", wait(list(self._processes))):
                process = self._processes[connection]
                if message := _heard(connection):
                    self._take(process, message)
                else:
                    self._lost(process)

    def end(self) -> None:
        """Ends those that are left: they see that their connection is closed, and end what they have started."""
        for connection, process in self._processes.items():
            connection.close()
            with suppress(ChildProcessError):
                os.waitpid(process.pid, 0)
        self._processes.clear()

    def _hand_out(self, process: Process) -> None:
        process.group = self._waiting.popleft() if self._waiting and not self._session.shouldstop else None
        process.done = 0
        with suppress(OSError):  # it has just died, which is seen by reading
            process.connection.send(process.group)

    def _take(self, process: Process, message: Message) -> None:
        hook = self._config.hook
        match message:
            case Reports(reports):
                for data in reports:
                    hook.pytest_runtest_logreport(report=hook.pytest_report_from_serializable(config=self._config, data=data))
                process.done += 1
                if process.group is not None and process.done == len(self._groups[process.group]):
                    self._hand_out(process)
            case Warned():
                self._warn(message)
            case Stopped(reason):
                self._session.shouldstop = reason
                self._gone(process)
            case Ended(wrong):
                if wrong:
                    self._fail(f"process {process.pid}", f"after all tests: {wrong}")
                self._gone(process)

    def _lost(self, process: Process) -> None:
        """It has ended in the middle of a test: that one has failed, and another process runs the rest of the group."""
        status = self._gone(process)
        items = self._groups[process.group][process.done :] if process.group is not None else []
        self._fail(items[0].nodeid if items else "the end", f"The process that ran it ended with {status}")
        if items[1:]:
            self._groups.append(items[1:])
            self._waiting.appendleft(len(self._groups) - 1)
        if self._waiting:
            self.start(1)

    def _gone(self, process: Process) -> int:
        """The exit status of a process that has ended; minus a signal's number."""
        process.connection.close()
        del self._processes[process.connection]
        return os.waitstatus_to_exitcode(os.waitpid(process.pid, 0)[1])

    def _fail(self, nodeid: str, reason: str) -> None:
        report = pytest.TestReport(nodeid, (nodeid.partition("::")[0], None, nodeid), {}, "failed", reason, "call")
        self._config.hook.pytest_runtest_logreport(report=report)

    def _warn(self, warned: Warned) -> None:
        message = warnings.WarningMessage(warned.category(warned.said), warned.category, warned.filename, warned.line)
        facts = {"warning_message": message, "when": warned.when, "nodeid": warned.nodeid, "location": warned.location}
        self._config.hook.pytest_warning_recorded.call_historic(kwargs=facts)


def _heard(connection: Connection) -> Message | None:
    """None: the other side is gone."""
    try:
        return cast(Message, connection.recv())
    except (EOFError, OSError):
        return None
