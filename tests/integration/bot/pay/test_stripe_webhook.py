"""POST /stripe/webhook: signed raw bytes, written down first, once by event id; refunds and disputes to the last star."""

import hashlib
import hmac
import json
import threading
import time
from typing import Any

import pytest
import requests

from sandbox.run.client import Phone
from tests.integration.bot.pay.pay_setup import PaySetup
from worker.upkeep import orders

pytestmark = pytest.mark.usefixtures("events_held", "books_hold")


def send(setup: PaySetup, body: bytes, *, secret: str | None = None, at: float | None = None, header: str | None = None) -> int:
    if header is None:
        key = secret or setup.parts.settings.stripe_webhook_secret.get_secret_value()
        when = int(at or time.time())
        header = f"t={when},v1={hmac.new(key.encode(), f'{when}.'.encode() + body, hashlib.sha256).hexdigest()}"
    return requests.post(f"{setup.web}/stripe/webhook", data=body, headers={"Stripe-Signature": header}, timeout=60).status_code


def event(kind: str = "customer.created", **about: Any) -> bytes:
    made = {"id": "evt_1", "object": "event", "type": kind, "api_version": "2026-10-28.endive", "created": 1}
    return json.dumps({**made, "data": {"object": {"id": "x", "object": "customer", **about}}, "livemode": False}).encode()


def bought(setup: PaySetup, phone: Phone, package: str = "popular") -> str:
    session = setup.session(phone, package)
    setup.pay(session)
    setup.deliver()
    return session


def test_what_is_not_signed_by_stripe_is_a_400(setup: PaySetup) -> None:
    body = event()
    assert send(setup, body, secret="whsec_other") == 400
    assert send(setup, body, at=time.time() - 3600) == 400
    for header in ("", "rubbish", "t=1,v1=", "t=x,v1=y", "v1=" + "0" * 64):
        assert send(setup, body, header=header) == 400
    assert setup.rows.all("select 1 from stripe_events") == []


@pytest.mark.parametrize(
    "body",
    [b"", b"no json", b"[]", b"7", b"{}", b"\xff\xfe", b'{"id": 7, "object": "event", "type": "x", "data": {"object": {}}}'],
)
def test_signed_rubbish_is_a_400(setup: PaySetup, body: bytes) -> None:
    assert send(setup, body) == 400


def test_a_thin_event_is_a_400(setup: PaySetup) -> None:
    assert send(setup, json.dumps({"id": "evt_2", "object": "v2.core.event", "type": "v1.billing.meter.error"}).encode()) == 400


def test_an_unknown_event_is_written_down_and_fine(setup: PaySetup) -> None:
    assert send(setup, event("planet.aligned", name="\u0000")) == 200
    stored = setup.rows.all("select id, type, handled_at is not null as handled, error from stripe_events")
    assert stored == [{"id": "evt_1", "type": "planet.aligned", "handled": True, "error": "not needed"}]


@pytest.mark.parametrize("kind", ["checkout.session.completed", "charge.refunded", "refund.failed", "charge.dispute.closed"])
def test_what_is_about_nothing_of_ours_is_fine(setup: PaySetup, kind: str) -> None:
    assert send(setup, event(kind, id="cs_nobody", payment_intent="pi_nobody")) == 200
    assert send(setup, event(kind, id=None, payment_intent=None).replace(b"evt_1", b"evt_2")) == 200
    assert setup.rows.one("select count(*) from stripe_events where handled_at is not null") == 2


def test_a_forged_content_changes_nothing(setup: PaySetup, mali_phone: Phone) -> None:
    session = setup.session(mali_phone)
    assert send(setup, event("checkout.session.completed", id=session, payment_status="paid", amount_total=19900)) == 200
    assert (setup.statuses(), setup.owned(mali_phone)) == (["pending"], (0, 0, 0))


def test_an_event_counts_once_however_often_and_concurrently_it_comes(setup: PaySetup, mali_phone: Phone) -> None:
    session = setup.session(mali_phone)
    setup.pay(session)
    completed = setup.events("checkout.session.completed")[0]
    statuses: list[Any] = []
    threads = [threading.Thread(target=lambda: statuses.extend(setup.deliver(completed))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert statuses == [200] * 6
    assert setup.owned(mali_phone) == (27, 0, 0)
    assert setup.rows.one("select count(*) from ledger_entries") == 1


def test_the_payers_name_and_address_go_once_it_is_done(setup: PaySetup, mali_phone: Phone) -> None:
    bought(setup, mali_phone)
    kept = setup.rows.one("select string_agg(payload::text, ' ') from stripe_events")
    assert "somchai" not in kept.lower()
    assert "cs_test" in kept


def test_a_failure_after_writing_it_down_is_a_500_and_mended_by_stripe_or_the_sweep(setup: PaySetup, mali_phone: Phone) -> None:
    session = setup.session(mali_phone)
    setup.pay(session)
    completed = setup.events("checkout.session.completed")[0]
    setup.switch(fail={"kind": "500"})
    assert setup.deliver(completed) == [500]
    assert setup.rows.one("select handled_at is null and error like 'PaymentsTemporary%' from stripe_events") is True
    setup.rows.run("update payment_history set look_at = null")
    setup.sweep()
    assert setup.statuses() == ["pending"]
    setup.switch(fail=None)
    setup.sweep()
    assert setup.owned(mali_phone) == (27, 0, 0)
    assert setup.deliver(completed) == [200]
    assert setup.rows.one("select handled_at is not null from stripe_events") is True


def test_a_full_refund_takes_what_is_there_and_the_rest_is_owed(setup: PaySetup, mali_phone: Phone) -> None:
    session = bought(setup, mali_phone)
    assert setup.spend(mali_phone, 20)
    setup.stripe("refunds", session=session)
    setup.deliver()
    setup.deliver(*setup.events())
    assert (setup.owned(mali_phone), setup.statuses(), setup.state(session)) == ((0, 0, 20), ["refunded"], "refunded")


def test_partial_refunds_take_their_share_each_once(setup: PaySetup, mali_phone: Phone) -> None:
    session = bought(setup, mali_phone, "starter")
    for amount, left in ((3300, 7), (3300, 4), (3300, 0)):
        setup.stripe("refunds", session=session, amount=amount)
        setup.deliver()
        assert setup.owned(mali_phone)[0] == left
    assert setup.rows.one("select refunded_satang from payment_history") == 9900
    assert setup.rows.one("select count(*) from ledger_entries where reason = 'topup:clawback'") == 3


def test_a_refund_that_fails_gives_back(setup: PaySetup, mali_phone: Phone) -> None:
    session = bought(setup, mali_phone)
    assert setup.spend(mali_phone, 20)
    refund = setup.stripe("refunds", session=session, status="pending")["id"]
    setup.deliver()
    assert setup.owned(mali_phone) == (0, 0, 20)
    setup.stripe(f"refunds/{refund}", status="failed")
    setup.deliver()
    setup.deliver(*setup.events("refund"), *setup.events("charge"))
    assert (setup.owned(mali_phone), setup.statuses()) == ((7, 0, 0), ["paid"])


@pytest.mark.parametrize(
    ("end", "owned", "status"),
    [("won", (17, 0, 0), "paid"), ("warning_closed", (17, 0, 0), "paid"), ("lost", (0, 0, 10), "disputed")],
)
def test_a_dispute_freezes_until_it_is_closed(
    setup: PaySetup, mali_phone: Phone, end: str, owned: tuple[int, int, int], status: str
) -> None:
    session = bought(setup, mali_phone)
    assert setup.spend(mali_phone, 10)
    dispute = setup.stripe("disputes", session=session)["id"]
    setup.deliver()
    assert setup.owned(mali_phone) == (17, 27, 0)
    assert not setup.spend(mali_phone, 1)
    assert setup.tap(mali_phone) == (403, {"error": "held"})
    assert setup.post("account", id_token=setup.token(mali_phone))[1]["stars"] == 0
    setup.stripe(f"disputes/{dispute}/close", status=end)
    setup.deliver()
    setup.deliver(*setup.events("charge.dispute.created"))
    assert (setup.owned(mali_phone), setup.statuses()) == (owned, [status])
    assert setup.tap(mali_phone)[0] == 200
    assert setup.spend(mali_phone, 1) is (end != "lost")


def test_stars_of_other_orders_can_be_spent_while_one_is_disputed(setup: PaySetup, mali_phone: Phone) -> None:
    disputed = bought(setup, mali_phone, "starter")
    bought(setup, mali_phone, "popular")
    setup.stripe("disputes", session=disputed)
    setup.deliver()
    assert setup.spend(mali_phone, 27)
    assert not setup.spend(mali_phone, 1)


def test_a_refund_heard_of_before_the_payment_settles_both(setup: PaySetup, mali_phone: Phone) -> None:
    session = setup.session(mali_phone)
    setup.pay(session)
    setup.stripe("refunds", session=session, amount=9950)
    assert setup.deliver(setup.events("charge.refunded")[0]) == [200]
    assert setup.owned(mali_phone) == (14, 0, 0)
    setup.deliver()
    assert setup.owned(mali_phone) == (14, 0, 0)


def test_a_refund_nobody_heard_of_is_found_by_the_sweep(setup: PaySetup, mali_phone: Phone) -> None:
    session = bought(setup, mali_phone)
    setup.stripe("refunds", session=session)
    setup.sweep()
    assert (setup.owned(mali_phone), setup.statuses()) == ((0, 0, 0), ["refunded"])


def test_an_order_with_a_claim_is_looked_at_whole_for_whatever_reason(setup: PaySetup, mali_phone: Phone) -> None:
    """The payment itself shows no sign of a refund that failed."""
    session = bought(setup, mali_phone)
    refund = setup.stripe("refunds", session=session, status="pending")["id"]
    setup.deliver()
    taken = setup.owned(mali_phone)
    setup.stripe(f"refunds/{refund}", status="failed")

    orders.fulfilment(setup.parts).fulfil(setup.order_of(session))

    assert (taken, setup.owned(mali_phone)) == ((0, 0, 0), (27, 0, 0))
