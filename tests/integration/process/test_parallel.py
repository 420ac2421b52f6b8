"""`pytest -n 2`: what the processes that run the tests tell comes together, also when one of them dies."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[3]

TESTS: Final = """
import os, signal, warnings
import pytest

@pytest.fixture(scope="session")
def server(tmp_path_factory):
    yield tmp_path_factory
    (tmp_path_factory.getbasetemp().parent / f"ended-{os.getpid()}").touch()

def test_good(server, tmp_path):
    assert tmp_path.parent.name.startswith("process-")

def test_wrong():
    print("what it printed")
    assert False, "as it should be"

def test_left_out():
    pytest.skip("not today")

def test_warns():
    warnings.warn("with care", DeprecationWarning)

def test_dies():
    os.kill(os.getpid(), signal.SIGKILL)

def test_after_it(server):
    pass
"""

CONFTEST: Final = "from tests.conftest import pytest_addoption, pytest_runtestloop\n"


def ran(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Two files with these tests, in two processes."""
    for name, text in {"conftest.py": CONFTEST, "test_one.py": TESTS, "test_two.py": TESTS}.items():
        (folder / name).write_text(text)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "no:xdist",
        "-p",
        "no:cacheprovider",
        "-n",
        "2",
        *words,
        "--basetemp",
        "temporary",
    ]
    return subprocess.run(command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("project")


@pytest.fixture(scope="module")
def run(folder: Path) -> subprocess.CompletedProcess[str]:
    return ran(folder)


def test_every_test_is_counted_once(run: subprocess.CompletedProcess[str]) -> None:
    assert "4 failed, 6 passed, 2 skipped, 2 warnings" in run.stdout.splitlines()[-1]
    assert run.returncode == pytest.ExitCode.TESTS_FAILED


def test_what_failed_is_shown_with_what_it_printed(run: subprocess.CompletedProcess[str]) -> None:
    assert run.stdout.count("AssertionError: as it should be") >= 2
    assert run.stdout.count("\nwhat it printed\n") == 2
    assert run.stdout.count("DeprecationWarning: with care") == 2


def test_whoever_died_is_named(run: subprocess.CompletedProcess[str]) -> None:
    for file in ("test_one.py", "test_two.py"):
        assert f"FAILED {file}::test_dies - The process that ran it ended with -9" in run.stdout


def test_what_a_session_s_fixture_started_is_ended(run: subprocess.CompletedProcess[str], folder: Path) -> None:
    assert len(list((folder / "temporary").glob("ended-*"))) == 2


def test_it_stops_after_as_many_failures_as_may_be(folder: Path) -> None:
    stopped = ran(folder, "--maxfail", "1")

    assert "stopping after 1 failures" in stopped.stdout
    assert "1 failed" in stopped.stdout.splitlines()[-1]
