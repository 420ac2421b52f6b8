"""Paid, and no stars: the orders are looked up at Stripe, credited the ordinary way, and the answer says what was found."""

import json
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from models.events import payment_lookups
from models.people import forgetting
from sandbox.run.client import Phone
from tests.integration.bot.pay.pay_setup import PaySetup
from worker import complaints
from worker.upkeep.sweep import sweep_all

MISSES = "จ่ายแล้วไม่ได้ดาว"


pytestmark = pytest.mark.usefixtures("events_held", "mali_is_here")


@pytest.fixture
def mali_is_here(setup: PaySetup, mali_phone: Phone) -> Iterator[None]:
    """At the end each of the books holds but what Stripe says was paid: a complaint may come before its payment is credited."""
    mali_phone.follow()
    mali_phone.new()
    yield
    assert setup.broken().keys() <= {"I3"}


def said(phone: Phone) -> str:
    """All that MiMi has said since this was last asked."""
    new = json.dumps([one for one in phone.new() if one["from"] == "mimi"], ensure_ascii=False)
    return new.replace("\u2060", "").replace("\u00a0", " ")


def complain(setup: PaySetup, phone: Phone) -> str:
    """Mali says so and the worker looks; all that MiMi answers."""
    event = str(phone.say(MISSES)["eventId"])
    complaints.look_into(setup.parts, event)
    return said(phone)


def pushes(setup: PaySetup) -> int:
    return len([one for one in setup.sandbox.control.record()["deliveries"] if one["via"] == "push"])


def test_a_payment_whose_word_was_lost_is_found_credited_and_announced_in_one_free_reply(
    setup: PaySetup, mali_phone: Phone
) -> None:
    setup.pay(setup.session(mali_phone))
    before = pushes(setup)

    answer = complain(setup, mali_phone)

    assert setup.owned(mali_phone) == (27, 0, 0)
    assert "เจอแล้วค่ะ" in answer
    assert "199 บาท" in answer, "the ordinary announcement goes along"
    assert pushes(setup) == before
    assert setup.rows.one("select count(*) from ledger_entries where tell and told_at is null") == 0


def test_twice_the_same_job_answers_once(setup: PaySetup, mali_phone: Phone) -> None:
    setup.pay(setup.session(mali_phone))
    event = str(mali_phone.say(MISSES)["eventId"])

    for _ in range(2):
        complaints.look_into(setup.parts, event)

    assert said(mali_phone).count('"altText": "เจอแล้วค่ะ') == 1


def test_an_unpaid_order_is_said_to_be_unpaid_and_a_person_offered(setup: PaySetup, mali_phone: Phone) -> None:
    setup.session(mali_phone)

    answer = complain(setup, mali_phone)

    assert "ยังไม่ได้รับเงิน" in answer
    assert '"contact"' in answer


def test_promptpay_on_its_way_is_said(setup: PaySetup, mali_phone: Phone) -> None:
    setup.pay(setup.session(mali_phone), "promptpay", "delayed")

    assert "ไม่ต้องจ่ายซ้ำ" in complain(setup, mali_phone)


def test_a_payment_that_does_not_fit_is_the_owners(setup: PaySetup, mali_phone: Phone) -> None:
    session = setup.session(mali_phone)
    setup.stripe(f"sessions/{session}/reprice", amount=9900)
    setup.pay(session)

    answer = complain(setup, mali_phone)

    assert "ทีมงานจะตรวจ" in answer
    assert setup.owned(mali_phone) == (0, 0, 0)


def test_while_stripe_is_away_it_says_so(setup: PaySetup, mali_phone: Phone) -> None:
    setup.pay(setup.session(mali_phone))
    setup.switch(fail={"kind": "500", "times": 2})

    assert "เช็กให้เองเรื่อยๆ" in complain(setup, mali_phone)


def test_without_any_order_the_answer_comes_at_once(setup: PaySetup, mali_phone: Phone) -> None:
    mali_phone.say(MISSES)

    assert "ไม่เจอออเดอร์" in said(mali_phone)
    assert setup.rows.one("select count(*) from payment_lookups") == 0


def test_stripe_is_asked_for_three_complaints_an_hour(setup: PaySetup, mali_phone: Phone) -> None:
    setup.session(mali_phone)
    for _ in range(3):
        complain(setup, mali_phone)

    mali_phone.say(MISSES)

    assert "ยังไม่ได้รับเงิน" in said(mali_phone), "from the books"
    assert setup.rows.one("select count(*) from payment_lookups") == 3


def test_a_lost_job_is_found_by_the_sweep(setup: PaySetup, mali_phone: Phone) -> None:
    setup.session(mali_phone)
    event = str(mali_phone.say(MISSES)["eventId"])
    setup.parts.redis.flushall()
    setup.rows.run("update payment_lookups set asked_at = asked_at - interval '20 seconds'")

    sweep_all(setup.parts)

    assert setup.parts.redis.exists(f"rq:job:look_into-{event}")


def test_a_worker_killed_after_the_credit_leaves_the_answer_and_the_announcement_to_the_next(
    setup: PaySetup, mali_phone: Phone
) -> None:
    setup.pay(setup.session(mali_phone))
    event = str(mali_phone.say(MISSES)["eventId"])
    with setup.parts.engine.begin() as connection:
        assert payment_lookups.claim(connection, event, -1.0)
    setup.sweep()

    complaints.look_into(setup.parts, event)

    answer = said(mali_phone)
    assert "ดาวเข้าไปแล้ว" in answer
    assert "เติมดาวสำเร็จ" in answer or "199 บาท" in answer
    assert setup.owned(mali_phone) == (27, 0, 0)


def test_whoever_has_left_meanwhile_hears_nothing(setup: PaySetup, mali_phone: Phone) -> None:
    setup.pay(setup.session(mali_phone))
    event = str(mali_phone.say(MISSES)["eventId"])
    with setup.parts.engine.begin() as connection:
        user = connection.execute(text("select id from users where line_id = :id"), {"id": mali_phone.id}).scalar_one()
        forgetting.forget(connection, user, f"forgotten:{user}")
    before = pushes(setup)

    complaints.look_into(setup.parts, event)

    assert (said(mali_phone), pushes(setup)) == ("[]", before)


def test_too_late_for_a_reply_it_is_pushed_once(setup: PaySetup, mali_phone: Phone) -> None:
    setup.pay(setup.session(mali_phone))
    event = str(mali_phone.say(MISSES)["eventId"])
    setup.rows.run("update webhook_events set received_at = received_at - interval '2 minutes' where id = :id", id=event)
    before = pushes(setup)

    complaints.look_into(setup.parts, event)

    assert pushes(setup) == before + 1
    assert setup.rows.one("select count(*) from ledger_entries where tell and told_at is null") == 1, "still to be announced"
