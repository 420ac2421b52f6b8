"""A machine without a browser: the tests that need one are skipped, and the run says so, or they fail where one is required."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser import NO_BROWSER, downloaded, driver_fault, fonts, found, get

ROOT = Path(__file__).parents[2]
BARE = {"PATH": "", "BROWSER_FROM": "path"}
"""Nothing is installed, nowhere else is looked, nothing is downloaded."""


def run_of_one_browser_test(**told: str) -> subprocess.CompletedProcess[str]:
    words = ["tests/e2e/test_window.py", "-k", "green_bubble", "-p", "no:cacheprovider"]
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "BROWSER"))}
    return subprocess.run(
        [sys.executable, "-m", "pytest", *words], cwd=ROOT, env={**inherited, **told}, capture_output=True, text=True, check=False
    )


def test_the_last_line_of_a_run_without_a_browser_says_how_many_were_skipped_and_what_to_type() -> None:
    run = run_of_one_browser_test(**BARE)

    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.splitlines()[-1].startswith(f"1 test skipped: {NO_BROWSER}. Type: ")


def test_where_a_browser_is_required_its_absence_is_a_failure() -> None:
    run = run_of_one_browser_test(**BARE, BROWSER_REQUIRED="1")

    assert run.returncode == 1
    assert f"{NO_BROWSER}: {driver_fault() or 'none is installed'}" in run.stdout


@pytest.mark.skipif(bool(driver_fault()), reason=f"{NO_BROWSER}: {driver_fault()}")
def test_a_browser_that_does_not_start_is_as_good_as_none_and_says_why(tmp_path: Path) -> None:
    broken = tmp_path / "chromium"
    broken.write_text('#!/bin/sh\necho "$0: error while loading shared libraries: libnss3.so" >&2\nexit 127\n')
    broken.chmod(0o755)

    complaints = get({"PATH": str(tmp_path), "BROWSER_FROM": "path"})

    assert [str(broken) in said and "libnss3.so" in said for said in complaints] == [True]


def test_a_browser_on_the_path_is_found_before_one_that_was_downloaded(tmp_path: Path) -> None:
    installed, shell = tmp_path / "google-chrome", tmp_path / "chromium_headless_shell-1/linux/chrome-headless-shell"
    for program in (installed, shell):
        program.parent.mkdir(parents=True, exist_ok=True)
        program.touch(mode=0o755)

    assert found({"PATH": str(tmp_path), "BROWSER_FROM": "path"}) == [installed]
    assert downloaded(tmp_path) == [shell]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems come with Thai fonts")
def test_without_a_thai_font_the_browser_draws_with_the_projects_own() -> None:
    settings = fonts({"PATH": ""})

    assert str(ROOT / "bot/pictures/fonts") in Path(settings["FONTCONFIG_FILE"]).read_text()
