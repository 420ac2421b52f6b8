"""A browser for the tests that need one, and in it the chat window, or people on the pay page."""

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from sandbox.run.client import Control
from tests.browser import NO_BROWSER, driver_fault, found, launch
from tests.e2e.shopper import PHONE, Arrives, Shopper
from tests.e2e.window_page import Line, sandbox

if TYPE_CHECKING:
    from sandbox.run.demo import Demo

expect.set_options(timeout=60_000)  # what comes is waited for on a busy machine, too; what does not come is a failure


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


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """One for all tests of a file: making one takes the browser a second of CPU."""
    with browser.new_context() as context:
        yield context.new_page()


@pytest.fixture
def page(tab: Page, line: Line) -> Iterator[Page]:
    """The window with Mali's chat open. A script error, an alert or a request to anywhere else fails the test."""
    wrong: list[str] = []
    watched: dict[str, Callable[[Any], None]] = {
        "pageerror": lambda error: wrong.append(f"script error: {error}"),
        "dialog": lambda dialog: wrong.append(f"dialog: {dialog.message}"),
        "request": lambda asked: None if asked.url.startswith(line.base) else wrong.append(f"asked {asked.url}"),
    }
    tab.set_viewport_size({"width": 1280, "height": 1000})
    for event, look in watched.items():
        tab.on(event, look)  # type: ignore[call-overload]  # a name for each event, none for them all
    tab.goto(line.base)
    expect(tab.get_by_test_id("person-mali")).to_have_attribute("aria-pressed", "true")
    yield tab
    for event, look in watched.items():
        tab.remove_listener(event, look)
    _left_as_new(tab)
    assert wrong == []


@pytest.fixture(scope="module")
def shared(browser: Browser) -> Iterator[BrowserContext]:
    """The browser context of most shoppers. One after the other has its tab: to make one takes the browser 0.2 s of CPU."""
    with browser.new_context(**PHONE) as context:
        context.new_page()
        yield context


@pytest.fixture
def arrives(browser: Browser, demo: "Demo", shared: BrowserContext) -> Iterator[Arrives]:
    shoppers: list[Shopper] = []
    web = f"http://127.0.0.1:{demo.web_port}"

    def arrive(**browser_is: Any) -> Shopper:
        """With `browser_is` in a browser context of their own."""
        control = Control(demo.window)
        phone = control.arrive("มะลิ", "th")
        phone.follow()
        page = browser.new_context(**{**PHONE, **browser_is}).new_page() if browser_is else shared.pages[0]
        shoppers.append(Shopper(page, control, web, phone))
        return shoppers[-1]

    yield arrive
    for shopper in shoppers:
        if shopper.context is not shared:
            shopper.context.close()
        shopper.looks_away()
    _forget_shoppers(shared, web)
    assert [wrong for shopper in shoppers for wrong in shopper.wrong] == []


def _forget_shoppers(shared: BrowserContext, web: str) -> None:
    """Nothing of a test stays in the shared context: one tab, on a page without a script; no cookie, nothing stored or routed."""
    shared.set_offline(False)
    tab, *others = shared.pages or [shared.new_page()]
    for page in others:
        page.close()
    tab.unroute_all()
    tab.goto(f"{web}/liff/static/topup.css")
    tab.evaluate("localStorage.clear(), sessionStorage.clear()")
    shared.clear_cookies()


def _left_as_new(tab: Page) -> None:
    """Nothing of a test stays: its page, its windows, its cookies, what it answers by itself, where the mouse is."""
    for other in tab.context.pages[1:]:
        other.close()
    tab.goto("about:blank")
    tab.mouse.move(0, 0)
    tab.emulate_media(color_scheme="null", reduced_motion="null")
    tab.unroute_all()
    tab.context.unroute_all()
    tab.context.clear_cookies()


def _without(reason: str) -> NoReturn:
    words = f"{NO_BROWSER}: {reason}"
    if os.environ.get("BROWSER_REQUIRED"):
        pytest.fail(words, pytrace=False)
    pytest.skip(words)
