"""The Stripe stand-in as the real stripe package meets it: sessions, payments, refunds, disputes, idempotency keys."""

from collections.abc import Iterator
from typing import Any

import pytest
import stripe

from sandbox.run.client import ControlError
from tests.helpers.support import LiveSandbox, until
from tests.integration.bot.pay.merchant import Merchant, open_merchant


@pytest.fixture
def merchant(sandbox: LiveSandbox, web_address: str) -> Iterator[Merchant]:
    with open_merchant(sandbox, web_address) as merchant:
        yield merchant


def test_a_card_pays_a_session(merchant: Merchant) -> None:
    session = merchant.session(payment_intent_data={"receipt_email": "mali@example.com", "metadata": {"order": "7"}})
    assert (session.status, session.payment_status, session.payment_intent) == ("open", "unpaid", None)
    assert (session.amount_total, session.payment_method_types) == (19900, ["card", "promptpay"])
    merchant.pay(session)
    (event,) = merchant.heard("checkout.session.completed")
    assert (event.api_version, event.data.object["payment_status"], event.data.object["id"]) == (
        "2026-10-28.endive",
        "paid",
        session.id,
    )
    expand: Any = {"expand": ["payment_intent.latest_charge", "line_items"]}
    paid = merchant.api.checkout.sessions.retrieve(session.id, params=expand)
    intent: Any = paid.payment_intent
    assert (paid.status, paid.url, intent.amount_received, intent.metadata["order"]) == ("complete", None, 19900, "7")
    assert intent.latest_charge.receipt_url.endswith(intent.latest_charge.id)
    assert paid.line_items is not None
    assert paid.line_items.data[0].description == "27 ดาว"
    assert merchant.record()["receipts"] == [{"to": "mali@example.com", "charge": intent.latest_charge.id, "amount": 19900}]
    with pytest.raises(ControlError, match="409"):
        merchant.pay(session)


@pytest.mark.parametrize("outcome", ["declined", "failed"])
def test_a_declined_card_leaves_the_session_open(merchant: Merchant, outcome: str) -> None:
    session = merchant.session()
    merchant.pay(session, outcome=outcome)
    (event,) = merchant.heard("payment_intent.payment_failed")
    assert event.data.object["last_payment_error"]["code"]
    assert merchant.again(session).status == "open"
    assert merchant.pay(session)["payment_status"] == "paid"


def test_promptpay_keeps_the_session_open_until_its_code_is_paid(merchant: Merchant) -> None:
    session = merchant.session()
    assert merchant.pay(session, "promptpay", "later")["status"] == "open"
    merchant.do(f"sessions/{session.id}/settle", outcome="failed")
    assert merchant.again(session).status == "open"
    merchant.pay(session, "promptpay", "later")
    merchant.do(f"sessions/{session.id}/settle")
    (event,) = merchant.heard("checkout.session.completed")
    assert event.data.object["payment_status"] == "paid"
    assert [one.type for one in merchant.events if "async" in one.type] == []


@pytest.mark.parametrize(("outcome", "status"), [("paid", "paid"), ("failed", "unpaid")])
def test_delayed_notice_completes_unpaid_first(merchant: Merchant, outcome: str, status: str) -> None:
    session = merchant.session()
    merchant.pay(session, "promptpay", "delayed")
    (event,) = merchant.heard("checkout.session.completed")
    assert event.data.object["payment_status"] == "unpaid"
    merchant.do(f"sessions/{session.id}/settle", outcome=outcome)
    merchant.heard(f"checkout.session.async_payment_{'succeeded' if outcome == 'paid' else 'failed'}")
    assert (merchant.again(session).status, merchant.again(session).payment_status) == ("complete", status)


def test_sessions_expire_by_request_and_by_themselves(merchant: Merchant) -> None:
    first, second = merchant.session(), merchant.session()
    merchant.api.checkout.sessions.expire(first.id)
    with pytest.raises(stripe.InvalidRequestError, match="status of `expired`"):
        merchant.api.checkout.sessions.expire(first.id)
    merchant.pay(second, "promptpay", "later")
    merchant.sandbox.control.switch(clock_offset_s=86401)
    assert len(merchant.heard("checkout.session.expired", "checkout.session.expired")) == 2
    with pytest.raises(ControlError, match="409"):
        merchant.do(f"sessions/{second.id}/settle")


def test_refunds_whole_partial_and_failed(merchant: Merchant) -> None:
    session = merchant.session()
    merchant.pay(session)
    intent = str(merchant.again(session).payment_intent)
    part = merchant.api.refunds.create(params={"payment_intent": intent, "amount": 5000})
    assert (part.status, part.amount) == ("succeeded", 5000)
    failed = merchant.do("refunds", session=session.id, status="failed")
    assert (failed["amount"], failed["status"]) == (14900, "failed")
    merchant.heard("refund.failed")
    charges = [event.data.object for event in merchant.heard("charge.refunded", "charge.refunded")]
    assert [charge["amount_refunded"] for charge in charges] == [5000, 19900]
    charge = merchant.api.charges.retrieve(part.charge)  # type: ignore[arg-type]
    assert (charge.amount_refunded, charge.refunded) == (5000, False)
    with pytest.raises(stripe.InvalidRequestError, match="greater than unrefunded"):
        merchant.api.refunds.create(params={"payment_intent": intent, "amount": 14901})
    merchant.api.refunds.create(params={"charge": charge.id})
    with pytest.raises(stripe.InvalidRequestError) as refused:
        merchant.api.refunds.create(params={"charge": charge.id})
    assert refused.value.code == "charge_already_refunded"
    found = merchant.api.refunds.list(params={"payment_intent": intent, "limit": 2})
    assert ([one.amount for one in found.data], found.has_more) == ([14900, 14900], True)
    assert [one.amount for one in found.auto_paging_iter()] == [14900, 14900, 5000]


def test_a_refund_by_promptpay_waits_for_the_person(merchant: Merchant) -> None:
    session = merchant.session()
    merchant.pay(session, "promptpay")
    refund = merchant.api.refunds.create(params={"payment_intent": str(merchant.again(session).payment_intent)})
    assert (refund.status, refund.instructions_email) == ("requires_action", "somchai@example.com")
    merchant.do(f"refunds/{refund.id}", status="succeeded")
    assert merchant.heard("refund.updated")[0].data.object["status"] == "succeeded"
    with pytest.raises(ControlError, match="cannot be disputed"):
        merchant.do("disputes", session=session.id)


@pytest.mark.parametrize("status", ["won", "lost"])
def test_disputes_open_and_close(merchant: Merchant, status: str) -> None:
    session = merchant.session()
    merchant.pay(session)
    dispute = merchant.do("disputes", session=session.id)
    merchant.heard("charge.dispute.created")
    with pytest.raises(stripe.InvalidRequestError, match="charged back"):
        merchant.api.refunds.create(params={"charge": dispute["charge"]})
    merchant.do(f"disputes/{dispute['id']}/close", status=status)
    assert merchant.heard("charge.dispute.closed")[0].data.object["status"] == status
    assert merchant.api.disputes.retrieve(dispute["id"]).status == status


def test_a_key_answers_again_and_refuses_other_parameters(merchant: Merchant) -> None:
    def create(**more: Any) -> stripe.checkout.Session:
        return merchant.api.checkout.sessions.create(params=merchant.params(**more), options={"idempotency_key": "order-7"})

    with pytest.raises(stripe.InvalidRequestError):
        create(colour="red")  # refused before the work began: the key stays free
    first = create()
    again = create()
    assert (again.id, len(merchant.record()["sessions"])) == (first.id, 1)
    assert again.last_response is not None
    assert again.last_response.headers["Idempotent-Replayed"] == "true"
    with pytest.raises(stripe.IdempotencyError, match="same parameters"):
        create(client_reference_id="x")
    with pytest.raises(stripe.IdempotencyError, match="same endpoint"):
        merchant.api.refunds.create(params={"charge": "ch_1"}, options={"idempotency_key": "order-7"})
    merchant.sandbox.control.switch(clock_offset_s=86401)
    assert create().id != first.id


def test_a_timeout_after_the_work_is_mended_by_the_key(merchant: Merchant) -> None:
    hasty = merchant.client(timeout=0.3)
    options: Any = {"idempotency_key": "order-8"}
    merchant.switch(fail="timeout_after", times=1)
    with pytest.raises(stripe.APIConnectionError):
        hasty.checkout.sessions.create(params=merchant.params(), options=options)
    until(lambda: merchant.record()["sessions"], what="it was carried out")
    merchant.api.checkout.sessions.create(params=merchant.params(), options=options)
    assert len(merchant.record()["sessions"]) == 1
