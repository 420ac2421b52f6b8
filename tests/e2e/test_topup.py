"""Buying stars by clicking, in a real browser at a phone's size, with every process running."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from models.money.economy import PACKAGES
from tests.e2e.shopper import DECLINED, SECURE, Arrives


@pytest.mark.parametrize("name", PACKAGES)
def test_each_package_by_card(arrives: Arrives, name: str) -> None:
    mali, package = arrives(), PACKAGES[name]
    mali.opens()
    mali.taps(name)
    mali.pays_by_card()
    mali.sees("paid")
    expect(mali.page.locator("dl")).to_contain_text(f"{package.baht} บาท")
    mali.hears(f"+{package.total}\u00a0ดาว", f"{package.baht}\u00a0บาท")
    assert mali.opens().locator("#balance").inner_text() == f"{package.total}\u00a0ดาว"


def test_promptpay_paid_in_the_bank_s_app(arrives: Arrives) -> None:
    mali = arrives()
    expect(mali.opens().locator(".steps li")).to_have_count(3)
    mali.taps("starter")
    mali.chooses_promptpay()
    bank = mali.context.new_page()
    bank.goto(mali.page.url.removesuffix("/code") + "/bank")
    bank.locator("#confirm").click()
    expect(bank.locator("#outcome")).to_be_visible()
    mali.sees("paid")
    mali.hears("+10\u00a0ดาว")


def test_promptpay_paid_late_turns_the_waiting_page_by_itself(arrives: Arrives) -> None:
    mali = arrives()
    mali.opens()
    mali.taps("popular")
    session = mali.page.url.rpartition("/")[2]
    mali.control.call("POST", f"/sandbox/stripe/sessions/{session}/pay", {"method": "promptpay", "outcome": "delayed"})
    mali.page.reload()
    mali.sees("waiting")
    expect(mali.page.locator("#how")).to_be_visible()
    mali.context.set_offline(True)
    mali.control.call("POST", f"/sandbox/stripe/sessions/{session}/settle", {"outcome": "paid"})
    mali.context.set_offline(False)
    mali.sees("paid")
    expect(mali.page.get_by_role("status")).to_have_text(re.compile("เรียบร้อย"))
    mali.hears("+27\u00a0ดาว")


def test_promptpay_never_paid_is_said_to_have_failed(arrives: Arrives) -> None:
    mali = arrives()
    mali.opens()
    mali.taps("popular")
    session = mali.page.url.rpartition("/")[2]
    mali.control.call("POST", f"/sandbox/stripe/sessions/{session}/pay", {"method": "promptpay", "outcome": "delayed"})
    mali.page.reload()
    mali.sees("waiting")
    mali.control.call("POST", f"/sandbox/stripe/sessions/{session}/settle", {"outcome": "failed"})
    mali.sees("failed")
    expect(mali.page.locator("#again")).to_be_visible()
    mali.hears("ไม่สำเร็จ")


def test_a_declined_card_then_a_good_one_with_the_bank_s_question(arrives: Arrives) -> None:
    mali = arrives()
    mali.opens()
    mali.taps("popular")
    mali.pays_by_card(DECLINED)
    expect(mali.page.locator("#problem")).to_be_visible()
    mali.pays_by_card(SECURE)
    mali.page.locator("#complete").click()
    mali.sees("paid")
    mali.hears("+27\u00a0ดาว")


def test_closed_half_way_the_same_session_is_waiting(arrives: Arrives) -> None:
    mali = arrives()
    mali.opens()
    mali.taps("popular")
    first, before = mali.page.url, mali.sessions()
    mali.page.close()
    mali.page = mali.context.new_page()
    mali.watch(mali.page)
    mali.opens()
    mali.taps("popular")
    assert (mali.page.url, mali.sessions()) == (first, before)
    mali.page.go_back()
    expect(mali.page.locator("[data-package=popular]")).to_be_enabled()


def test_a_double_tap_is_one_order(arrives: Arrives) -> None:
    mali = arrives()
    mali.opens()
    before = mali.sessions()
    mali.page.locator("[data-package=premium]").dblclick()
    mali.page.wait_for_url("**/stripe/pay/**")
    assert mali.sessions() == before + 1


def test_the_network_cut_in_the_middle(arrives: Arrives) -> None:
    mali = arrives()
    page = mali.opens()
    before = mali.sessions()
    mali.context.set_offline(True)
    page.locator("[data-package=popular]").click()
    expect(page.get_by_role("alert")).to_contain_text("อินเทอร์เน็ต")
    mali.context.set_offline(False)
    # The order reaches MiMi, but her answer gets lost.
    page.route("**/liff/checkout", lambda route: (route.fetch(), route.abort())[1], times=1)
    page.locator("[data-package=popular]").click()
    expect(page.get_by_role("alert")).to_contain_text("อินเทอร์เน็ต")
    mali.taps("popular")
    assert mali.sessions() == before + 1


def test_errors_are_said_in_words(arrives: Arrives) -> None:
    mali = arrives()
    page = mali.opens()
    mali.control.switch(stripe={"fail": {"kind": "429", "times": 1}})
    page.locator("[data-package=popular]").click()
    expect(page.get_by_role("alert")).to_contain_text("ยังไม่ได้ตัดเงิน")
    page.evaluate("document.querySelector('[data-package=starter]').dataset.package = 'gold'")
    page.locator("[data-package=gold]").click()
    expect(page.get_by_role("alert")).to_contain_text("ไม่มีแพ็กเกจ")


def test_a_token_that_is_too_old_logs_in_again(arrives: Arrives) -> None:
    mali = arrives()
    old = f"{mali.web}/liff/topup?person={mali.phone.id}&expired=1"
    mali.page.goto(old)
    expect(mali.page.locator("#balance")).to_have_text("0 ดาว")
    assert "expired" not in mali.page.url
    mali.page.goto(old)
    expect(mali.page.get_by_role("alert")).to_contain_text("ปิดหน้านี้")


def test_a_phone_whose_clock_is_fast_pays_all_the_same(arrives: Arrives) -> None:
    mali = arrives(locale="th-TH")  # a context of her own: its clock stays as it is set
    mali.page.clock.set_system_time(datetime.now(UTC) + timedelta(days=2))
    mali.opens()

    mali.taps("popular")


def test_what_stops_the_sdk_is_forgotten_after_the_second_failure_and_then_the_chat_is_offered(arrives: Arrives) -> None:
    mali = arrives()
    mali.opens()
    mali.page.evaluate("localStorage.setItem(`LIFF_STORE:${document.body.dataset.liffId}:context`, '{}')")
    mali.page.route(
        "**/liff-sdk.js", lambda route: route.fulfill(body="window.liff = { init: () => Promise.reject(new Error()) };")
    )
    mali.page.reload()
    expect(mali.page.get_by_role("alert")).to_be_visible()
    expect(mali.page.locator("#outside")).to_be_hidden()

    mali.page.locator("#retry").click()

    expect(mali.page.locator("#outside")).to_be_visible()
    assert mali.page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('LIFF_STORE'))") == []


def test_outside_line_the_page_says_how_to_open_it_and_offers_the_login(arrives: Arrives) -> None:
    mali = arrives()
    mali.page.goto(f"{mali.web}/liff/topup?outside=1")
    expect(mali.page.get_by_role("heading", name="LINE")).to_be_visible()
    expect(mali.page.locator("[data-package=popular]")).to_be_disabled()
    assert str(mali.page.get_by_role("link", name="เปิดในแอป LINE").get_attribute("href")).startswith("https://liff.line.me/")
    mali.context.add_cookies([{"name": "sandbox_person", "value": mali.phone.id, "url": mali.web}])
    mali.page.locator("#login").click()
    expect(mali.page.locator("[data-package=popular]")).to_be_enabled()
    mali.taps("popular")


def test_in_english_by_keyboard_on_the_smallest_phone(arrives: Arrives) -> None:
    tom = arrives(viewport={"width": 320, "height": 568}, locale="en-GB", reduced_motion="reduce")
    page = tom.opens()
    expect(page.get_by_role("heading", level=1)).to_have_text("Stars for your next reading")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.locator("[data-language]").click()
    expect(page.locator("html")).to_have_attribute("lang", "th")
    page.locator("[data-language]").click()
    expect(page.get_by_role("button", name=re.compile(r"27\s+stars.*199\s+baht", re.DOTALL))).to_be_enabled()
    page.get_by_role("button", name=re.compile(r"27\s+stars")).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/stripe/pay/**")


def test_the_return_page_works_without_a_script(arrives: Arrives) -> None:
    mali = arrives()
    mali.opens()
    mali.taps("starter")
    mali.pays_by_card()
    mali.sees("paid")
    plain = arrives(java_script_enabled=False)
    plain.page.goto(mali.page.url)
    expect(plain.page.get_by_role("heading", level=1)).to_contain_text("เรียบร้อย")
    expect(plain.page.get_by_role("link", name="กลับไปแชตกับ")).to_have_attribute("href", re.compile("^https://line.me/R/ti/p/"))


def test_the_package_tapped_in_the_chat_is_chosen_on_the_page(arrives: Arrives) -> None:
    mali = arrives()
    before = mali.sessions()

    page = mali.opens("?package=popular")

    expect(page.locator("[data-package=popular]")).to_be_focused()
    expect(page.locator("[data-package=popular]")).to_be_in_viewport()
    assert mali.sessions() == before
