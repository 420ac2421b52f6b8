"""How the Stripe stand-in delivers events, who may call it, how it fails on purpose, and the page to pay on over HTTP."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import requests
import stripe

from sandbox.stripe.webhooks import AGAIN_AFTER_S
from tests.helpers.support import LiveSandbox, until
from tests.integration.bot.pay.merchant import Merchant, open_merchant

PAID = ["payment_intent.created", "charge.succeeded", "payment_intent.succeeded", "checkout.session.completed"]
FINE = {"email": "mali@example.com", "method": "card", "number": "4242 4242 4242 4242", "expiry": "12 / 34", "cvc": "123"}


@pytest.fixture
def merchant(sandbox: LiveSandbox, web_address: str) -> Iterator[Merchant]:
    with open_merchant(sandbox, web_address) as merchant:
        yield merchant


def paid(merchant: Merchant) -> stripe.checkout.Session:
    session = merchant.session()
    merchant.pay(session)
    return session


def arrived(merchant: Merchant, count: int) -> list[str]:
    until(lambda: len(merchant.events) >= count and not merchant.record()["waiting"], what="events")
    return [event.type for event in merchant.events]


def test_events_arrive_once_and_in_order(merchant: Merchant) -> None:
    paid(merchant)
    assert arrived(merchant, 4) == PAID
    assert [(one["attempt"], one["status"]) for one in merchant.record()["deliveries"]] == [(1, 200)] * 4


def test_events_arrive_twice_or_in_another_order(merchant: Merchant) -> None:
    merchant.switch(duplicate=True)
    paid(merchant)
    assert sorted(arrived(merchant, 8)) == sorted(PAID * 2)
    assert len({event.id for event in merchant.events}) == 4
    merchant.events.clear()
    merchant.switch(duplicate=False, reorder=True)
    paid(merchant)
    assert arrived(merchant, 4) == PAID[::-1]


def test_events_get_lost_or_late(merchant: Merchant) -> None:
    merchant.switch(drop=3)
    paid(merchant)
    assert arrived(merchant, 1) == PAID[3:]
    assert [one["status"] for one in merchant.record()["deliveries"]][:3] == ["dropped"] * 3
    merchant.events.clear()
    merchant.switch(delay_ms=60_000)
    paid(merchant)
    assert (merchant.record()["waiting"], merchant.events) == (4, [])


def test_held_events_are_delivered_in_any_order(merchant: Merchant) -> None:
    merchant.switch(webhooks="off")
    paid(merchant)
    held = merchant.record()["held"]
    answer = merchant.do("deliver", order=[held[3], held[0], held[3]])
    assert [one["status"] for one in answer["delivered"]] == [200, 200, 200]
    assert [event.type for event in merchant.events] == [PAID[3], PAID[0], PAID[3]]
    assert merchant.record()["held"] == held[1:3]
    merchant.do("deliver")
    assert [event.type for event in merchant.events[3:]] == PAID[1:3]
    assert merchant.do(f"events/{held[0]}/send") == {"eventId": held[0], "status": 200}


def test_a_failed_delivery_is_tried_again_and_given_up_at_last(merchant: Merchant) -> None:
    merchant.switch(drop=3)
    merchant.answers += [500, 503]
    paid(merchant)
    assert arrived(merchant, 3) == ["checkout.session.completed"] * 3
    assert len({event.id for event in merchant.events}) == 1
    merchant.answers += [500] * 9
    merchant.switch(drop=3)
    paid(merchant)
    assert len(arrived(merchant, 3 + 1 + len(AGAIN_AFTER_S))) == 7


def test_the_key_is_wanted_and_never_repeated(merchant: Merchant) -> None:
    with pytest.raises(stripe.AuthenticationError, match=r"Invalid API Key provided: sk_test_\*+1234") as refused:
        merchant.client(key="sk_test_abcdefgh1234").balance.retrieve()
    assert refused.value.http_status == 401
    assert refused.value.request_id
    missing = requests.get(merchant.sandbox.base + "/stripe/v1/balance", timeout=60)
    assert (missing.status_code, missing.json()["error"]["type"]) == (401, "invalid_request_error")
    with pytest.raises(stripe.InvalidRequestError, match="Invalid Stripe API version"):
        merchant.client(version="2024-06-20").balance.retrieve()


@pytest.mark.parametrize(("kind", "error"), [("500", stripe.APIError), ("429", stripe.RateLimitError)])
def test_calls_fail_as_switched(merchant: Merchant, kind: str, error: type[Exception]) -> None:
    merchant.switch(fail=kind, times=1)
    with pytest.raises(error):
        merchant.session()
    assert merchant.session().status == "open"


def test_what_is_not_there_is_told_as_stripe_tells_it(merchant: Merchant) -> None:
    with pytest.raises(stripe.InvalidRequestError, match=r"No such checkout\.session: 'cs_test_x'") as refused:
        merchant.api.checkout.sessions.retrieve("cs_test_x")
    assert (refused.value.http_status, refused.value.code) == (404, "resource_missing")
    with pytest.raises(stripe.InvalidRequestError, match="Received unknown parameter: payment_method_types") as unknown:
        merchant.session(payment_method_types=["card"])
    assert (unknown.value.code, unknown.value.param) == ("parameter_unknown", "payment_method_types")
    with pytest.raises(stripe.InvalidRequestError, match="Unrecognized request URL"):
        merchant.api.customers.list()
    with pytest.raises(stripe.InvalidRequestError, match="cannot be expanded"):
        merchant.api.checkout.sessions.retrieve(merchant.session().id, params={"expand": ["colour"]})
    key = {"Authorization": f"Bearer {merchant.sandbox.environment['STRIPE_SECRET_KEY']}"}
    answer = requests.post(merchant.sandbox.base + "/stripe/v1/refunds", json={"charge": "ch_1"}, headers=key, timeout=60)
    assert (answer.status_code, answer.headers["Stripe-Version"]) == (400, "2026-10-28.endive")


def test_what_a_doctor_looks_at(merchant: Merchant) -> None:
    account: Any = merchant.api.accounts.retrieve_current()
    assert (account.country, account.capabilities.promptpay_payments, account.charges_enabled) == ("TH", "active", True)
    (endpoint,) = merchant.api.webhook_endpoints.list().data
    assert (endpoint.url, endpoint.status) == ("https://mimi.example/stripe/webhook", "enabled")
    (methods,) = merchant.api.payment_method_configurations.list().data
    assert methods.promptpay is not None
    assert methods.promptpay.available
    paid(merchant)
    assert merchant.api.balance.retrieve().available[0].amount == 19900
    assert {event.type for event in merchant.api.events.list().data} == set(PAID)


def test_the_page_takes_a_card(merchant: Merchant, web_address: str) -> None:
    url = str(merchant.session(locale="en", success_url="https://mimi.example/liff/paid/7?by={CHECKOUT_SESSION_ID}").url)
    page = requests.get(url, timeout=60).text
    assert "฿199.00" in page
    assert "27 ดาว" in page
    assert "Your card number is invalid." in requests.post(url, data={**FINE, "number": "4242"}, timeout=60).text
    assert "Your card was declined." in requests.post(url, data={**FINE, "number": "4000000000000002"}, timeout=60).text
    done = requests.post(url, data=FINE, timeout=60, allow_redirects=False)
    away = requests.get(requests.compat.urljoin(url, done.headers["Location"]), timeout=60, allow_redirects=False)
    session_id = url.rpartition("/")[2]
    assert away.headers["Location"] == f"{web_address}/liff/paid/7?by={session_id}"


def test_the_page_asks_the_bank(merchant: Merchant) -> None:
    session = merchant.session(locale="th")
    url = str(session.url)
    asked = requests.post(url, data={**FINE, "number": "4000 0025 0000 3155"}, timeout=60)
    assert asked.url == url + "/secure"
    assert "ธนาคารยืนยันตัวตนของคุณไม่สำเร็จ" in requests.post(asked.url, data={"outcome": "fail"}, timeout=60).text
    requests.post(url, data={**FINE, "number": "4000 0025 0000 3155"}, timeout=60)
    requests.post(asked.url, data={"outcome": "complete"}, timeout=60, allow_redirects=False)
    assert merchant.again(session).payment_status == "paid"


def test_the_page_shows_promptpay_s_code_until_it_is_paid(merchant: Merchant) -> None:
    session = merchant.session()
    url = str(session.url)
    shown = requests.post(url, data={"email": "mali@example.com", "method": "promptpay"}, timeout=60)
    assert shown.url == url + "/code"
    assert "<svg" in shown.text
    assert requests.get(url + "/status", timeout=60).json() == {"next": None}
    intent = merchant.api.payment_intents.retrieve(str(merchant.again(session).payment_intent))
    assert intent.next_action is not None
    bank = intent.next_action["promptpay_display_qr_code"]["data"]
    assert requests.post(bank, data={"outcome": "paid"}, timeout=60).status_code == 200
    assert requests.get(url + "/status", timeout=60).json()["next"]
    assert merchant.again(session).payment_status == "paid"


def test_what_a_merchant_writes_is_escaped(merchant: Merchant) -> None:
    price = {"currency": "thb", "unit_amount": 9900, "product_data": {"name": "<script>alert(1)</script>"}}
    page = requests.get(str(merchant.session(line_items=[{"price_data": price, "quantity": 1}]).url), timeout=60).text
    assert "&lt;script&gt;alert" in page
    assert re.findall(r"<script>", page) == []
