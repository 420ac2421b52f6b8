"""MiMi's own menu under the chat, with every process running: there from the start, by language, and its taps answered."""

from typing import TYPE_CHECKING

from playwright.sync_api import Browser, Page, expect

from bot.line.richmenu import WIDTH, areas, height
from bot.say.words import words_for
from tests.e2e.window_page import answered

if TYPE_CHECKING:
    from sandbox.run.demo import Demo


def tap(page: Page, area: str) -> None:
    """Opens the menu if it is closed, and taps."""
    if page.get_by_test_id("rich-menu").is_hidden():
        page.get_by_test_id("chat-bar").click()
    page.get_by_test_id("rich-menu-area").nth([one.name for one in areas("rest")].index(area)).click()


def test_a_thai_friend_taps_through_it_and_changes_the_language_there(browser: Browser, demo: "Demo") -> None:
    page = browser.new_page(viewport={"width": 1180, "height": 900})
    page.goto(f"{demo.window}/?person=fon")
    page.get_by_test_id("new-name").fill("fon")
    page.get_by_test_id("add-person").click()
    page.get_by_test_id("person-fon").click()
    picture = page.get_by_test_id("rich-menu").locator("img")
    expect(picture).to_have_js_property("naturalWidth", WIDTH)
    expect(picture).to_have_js_property("naturalHeight", height("rest"))
    expect(page.get_by_test_id("rich-menu-area")).to_have_count(len(areas("rest")))
    expect(page.get_by_test_id("chat-bar")).to_contain_text(words_for("th")("menu-bar"))
    with answered(page):
        page.get_by_test_id("follow").click()
    for area in ("daily", "balance", "invite", "history", "help"):
        with answered(page):
            tap(page, area)
        expect(page.get_by_test_id("rich-menu")).to_be_hidden()
    with answered(page):
        page.locator('[data-action="language"]').last.click()
    with answered(page):
        page.get_by_test_id("quick-reply").filter(has_text="English").click()
    expect(page.get_by_test_id("chat-bar")).to_contain_text(words_for("en")("menu-bar"))
    with answered(page):
        tap(page, "ask")
    expect(page.get_by_test_id("message-input")).to_be_focused()
    page.close()
