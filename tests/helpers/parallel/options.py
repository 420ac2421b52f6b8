"""`-n`: how many processes run the tests."""

import os
from typing import Final

import pytest

LOGICAL: Final = "logical"


def add_options(parser: pytest.Parser) -> None:
    """Adds `-n` and `--maxprocesses`. pytest keeps short options for itself, unless they are added in this way."""
    group = parser.getgroup("parallel", "several processes")
    group._addoption(
        "-n", dest="processes", default="0", metavar="N", help=f"processes that run tests; {LOGICAL}: one for each CPU"
    )
    group.addoption("--maxprocesses", type=int, default=None, metavar="N", help=f"no more than these with -n {LOGICAL}")


def processes(config: pytest.Config) -> int:
    """How many processes run the tests besides this one; 0: they run in this one, as for a debugger."""
    asked: str = config.getoption("processes")
    if config.getoption("usepdb"):
        return 0
    if asked.isdecimal():
        return int(asked)
    if asked != LOGICAL:
        raise pytest.UsageError(f"-n takes a number or {LOGICAL}, not {asked!r}")
    most: int | None = config.getoption("maxprocesses")
    return min(filter(None, (os.cpu_count() or 1, most)))
