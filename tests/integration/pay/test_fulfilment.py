"""Fulfilment: what Stripe says now becomes the books, once; the return page, the sweep and the chat follow."""

import json
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
import requests

from bot.settings import Settings
from sandbox.run.client import Phone
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox
from tests.integration.pay.till import Till, open_till


@pytest.fixture
def till(web: str, sandbox: LiveSandbox, rows: Rows, settings: Settings) -> Iterator[Till]:
    """No event arrives unless a test delivers it."""
    with open_till(web, sandbox, rows, settings) as till:
        till.switch(webhooks="off")
        yield till
        assert till.broken() == {}


def credits(till: Till) -> list[dict[str, Any]]:
    return till.rows.all("select amount, key from ledger_entries where reason = 'topup:credit'")


def said(phone: Phone) -> list[dict[str, Any]]:
    return [entry["message"] for entry in phone.chat()["entries"] if entry["from"] == "mimi"]


def test_the_return_page_looks_itself_and_credits_once(till: Till, mali_phone: Phone) -> None:
    session = till.session(mali_phone)
    assert till.state(session) == "open"
    till.pay(session)
    till.rows.run("update payment_history set look_at = null")
    states = {_fresh_state(till, session) for _ in range(3)}
    assert "paid" in states
    assert credits(till) == [{"amount": 27, "key": f"topup:credit:{session}"}]
    assert till.owned(mali_phone) == (27, 0, 0)


def _fresh_state(till: Till, session: str) -> str:
    """As another machine's web process would answer, which has not looked a moment ago."""
    from bot.app import create_app

    page = create_app(till.parts.settings).test_client().get(f"/liff/paid/{till.order_of(session)}/state")
    return str(page.json["state"]) if page.json else ""


def test_the_return_page_believes_nothing_of_its_address(till: Till, mali_phone: Phone) -> None:
    session = till.session(mali_phone)
    order = till.order_of(session)
    for query in ("?session_id=cs_x", "?status=paid", "?redirect_status=succeeded&payment_intent=pi_1"):
        page = requests.get(f"{till.web}/liff/paid/{order}{query}", timeout=10)
        assert page.status_code == 200
        assert 'data-state="open"' in page.text
    for nobody in (uuid.uuid4(), "x", "..%2f"):
        assert requests.get(f"{till.web}/liff/paid/{nobody}", timeout=10).status_code == 404
    assert credits(till) == []


def test_a_lost_webhook_costs_nobody_anything(till: Till, mali_phone: Phone) -> None:
    session = till.session(mali_phone)
    till.sweep()
    assert till.statuses() == ["pending"]
    till.pay(session)
    till.sweep()
    till.sweep()
    assert till.statuses() == ["paid"]
    assert till.owned(mali_phone) == (27, 0, 0)


def test_promptpay_waits_and_then_is_paid(till: Till, mali_phone: Phone) -> None:
    session = till.session(mali_phone)
    till.pay(session, "promptpay", "delayed")
    assert _fresh_state(till, session) == "waiting"
    till.deliver()
    assert till.owned(mali_phone) == (0, 0, 0)
    till.stripe(f"sessions/{session}/settle", outcome="paid")
    till.deliver()
    assert (_fresh_state(till, session), till.owned(mali_phone)) == ("paid", (27, 0, 0))


@pytest.mark.parametrize(("end", "status"), [("settle", "failed"), ("expire", "expired")])
def test_what_comes_to_nothing_is_closed_and_told_once(till: Till, mali_phone: Phone, end: str, status: str) -> None:
    mali_phone.follow()
    session = till.session(mali_phone)
    if end == "settle":
        till.pay(session, "promptpay", "delayed")
        till.stripe(f"sessions/{session}/settle", outcome="failed")
    else:
        till.stripe(f"sessions/{session}/expire")
    till.deliver()
    till.deliver(*till.events("checkout.session"))
    assert till.statuses() == [status]
    assert till.state(session) == status
    before = len(said(mali_phone))
    till.tell()
    till.tell()
    told = said(mali_phone)[before:]
    assert len(told) == 1
    assert str(till.order_of(session))[:8].upper() in told[0]["altText"]


def test_a_declined_card_changes_nothing_and_may_be_tried_again(till: Till, mali_phone: Phone) -> None:
    session = till.session(mali_phone)
    till.pay(session, "card", "declined")
    till.deliver()
    assert (till.statuses(), till.state(session)) == (["pending"], "open")
    till.pay(session)
    till.deliver()
    assert till.owned(mali_phone) == (27, 0, 0)


def test_a_payment_that_does_not_fit_is_not_credited_but_shown(till: Till, mali_phone: Phone) -> None:
    session = till.session(mali_phone)
    till.rows.run("update payment_history set amount_baht = 399")
    till.pay(session)
    till.deliver()
    assert (till.statuses(), till.owned(mali_phone)) == (["mismatch"], (0, 0, 0))
    assert till.state(session) == "problem"
    broken = till.broken()
    assert [row["problem"] for row in broken["I3"]] == ["paid 19900 thb, asked for 39900 thb"]
    till.rows.run("update payment_history set amount_baht = 199")
    till.deliver(*till.events("checkout.session.completed"))
    till.rows.run("update stripe_events set handled_at = null")
    till.deliver(*till.events("checkout.session.completed"))
    assert till.owned(mali_phone) == (27, 0, 0)


def test_a_session_that_names_another_order_credits_nothing(till: Till, mali_phone: Phone) -> None:
    first, second = till.session(mali_phone), till.session(mali_phone, "premium")
    till.rows.run("update payment_history set stripe_payment_id = 'cs_other' where stripe_payment_id = :id", id=first)
    till.pay(first)
    till.deliver()
    assert till.owned(mali_phone) == (0, 0, 0)
    assert till.statuses() == ["pending", "pending"]
    assert [row["stripe_payment_id"] for row in till.broken()["I3"]] == ["cs_other"]
    till.rows.run("update payment_history set problem = null")
    till.pay(second)
    till.deliver()
    assert till.owned(mali_phone) == (72, 0, 0)


def test_the_chat_tells_the_stars_once_with_all_that_belongs_to_it(till: Till, mali_phone: Phone) -> None:
    mali_phone.follow()
    session = till.session(mali_phone)
    till.pay(session)
    till.deliver()
    before = len(said(mali_phone))
    till.tell()
    till.tell()
    told = said(mali_phone)[before:]
    text = json.dumps(told, ensure_ascii=False)
    assert len(told) == 1
    for part in ("27\u00a0ดาว", "199\u00a0บาท", str(till.order_of(session))[:8].upper(), "โบนัส"):
        assert part in text
    entry = str(till.rows.one("select id from ledger_entries where reason = 'topup:credit'"))
    assert till.sandbox.control.record()["deliveries"][-1]["retryKey"] == entry


def test_stripe_sends_its_receipt_once(till: Till, mali_phone: Phone) -> None:
    session = till.session(mali_phone)
    till.pay(session)
    till.deliver()
    till.sweep()
    assert [(one["to"], one["amount"]) for one in till.record()["receipts"]] == [("somchai@example.com", 19900)]
    assert till.rows.all("select 1 from stripe_events where payload::text like '%somchai@%'") == []


def test_a_question_that_waits_for_stars_goes_on_with_one_tap(till: Till, mali_phone: Phone) -> None:
    mali_phone.follow()
    mali_phone.say("ความรักช่วงนี้จะเป็นอย่างไรคะ")
    for data in ("mood:calm:1", "spread:three:1"):
        mali_phone.do("tap", data=data)
    assert till.rows.one("select state from conversations") == "stars"
    session = till.session(mali_phone)
    till.pay(session)
    till.deliver()
    till.tell()
    button = said(mali_phone)[-1]["contents"]["footer"]["contents"][0]["action"]
    assert button["data"] == "go_on"
    mali_phone.tap(button)
    assert till.rows.one("select state from conversations") == "draw"


def test_without_quota_the_news_comes_with_the_next_reply(till: Till, mali_phone: Phone) -> None:
    mali_phone.follow()
    till.sandbox.control.switch(pushes_left=0)
    session = till.session(mali_phone)
    till.pay(session)
    till.deliver()
    before = len(said(mali_phone))
    till.tell()
    assert len(said(mali_phone)) == before
    mali_phone.say("ยอด")
    assert "199\u00a0บาท" in json.dumps(said(mali_phone)[before:], ensure_ascii=False)


def test_a_new_payment_settles_what_is_owed_first(till: Till, mali_phone: Phone) -> None:
    mali_phone.follow()
    session = till.session(mali_phone, "starter")
    till.pay(session)
    till.deliver()
    assert till.spend(mali_phone, 8)
    till.stripe("refunds", session=session)
    till.deliver()
    assert till.owned(mali_phone) == (0, 0, 8)
    assert "8" in str(till.post("account", id_token=till.token(mali_phone))[1]["notes"])
    second = till.session(mali_phone)
    till.pay(second)
    till.deliver()
    assert till.owned(mali_phone) == (19, 0, 0)
    assert credits(till)[-1]["amount"] == 27
    till.tell()
    assert "19\u00a0ดาว" in json.dumps(said(mali_phone)[-1], ensure_ascii=False)
