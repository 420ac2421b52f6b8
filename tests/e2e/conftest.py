"""A browser for the tests that need one."""

import os
from collections.abc import Iterator
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser import NO_BROWSER, driver_fault, found, launch


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless one. Where none works the test is skipped, or fails with BROWSER_REQUIRED."""
    programs, complaints = found(os.environ), list[str]()
    if fault := driver_fault():
        _without(fault)
    if not programs:
        _without("none is installed")
    with sync_playwright() as playwright:
        browser = launch(playwright, programs, complaints)
        if not browser:
            _without("; ".join(complaints))
        yield browser
        browser.close()


def _without(reason: str) -> NoReturn:
    words = f"{NO_BROWSER}: {reason}"
    if os.environ.get("BROWSER_REQUIRED"):
        pytest.fail(words, pytrace=False)
    pytest.skip(words)
