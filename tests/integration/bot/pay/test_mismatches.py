"""Payments that do not match, from Stripe's stand-in to the books: found, given back at Stripe, closed."""

import uuid

import pytest

from bot.pay import mismatch_refunds
from bot.pay.errors import PaymentsTemporary
from bot.pay.mismatch_refunds import Refunding
from bot.pay.payments import Payments
from bot.settings import Settings
from models.money import mismatch_steps
from sandbox.run.client import Phone
from tests.integration.bot.pay.pay_setup import PaySetup
from worker.upkeep import orders

pytestmark = pytest.mark.usefixtures("events_held")


def mismatch(setup: PaySetup) -> uuid.UUID:
    one: uuid.UUID = setup.rows.one("select id from payment_mismatches")
    return one


def decide_refund(setup: PaySetup) -> uuid.UUID:
    one = mismatch(setup)
    with setup.parts.engine.begin() as connection:
        mismatch_steps.begin_refund(connection, one, "cli", "paid twice")
    return one


def give_back(setup: PaySetup) -> Refunding:
    return mismatch_refunds.give_back(setup.parts.engine, setup.parts.payments, mismatch(setup))


@pytest.fixture
def paid_twice(setup: PaySetup, mali_phone: Phone) -> str:
    """Mali's order was paid by its own session and by another one; the other one."""
    session = setup.session(mali_phone)
    twin = str(setup.stripe(f"sessions/{session}/twin")["id"])
    for one in (session, twin):
        setup.pay(one)
    setup.deliver()
    return twin


@pytest.mark.parametrize(("price", "kind"), [({"amount": 9900}, "amount"), ({"amount": 599, "currency": "usd"}, "currency")])
def test_a_session_of_another_price_is_found(setup: PaySetup, mali_phone: Phone, price: dict[str, object], kind: str) -> None:
    session = setup.session(mali_phone)
    setup.stripe(f"sessions/{session}/reprice", **price)
    setup.pay(session)

    setup.deliver()

    assert (setup.statuses(), setup.owned(mali_phone)) == (["mismatch"], (0, 0, 0))
    [found] = setup.rows.all("select kind, ordered_baht, satang, currency from payment_mismatches")
    assert found == {"kind": kind, "ordered_baht": 199, "satang": price["amount"], "currency": price.get("currency", "thb")}


def test_a_second_payment_of_an_order_is_found_and_credits_nothing(setup: PaySetup, mali_phone: Phone, paid_twice: str) -> None:
    assert setup.owned(mali_phone) == (27, 0, 0)
    assert [(row["kind"], row["session"]) for row in setup.broken()["I3"]] == [("twice", paid_twice)]


def test_what_a_second_payment_brought_goes_back_once(setup: PaySetup, mali_phone: Phone, paid_twice: str) -> None:
    decide_refund(setup)

    ended = [give_back(setup) for _ in range(2)]
    setup.deliver()

    assert ended == [Refunding.DONE, Refunding.NOTHING]
    assert setup.rows.all("select kind, text, told_at from inbox_answers") == [
        {"kind": "refund", "text": "199.00 THB", "told_at": None}
    ]
    assert [one["amount"] for one in setup.record()["refunds"]] == [19900]
    assert (setup.owned(mali_phone), setup.statuses(), setup.broken()) == ((27, 0, 0), ["paid"], {})


class LosesAnswers(Payments):
    """Stripe gives the money back, and its answer is lost."""

    def refund(self, payment_intent: str, key: str, mismatch: str) -> str:
        super().refund(payment_intent, key, mismatch)
        raise PaymentsTemporary("timed out")


def test_a_lost_answer_is_mended_by_doing_it_again(setup: PaySetup, settings: Settings, paid_twice: str) -> None:
    one = decide_refund(setup)
    first = mismatch_refunds.give_back(setup.parts.engine, LosesAnswers.from_settings(settings), one)

    second = give_back(setup)

    assert (first, second) == (Refunding.LATER, Refunding.DONE)
    assert len(setup.record()["refunds"]) == 1


def test_while_stripe_is_away_nothing_is_booked(setup: PaySetup, paid_twice: str) -> None:
    decide_refund(setup)
    setup.switch(fail={"kind": "500", "times": 2})

    ended = give_back(setup)

    assert (ended, setup.rows.one("select state from payment_mismatches")) == (Refunding.LATER, "refunding")


def test_a_crash_between_stripes_refund_and_our_commit_is_mended_by_the_sweep(setup: PaySetup, paid_twice: str) -> None:
    one = decide_refund(setup)
    intent = setup.parts.payments.look_up(paid_twice).payment_intent
    setup.parts.payments.refund(str(intent), f"mismatch-{one}-0", str(one))
    setup.rows.run("update payment_mismatches set decided_at = now() - interval '1 hour'")

    with setup.parts.engine.begin() as connection:
        jobs = [job for job in orders.due(connection) if job.name == "give_back"]
    for job in jobs:
        orders.give_back(setup.parts, uuid.UUID(str(job.argument)))

    assert [job.argument for job in jobs] == [one]
    assert setup.rows.one("select state from payment_mismatches") == "refunded"
    assert len(setup.record()["refunds"]) == 1


def test_what_stripe_refuses_to_give_back_is_the_owners_again(setup: PaySetup, paid_twice: str) -> None:
    decide_refund(setup)
    setup.stripe("disputes", session=paid_twice)

    ended = give_back(setup)

    assert ended is Refunding.REFUSED
    [row] = setup.rows.all("select state, error from payment_mismatches")
    assert row["state"] == "open"
    assert "charge_disputed" in row["error"]


def test_promptpays_refund_that_never_reaches_a_bank_opens_it_again(setup: PaySetup, mali_phone: Phone) -> None:
    session = setup.session(mali_phone)
    setup.stripe(f"sessions/{session}/reprice", amount=9900)
    setup.pay(session, "promptpay")
    setup.deliver()
    decide_refund(setup)
    give_back(setup)
    setup.deliver()

    [refund] = setup.record()["refunds"]
    before = setup.statuses()
    setup.stripe(f"refunds/{refund['id']}", status="failed")
    setup.deliver()

    assert (before, setup.statuses()) == (["refunded"], ["mismatch"])
    assert setup.rows.one("select state from payment_mismatches") == "open"


@pytest.mark.parametrize(("minutes", "status"), [(59, "pending"), (61, "expired")])
def test_an_order_that_stripe_does_not_know_is_closed_after_an_hour(
    setup: PaySetup, mali_phone: Phone, minutes: int, status: str
) -> None:
    session = setup.session(mali_phone)
    setup.stripe(f"sessions/{session}/move")
    setup.rows.run("update payment_history set created_at = created_at - make_interval(mins => :minutes)", minutes=minutes)

    setup.sweep()

    assert setup.statuses() == [status]
    assert setup.rows.one("select count(*) from payment_history where look_at is not null") == (status == "pending")


def test_a_paid_order_that_stripe_does_not_know_is_asked_for_no_more_than_any_other(setup: PaySetup, mali_phone: Phone) -> None:
    session = setup.session(mali_phone)
    setup.pay(session)
    setup.deliver()
    setup.stripe(f"sessions/{session}/move")

    setup.sweep()

    assert setup.rows.one("select look_at > now() + interval '23 hours' from payment_history")
    assert setup.broken() == {}
