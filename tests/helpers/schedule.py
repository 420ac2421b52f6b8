"""How several test processes share the work: a file's tests stay together, and so do all that use the running demo.

What a process starts for one test (Postgres, Valkey, a browser, the demo) serves the rest of the file. The slowest kinds go
first, so that no process is left alone with them at the end.

They also share the compiling of the test files, which in a fresh checkout takes longer than importing them: all processes import
all files in the same order, and each would compile each one, at the same moment. So each first imports a share of them, and finds
the others compiled.

pytest-xdist's own groups (`--dist loadgroup`) write the group into the test's id, which pytest no longer lets them do.
"""

import contextlib
import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pytest
from xdist.scheduler import LoadScopeScheduling

ROOT: Final = Path(__file__).parents[2]

KINDS: Final = ("e2e", "integration", "unit")
"""The folders of `tests`, slowest first."""

USE_THE_DEMO: Final = ("e2e/test_reading.py", "e2e/test_rich_menu.py", "e2e/test_topup.py")
"""The files whose tests use the fixture `demo`: one running demo serves them all."""


def import_share(worker: str, count: int) -> None:
    """Imports each `count`-th test file, from the one with the worker's number on ("gw0" begins with the first)."""
    files = sorted((ROOT / "tests").rglob("test_*.py"))
    for file in files[int(worker.removeprefix("gw")) :: count]:
        with contextlib.suppress(Exception, pytest.skip.Exception):  # a file at fault is reported when it is collected
            importlib.import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))


def group(nodeid: str) -> str:
    """The tests with the same group run in one process."""
    file = nodeid.partition("::")[0]
    return "demo" if file.endswith(USE_THE_DEMO) else file


def slowest_first(items: Sequence[pytest.Item], kind: dict[pytest.Item, str]) -> list[pytest.Item]:
    """All tests, those of the slowest kind first; otherwise as they were collected."""
    return sorted(items, key=lambda item: KINDS.index(kind[item]) if item in kind else len(KINDS))


class ByGroup(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """Hands out whole groups, in the order in which they were collected."""

    def __init__(self, config: pytest.Config, log: Any) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False

    def _split_scope(self, nodeid: str) -> str:
        return group(nodeid)
