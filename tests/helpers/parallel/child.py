"""The processes that run the tests: they take the number of a group, and tell what came of its tests."""

import contextlib
import os
import sys
import warnings
from collections.abc import Sequence
from multiprocessing.connection import Connection
from typing import Any, NoReturn, cast

import pytest
from _pytest._io import TerminalWriter

from tests.helpers.parallel.messages import Ended, Reports, Stopped, Warned

Groups = Sequence[Sequence[pytest.Item]]


def live(session: pytest.Session, groups: Groups, connection: Connection, number: int) -> NoReturn:
    """All that a child does, from the fork on. It never comes back: the rest of pytest is the parent's."""
    _settle(session.config, number)
    teller = Teller(session.config, connection)
    # The parent closes the connection when all has to end. An interrupt from the keyboard comes here too, and it tells people.
    with contextlib.suppress(KeyboardInterrupt, EOFError, OSError):
        try:
            _run(session, groups, teller)
        except pytest.exit.Exception as ended:
            teller.send(Stopped(str(ended)))
    with contextlib.suppress(KeyboardInterrupt, OSError):
        _end(session, teller)
    os._exit(0)


def _settle(config: pytest.Config, number: int) -> None:
    """What a copy must not share with the others: the files of captured output, the terminal, the folder of `tmp_path`."""
    capture: Any = config.pluginmanager.get_plugin("capturemanager")
    capture.stop_global_capturing()
    if config.getoption("capture") != "no":  # what is printed between tests, by threads of theirs, is nobody's
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    config.pluginmanager.unregister(name="terminalreporter")
    config.pluginmanager.register(NoTerminal(), "terminalreporter")
    capture.start_global_capturing()
    folders: pytest.TempPathFactory = config._tmp_path_factory  # type: ignore[attr-defined]
    folders._basetemp = folders.getbasetemp() / f"process-{number}"
    folders._basetemp.mkdir(mode=0o700)


def _run(session: pytest.Session, groups: Groups, teller: "Teller") -> None:
    """What serves several groups stays between them: the session counts as the next to run."""
    while (number := teller.ask()) is not None:
        items = groups[number]
        for item, following in zip(items, [*items[1:], cast(pytest.Item, session)], strict=True):
            session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            teller.tell()
            if session.shouldfail or session.shouldstop:
                return


def _end(session: pytest.Session, teller: "Teller") -> None:
    """Takes down what serves the whole session."""
    try:
        session._setupstate.teardown_exact(None)
    except Exception as error:
        teller.send(Ended(f"{type(error).__name__}: {error}"))
    else:
        teller.send(Ended(None))


class Teller:
    """Sends to the parent what the terminal would show."""

    def __init__(self, config: pytest.Config, connection: Connection) -> None:
        self._config = config
        self._connection = connection
        self._reports: list[dict[str, Any]] = []
        self._earlier = True
        config.pluginmanager.register(self)  # is told at once of the warnings so far, which the parent knows
        self._earlier = False

    def ask(self) -> int | None:
        """The number of the next group. None: there is none left."""
        return cast("int | None", self._connection.recv())

    def send(self, message: object) -> None:
        self._connection.send(message)

    def tell(self) -> None:
        """One test has ended."""
        self.send(Reports(self._reports))
        self._reports = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._reports.append(self._config.hook.pytest_report_to_serializable(config=self._config, report=report))

    def pytest_warning_recorded(
        self, warning_message: warnings.WarningMessage, when: str, nodeid: str, location: tuple[str, int, str] | None
    ) -> None:
        if self._earlier:
            return
        said = str(warning_message.message)
        self.send(
            Warned(said, warning_message.category, warning_message.filename, warning_message.lineno, when, nodeid, location)
        )


class NoTerminal:
    """What `pytest-timeout` writes the stacks of all threads to: the captured output of the test."""

    @property
    def _tw(self) -> TerminalWriter:
        return TerminalWriter(sys.stderr)
