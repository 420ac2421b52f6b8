"""The Stripe stand-in as the real stripe package meets it: sessions, payments, refunds, disputes, idempotency keys."""

from collections.abc import Iterator
from typing import Any

import pytest
import stripe

from sandbox.run.client import ControlError
from tests.helpers.support import LiveSandbox
from tests.integration.pay.shop import Shop, open_shop


@pytest.fixture
def shop(sandbox: LiveSandbox, web_address: str) -> Iterator[Shop]:
    with open_shop(sandbox, web_address) as shop:
        yield shop


def test_a_card_pays_a_session(shop: Shop) -> None:
    session = shop.session(payment_intent_data={"receipt_email": "mali@example.com", "metadata": {"order": "7"}})
    assert (session.status, session.payment_status, session.payment_intent) == ("open", "unpaid", None)
    assert (session.amount_total, session.payment_method_types) == (19900, ["card", "promptpay"])
    shop.pay(session)
    (event,) = shop.heard("checkout.session.completed")
    assert (event.api_version, event.data.object["payment_status"], event.data.object["id"]) == (
        "2026-10-28.endive",
        "paid",
        session.id,
    )
    expand: Any = {"expand": ["payment_intent.latest_charge", "line_items"]}
    paid = shop.api.checkout.sessions.retrieve(session.id, params=expand)
    intent: Any = paid.payment_intent
    assert (paid.status, paid.url, intent.amount_received, intent.metadata["order"]) == ("complete", None, 19900, "7")
    assert intent.latest_charge.receipt_url.endswith(intent.latest_charge.id)
    assert paid.line_items is not None
    assert paid.line_items.data[0].description == "27 ดาว"
    assert shop.record()["receipts"] == [{"to": "mali@example.com", "charge": intent.latest_charge.id, "amount": 19900}]
    with pytest.raises(ControlError, match="409"):
        shop.pay(session)


@pytest.mark.parametrize("outcome", ["declined", "failed"])
def test_a_declined_card_leaves_the_session_open(shop: Shop, outcome: str) -> None:
    session = shop.session()
    shop.pay(session, outcome=outcome)
    (event,) = shop.heard("payment_intent.payment_failed")
    assert event.data.object["last_payment_error"]["code"]
    assert shop.again(session).status == "open"
    assert shop.pay(session)["payment_status"] == "paid"


def test_promptpay_keeps_the_session_open_until_its_code_is_paid(shop: Shop) -> None:
    session = shop.session()
    assert shop.pay(session, "promptpay", "later")["status"] == "open"
    shop.do(f"sessions/{session.id}/settle", outcome="failed")
    assert shop.again(session).status == "open"
    shop.pay(session, "promptpay", "later")
    shop.do(f"sessions/{session.id}/settle")
    (event,) = shop.heard("checkout.session.completed")
    assert event.data.object["payment_status"] == "paid"
    assert [one.type for one in shop.events if "async" in one.type] == []


@pytest.mark.parametrize(("outcome", "status"), [("paid", "paid"), ("failed", "unpaid")])
def test_delayed_notice_completes_unpaid_first(shop: Shop, outcome: str, status: str) -> None:
    session = shop.session()
    shop.pay(session, "promptpay", "delayed")
    (event,) = shop.heard("checkout.session.completed")
    assert event.data.object["payment_status"] == "unpaid"
    shop.do(f"sessions/{session.id}/settle", outcome=outcome)
    shop.heard(f"checkout.session.async_payment_{'succeeded' if outcome == 'paid' else 'failed'}")
    assert (shop.again(session).status, shop.again(session).payment_status) == ("complete", status)


def test_sessions_expire_by_request_and_by_themselves(shop: Shop) -> None:
    first, second = shop.session(), shop.session()
    shop.api.checkout.sessions.expire(first.id)
    with pytest.raises(stripe.InvalidRequestError, match="status of `expired`"):
        shop.api.checkout.sessions.expire(first.id)
    shop.pay(second, "promptpay", "later")
    shop.sandbox.control.switch(clock_offset_s=86401)
    assert len(shop.heard("checkout.session.expired", "checkout.session.expired")) == 2
    with pytest.raises(ControlError, match="409"):
        shop.do(f"sessions/{second.id}/settle")


def test_refunds_whole_partial_and_failed(shop: Shop) -> None:
    session = shop.session()
    shop.pay(session)
    intent = str(shop.again(session).payment_intent)
    part = shop.api.refunds.create(params={"payment_intent": intent, "amount": 5000})
    assert (part.status, part.amount) == ("succeeded", 5000)
    failed = shop.do("refunds", session=session.id, status="failed")
    assert (failed["amount"], failed["status"]) == (14900, "failed")
    shop.heard("refund.failed")
    charges = [event.data.object for event in shop.heard("charge.refunded", "charge.refunded")]
    assert [charge["amount_refunded"] for charge in charges] == [5000, 19900]
    charge = shop.api.charges.retrieve(part.charge)  # type: ignore[arg-type]
    assert (charge.amount_refunded, charge.refunded) == (5000, False)
    with pytest.raises(stripe.InvalidRequestError, match="greater than unrefunded"):
        shop.api.refunds.create(params={"payment_intent": intent, "amount": 14901})
    shop.api.refunds.create(params={"charge": charge.id})
    with pytest.raises(stripe.InvalidRequestError) as refused:
        shop.api.refunds.create(params={"charge": charge.id})
    assert refused.value.code == "charge_already_refunded"
    found = shop.api.refunds.list(params={"payment_intent": intent, "limit": 2})
    assert ([one.amount for one in found.data], found.has_more) == ([14900, 14900], True)
    assert [one.amount for one in found.auto_paging_iter()] == [14900, 14900, 5000]


def test_a_refund_by_promptpay_waits_for_the_person(shop: Shop) -> None:
    session = shop.session()
    shop.pay(session, "promptpay")
    refund = shop.api.refunds.create(params={"payment_intent": str(shop.again(session).payment_intent)})
    assert (refund.status, refund.instructions_email) == ("requires_action", "somchai@example.com")
    shop.do(f"refunds/{refund.id}", status="succeeded")
    assert shop.heard("refund.updated")[0].data.object["status"] == "succeeded"
    with pytest.raises(ControlError, match="cannot be disputed"):
        shop.do("disputes", session=session.id)


@pytest.mark.parametrize("status", ["won", "lost"])
def test_disputes_open_and_close(shop: Shop, status: str) -> None:
    session = shop.session()
    shop.pay(session)
    dispute = shop.do("disputes", session=session.id)
    shop.heard("charge.dispute.created")
    with pytest.raises(stripe.InvalidRequestError, match="charged back"):
        shop.api.refunds.create(params={"charge": dispute["charge"]})
    shop.do(f"disputes/{dispute['id']}/close", status=status)
    assert shop.heard("charge.dispute.closed")[0].data.object["status"] == status
    assert shop.api.disputes.retrieve(dispute["id"]).status == status


def test_a_key_answers_again_and_refuses_other_parameters(shop: Shop) -> None:
    def create(**more: Any) -> stripe.checkout.Session:
        return shop.api.checkout.sessions.create(params=shop.params(**more), options={"idempotency_key": "order-7"})

    with pytest.raises(stripe.InvalidRequestError):
        create(colour="red")  # refused before the work began: the key stays free
    first = create()
    again = create()
    assert (again.id, len(shop.record()["sessions"])) == (first.id, 1)
    assert again.last_response is not None
    assert again.last_response.headers["Idempotent-Replayed"] == "true"
    with pytest.raises(stripe.IdempotencyError, match="same parameters"):
        create(client_reference_id="x")
    with pytest.raises(stripe.IdempotencyError, match="same endpoint"):
        shop.api.refunds.create(params={"charge": "ch_1"}, options={"idempotency_key": "order-7"})
    shop.sandbox.control.switch(clock_offset_s=86401)
    assert create().id != first.id


def test_a_timeout_after_the_work_is_mended_by_the_key(shop: Shop) -> None:
    hasty = shop.client(timeout=0.3)
    options: Any = {"idempotency_key": "order-8"}
    shop.switch(fail="timeout_after", times=1)
    with pytest.raises(stripe.APIConnectionError):
        hasty.checkout.sessions.create(params=shop.params(), options=options)
    shop.api.checkout.sessions.create(params=shop.params(), options=options)
    assert len(shop.record()["sessions"]) == 1
