"""A browser for the tests that need one, and the chat window in it."""

import os
from collections.abc import Iterator
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser import NO_BROWSER, driver_fault, found, launch
from tests.e2e.window_page import Line, sandbox


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


@pytest.fixture
def line() -> Iterator[Line]:
    with sandbox() as line:
        yield line


@pytest.fixture
def page(browser: Browser, line: Line) -> Iterator[Page]:
    """The window with Mali's chat open. A script error, an alert or a request to anywhere else fails the test."""
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(f"script error: {error}"))
    page.on("dialog", lambda dialog: wrong.append(f"dialog: {dialog.message}"))
    page.on("request", lambda asked: None if asked.url.startswith(line.base) else wrong.append(f"asked {asked.url}"))
    page.goto(line.base)
    expect(page.get_by_test_id("person-mali")).to_have_attribute("aria-pressed", "true")
    yield page
    page.close()
    assert wrong == []


def _without(reason: str) -> NoReturn:
    words = f"{NO_BROWSER}: {reason}"
    if os.environ.get("BROWSER_REQUIRED"):
        pytest.fail(words, pytrace=False)
    pytest.skip(words)
