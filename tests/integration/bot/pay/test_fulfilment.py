"""Fulfilment: what Stripe says now becomes the books, once; the return page, the sweep and the chat follow."""

import json
import uuid
from dataclasses import replace
from typing import Any

import pytest
import requests

from bot.pay.payments import Payments
from bot.settings import Settings
from models.money import mismatch_steps
from models.money.payment_facts import Facts
from sandbox.run.client import Phone
from tests.integration.bot.pay.pay_setup import PaySetup
from worker.upkeep import orders

pytestmark = pytest.mark.usefixtures("events_held", "books_hold")


def credits(setup: PaySetup) -> list[dict[str, Any]]:
    return setup.rows.all("select amount, key from ledger_entries where reason = 'topup:credit'")


def said(phone: Phone) -> list[dict[str, Any]]:
    return [entry["message"] for entry in phone.chat()["entries"] if entry["from"] == "mimi"]


def test_the_return_page_looks_itself_and_credits_once(setup: PaySetup, mali_phone: Phone) -> None:
    session = setup.session(mali_phone)
    assert setup.state(session) == "open"
    setup.pay(session)
    setup.rows.run("update payment_history set look_at = null")
    states = {_fresh_state(setup, session) for _ in range(3)}
    assert "paid" in states
    assert credits(setup) == [{"amount": 27, "key": f"topup:credit:{session}"}]
    assert setup.owned(mali_phone) == (27, 0, 0)


def _fresh_state(setup: PaySetup, session: str) -> str:
    """As another machine's web process would answer, which has not looked a moment ago."""
    from bot.app import create_app

    page = create_app(setup.parts.settings).test_client().get(f"/liff/paid/{setup.order_of(session)}/state")
    return str(page.json["state"]) if page.json else ""


def test_the_return_page_believes_nothing_of_its_address(setup: PaySetup, mali_phone: Phone) -> None:
    session = setup.session(mali_phone)
    order = setup.order_of(session)
    for query in ("?session_id=cs_x", "?status=paid", "?redirect_status=succeeded&payment_intent=pi_1"):
        page = requests.get(f"{setup.web}/liff/paid/{order}{query}", timeout=60)
        assert page.status_code == 200
        assert 'data-state="open"' in page.text
    for nobody in (uuid.uuid4(), "x", "..%2f"):
        assert requests.get(f"{setup.web}/liff/paid/{nobody}", timeout=60).status_code == 404
    assert credits(setup) == []


def test_a_lost_webhook_costs_nobody_anything(setup: PaySetup, mali_phone: Phone) -> None:
    session = setup.session(mali_phone)
    setup.sweep()
    assert setup.statuses() == ["pending"]
    setup.pay(session)
    setup.sweep()
    setup.sweep()
    assert setup.statuses() == ["paid"]
    assert setup.owned(mali_phone) == (27, 0, 0)


class Noting(Payments):
    """Stripe; notes how each order was looked up."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings.stripe_secret_key.get_secret_value(), "whsec_1", settings.stripe_api_base)
        self.thorough: list[bool] = []

    def look_up(self, session: str, *, thorough: bool = False) -> Facts:
        self.thorough.append(thorough)
        return super().look_up(session, thorough=thorough)


def test_the_sweep_looks_at_a_paid_order_whole(setup: PaySetup, mali_phone: Phone, settings: Settings) -> None:
    """In case no word came of a refund or a dispute."""
    session = setup.session(mali_phone)
    setup.pay(session)
    stripe = Noting(settings)

    for _ in range(2):
        orders.look(replace(setup.parts, payments=stripe), setup.order_of(session))

    assert stripe.thorough == [False, True]


def test_promptpay_waits_and_then_is_paid(setup: PaySetup, mali_phone: Phone) -> None:
    session = setup.session(mali_phone)
    setup.pay(session, "promptpay", "delayed")
    assert _fresh_state(setup, session) == "waiting"
    setup.deliver()
    assert setup.owned(mali_phone) == (0, 0, 0)
    setup.stripe(f"sessions/{session}/settle", outcome="paid")
    setup.deliver()
    assert (_fresh_state(setup, session), setup.owned(mali_phone)) == ("paid", (27, 0, 0))


@pytest.mark.parametrize(("end", "status"), [("settle", "failed"), ("expire", "expired")])
def test_what_comes_to_nothing_is_closed_and_told_once(setup: PaySetup, mali_phone: Phone, end: str, status: str) -> None:
    mali_phone.follow()
    session = setup.session(mali_phone)
    if end == "settle":
        setup.pay(session, "promptpay", "delayed")
        setup.stripe(f"sessions/{session}/settle", outcome="failed")
    else:
        setup.stripe(f"sessions/{session}/expire")
    setup.deliver()
    setup.deliver(*setup.events("checkout.session"))
    assert setup.statuses() == [status]
    assert setup.state(session) == status
    before = len(said(mali_phone))
    setup.announce()
    setup.announce()
    told = said(mali_phone)[before:]
    assert len(told) == 1
    assert str(setup.order_of(session))[:8].upper() in told[0]["altText"]


def test_a_declined_card_changes_nothing_and_may_be_tried_again(setup: PaySetup, mali_phone: Phone) -> None:
    session = setup.session(mali_phone)
    setup.pay(session, "card", "declined")
    setup.deliver()
    assert (setup.statuses(), setup.state(session)) == (["pending"], "open")
    setup.pay(session)
    setup.deliver()
    assert setup.owned(mali_phone) == (27, 0, 0)


def test_a_payment_that_does_not_fit_is_not_credited_but_shown(setup: PaySetup, mali_phone: Phone) -> None:
    session = setup.session(mali_phone)
    setup.rows.run("update payment_history set amount_baht = 399")
    setup.pay(session)
    setup.deliver()
    assert (setup.statuses(), setup.owned(mali_phone)) == (["mismatch"], (0, 0, 0))
    assert setup.state(session) == "problem"
    broken = setup.broken()
    assert [row["problem"] for row in broken["I3"]] == ["paid 19900 thb, asked for 39900 thb"]
    setup.rows.run("update payment_history set amount_baht = 199")
    setup.deliver(*setup.events("checkout.session.completed"))
    setup.rows.run("update stripe_events set handled_at = null")
    setup.deliver(*setup.events("checkout.session.completed"))
    assert setup.owned(mali_phone) == (27, 0, 0)


def test_a_session_that_names_another_order_credits_nothing(setup: PaySetup, mali_phone: Phone) -> None:
    first, second = setup.session(mali_phone), setup.session(mali_phone, "premium")
    setup.rows.run("update payment_history set stripe_payment_id = 'cs_other' where stripe_payment_id = :id", id=first)
    setup.pay(first)
    setup.deliver()
    assert setup.owned(mali_phone) == (0, 0, 0)
    assert setup.statuses() == ["pending", "pending"]
    assert [row["session"] for row in setup.broken()["I3"]] == [first]
    with setup.parts.engine.begin() as connection:
        mismatch_steps.note(connection, setup.rows.one("select id from payment_mismatches"), "cli", "a test")
    setup.pay(second)
    setup.deliver()
    assert setup.owned(mali_phone) == (72, 0, 0)


def test_the_chat_tells_the_stars_once_with_all_that_belongs_to_it(setup: PaySetup, mali_phone: Phone) -> None:
    mali_phone.follow()
    session = setup.session(mali_phone)
    setup.pay(session)
    setup.deliver()
    before = len(said(mali_phone))
    setup.announce()
    setup.announce()
    told = said(mali_phone)[before:]
    text = json.dumps(told, ensure_ascii=False)
    assert len(told) == 1
    for part in ("27\u00a0ดาว", "199\u00a0บาท", str(setup.order_of(session))[:8].upper(), "โบนัส"):
        assert part in text
    entry = str(setup.rows.one("select id from ledger_entries where reason = 'topup:credit'"))
    assert setup.sandbox.control.record()["deliveries"][-1]["retryKey"] == entry


def test_stripe_sends_its_receipt_once(setup: PaySetup, mali_phone: Phone) -> None:
    session = setup.session(mali_phone)
    setup.pay(session)
    setup.deliver()
    setup.sweep()
    assert [(one["to"], one["amount"]) for one in setup.record()["receipts"]] == [("somchai@example.com", 19900)]
    assert setup.rows.all("select 1 from stripe_events where payload::text like '%somchai@%'") == []


def test_a_question_that_waits_for_stars_goes_on_with_one_tap(setup: PaySetup, mali_phone: Phone) -> None:
    mali_phone.follow()
    mali_phone.say("ความรักช่วงนี้จะเป็นอย่างไรคะ")
    for data in ("mood:calm:1", "spread:celtic:1"):
        mali_phone.do("tap", data=data)
    assert setup.rows.one("select state from conversations") == "stars"
    session = setup.session(mali_phone)
    setup.pay(session)
    setup.deliver()
    setup.announce()
    button = said(mali_phone)[-1]["contents"]["footer"]["contents"][0]["action"]
    assert button["data"] == "go_on"
    mali_phone.tap(button)
    assert setup.rows.one("select state from conversations") == "draw"


def test_without_quota_the_news_comes_with_the_next_reply(setup: PaySetup, mali_phone: Phone) -> None:
    mali_phone.follow()
    setup.sandbox.control.switch(pushes_left=0)
    session = setup.session(mali_phone)
    setup.pay(session)
    setup.deliver()
    before = len(said(mali_phone))
    setup.announce()
    assert len(said(mali_phone)) == before
    mali_phone.say("ยอด")
    assert "199\u00a0บาท" in json.dumps(said(mali_phone)[before:], ensure_ascii=False)


def test_a_new_payment_settles_what_is_owed_first(setup: PaySetup, mali_phone: Phone) -> None:
    mali_phone.follow()
    session = setup.session(mali_phone, "starter")
    setup.pay(session)
    setup.deliver()
    assert setup.spend(mali_phone, 8)
    setup.stripe("refunds", session=session)
    setup.deliver()
    assert setup.owned(mali_phone) == (0, 0, 8)
    assert "8" in str(setup.post("account", id_token=setup.token(mali_phone))[1]["notes"])
    second = setup.session(mali_phone)
    setup.pay(second)
    setup.deliver()
    assert setup.owned(mali_phone) == (19, 0, 0)
    assert credits(setup)[-1]["amount"] == 27
    setup.announce()
    assert "19\u00a0ดาว" in json.dumps(said(mali_phone)[-1], ensure_ascii=False)
