"""A whole reading by clicking, in a real browser, with every process running: once in Thai, once in English."""

from typing import TYPE_CHECKING

from playwright.sync_api import Browser, Page, expect

from sandbox.run.client import Control
from tests.e2e.window_page import answered
from tests.helpers.people import MALI, TOM, Person

if TYPE_CHECKING:
    from sandbox.run.demo import Demo

MARKUP = "<img src=x onerror=document.title='broken'> งานใหม่จะดีไหมคะ"
READING_WITHIN_MS = 60_000


def chat_of(browser: Browser, demo: "Demo", person: Person) -> Page:
    """A chat of their own: the processes are shared with other tests, and nobody may send more than 20 events a minute."""
    arrived = Control(demo.window).arrive(f"{person.name}-reading", person.language)
    page = browser.new_page(viewport={"width": 1180, "height": 900})
    page.goto(f"{demo.window}/?person={arrived.id}")
    expect(page.get_by_test_id(f"person-{arrived.name}")).to_have_attribute("aria-pressed", "true")
    page.get_by_test_id("follow").click()
    expect(page.locator('[data-from="mimi"]')).not_to_have_count(0)
    return page


def say(page: Page, text: str) -> None:
    """Types and sends. The rich menu gives way to the message box first."""
    if page.get_by_test_id("to-keyboard").is_visible():
        page.get_by_test_id("to-keyboard").click()
    page.get_by_test_id("message-input").fill(text)
    page.get_by_test_id("send").click()


def tap(page: Page, action: str) -> None:
    """The newest button whose postback begins so."""
    button = page.locator(f'[data-action^="{action}"]').last
    expect(button).to_be_visible()
    button.click()


def summary(page: Page) -> str:
    """The message before the cards: the question, the gist and what to do."""
    return page.locator('[data-from="mimi"]').nth(-2).inner_text()


def latest(page: Page) -> str:
    return page.locator('[data-from="mimi"]').last.inner_text()


def test_in_thai_card_by_card_with_the_coins_of_the_welcome(browser: Browser, demo: "Demo") -> None:
    """A new friend has no star: the welcome coins pay, without another tap."""
    page = chat_of(browser, demo, MALI)
    say(page, MARKUP)
    tap(page, "mood:worried:")
    tap(page, "spread:three:")
    for number in (3, 11, 20):
        tap(page, f"draw:{number}:")
    reading = page.locator('[data-testid="carousel"]').last
    expect(reading).to_be_visible(timeout=READING_WITHIN_MS)
    said = reading.inner_text()
    for position in ("อดีต", "ปัจจุบัน", "แนวโน้มข้างหน้า"):
        assert position in said
    assert "หัวตั้ง" in said or "กลับหัว" in said
    assert "<img src=x" in summary(page), "markup stays text"
    picture = page.locator('img[src*="/picture/"]').last
    expect(picture).to_have_js_property("naturalWidth", 1080, timeout=READING_WITHIN_MS)
    assert page.title() != "broken"
    assert page.locator("#broken, img[src='x']").count() == 0
    expect(page.locator('[data-action^="rate:5:"]').last).to_be_attached()


def test_in_english_drawn_by_mimi_after_some_second_thoughts(browser: Browser, demo: "Demo") -> None:
    page = chat_of(browser, demo, TOM)
    say(page, "Will I?")
    expect(page.locator('[data-action^="mood:"]').first).to_be_visible()
    say(page, "Should I move to Chiang Mai next year?")
    expect(page.locator('[data-from="mimi"]').last).to_contain_text("Should I move to Chiang Mai")
    with answered(page):  # the window sends a tap beside a text that is under way, and the tap may come first
        say(page, "balance")
    tap(page, "spread:one:")
    tap(page, "draw:all:")
    reading = page.locator('[data-testid="carousel"]').last
    expect(reading).to_be_visible(timeout=READING_WITHIN_MS)
    said = reading.inner_text()
    assert "Should I move to Chiang Mai" in summary(page)
    assert "upright" in said.lower() or "reversed" in said.lower()
    tables = page.locator('[data-action^="draw:all:"]').count()
    with answered(page):
        tap(page, "spread:one:")  # an old button: answered kindly, and nothing changes
    expect(page.locator('[data-from="mimi"]').last).not_to_contain_text("Should I move to Chiang Mai")
    assert page.locator('[data-action^="draw:all:"]').count() == tables
