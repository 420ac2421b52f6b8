"""Someone who buys stars: a phone in LINE's stand-in, a chat with MiMi, and a browser of a phone's size."""

import json
import re
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlencode

from playwright.sync_api import ConsoleMessage, Error, Page, expect

from sandbox.run.client import Control, Phone
from tests.helpers.support import until

PHONE: Final[dict[str, Any]] = {"viewport": {"width": 390, "height": 844}, "locale": "th-TH"}
FINE, DECLINED, SECURE = "4242 4242 4242 4242", "4000 0000 0000 0002", "4000 0025 0000 3155"


class Shopper:
    """Someone with a phone, a chat with MiMi and a browser inside LINE."""

    def __init__(self, page: Page, control: Control, web: str, phone: Phone) -> None:
        self.context, self.control, self.web, self.phone = page.context, control, web, phone
        self.page = page
        self.wrong: list[str] = []
        self._watched: list[Page] = []
        self.watch(page)

    def watch(self, page: Page) -> None:
        """Notes script errors and what the page's policy forbids, until the shopper looks away."""
        page.on("pageerror", self._failed)
        page.on("console", self._told)
        self._watched.append(page)

    def looks_away(self) -> None:
        """The tab may be another shopper's from now on."""
        for page in self._watched:
            page.remove_listener("pageerror", self._failed)
            page.remove_listener("console", self._told)

    def _failed(self, error: Error) -> None:
        self.wrong.append(f"script error: {error}")

    def _told(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.wrong.append(message.text)

    def opens(self, query: str = "") -> Page:
        """Taps the top-up button in the chat: LINE opens the LIFF page."""
        link = urlencode({"url": f"https://liff.line.me/x{query}", "person": self.phone.id})
        self.page.goto(f"{self.control.base}/sandbox/liff?{link}")
        expect(self.page.locator("#balance")).to_have_text(re.compile(r"\d"))
        return self.page

    def taps(self, package: str) -> None:
        self.page.locator(f"[data-package={package}]").click()
        self.page.wait_for_url("**/stripe/pay/**")

    def pays_by_card(self, number: str = FINE) -> None:
        self.page.locator("#email").fill("mali@example.com")
        self.page.locator("#method-card").check()
        for field, typed in {"#cardNumber": number, "#cardExpiry": "12 / 34", "#cardCvc": "123"}.items():
            self.page.locator(field).fill(typed)
        self.page.locator("#submit").click()

    def chooses_promptpay(self) -> None:
        self.page.locator("#email").fill("mali@example.com")
        self.page.locator("#method-promptpay").check()
        self.page.locator("#submit").click()
        expect(self.page.locator(".qr svg")).to_be_visible()

    def sees(self, state: str) -> None:
        """The return page, in this state."""
        expect(self.page.locator("body")).to_have_attribute("data-state", state, timeout=60_000)
        expect(self.page.locator(f"[data-shows={state}]")).to_be_visible()

    def sessions(self) -> int:
        """How many Checkout Sessions there are in all."""
        return len(self.control.call("GET", "/sandbox/stripe/record")["sessions"])

    def hears(self, *words: str) -> None:
        """The chat says so, pushed by the worker."""

        def told() -> bool:
            chat = json.dumps(self.phone.chat()["entries"], ensure_ascii=False)
            return all(word in chat for word in words)

        until(told, what=f"{words} in the chat")


Arrives = Callable[..., Shopper]
"""Brings somebody new; with arguments, in a browser context of their own."""
