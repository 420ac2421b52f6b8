"""`mimi payments`, and the same at the desk: payments that do not match are listed with both sides, and settled once."""

import re
import uuid

import pytest

from tests.helpers.desk import Desk, data_of, shown, the_one
from tests.helpers.owner import Owner, order, settle
from tests.helpers.people import MALI
from tests.helpers.support import LiveSandbox
from tests.helpers.turns import Turns


@pytest.fixture
def mismatch(turns: Turns) -> uuid.UUID:
    """Mali has paid 99 baht for an order of 199."""
    settle(turns, order(turns, turns.person(MALI)), satang=9900)
    found: uuid.UUID = turns.one("select id from payment_mismatches")
    return found


def test_it_is_listed_with_both_sides(owner: Owner, mismatch: uuid.UUID) -> None:
    said = owner.runs("payments").output

    assert re.search(rf"{str(mismatch)[:8]}.*มะลิ.*amount.*199.*27.*99\.00 THB.*open", said)


def test_without_any_there_is_nothing_to_list(owner: Owner, turns: Turns) -> None:
    assert "none" in owner.runs("payments").output


def test_a_credit_settles_it_and_the_check_is_green_and_says_so(owner: Owner, turns: Turns, mismatch: uuid.UUID) -> None:
    owner.runs("check", exits=1)

    said = owner.runs("payments", "credit", str(mismatch)[:8], "--reason", "she paid the old price", "--yes").output

    assert "27 stars more" in said
    assert turns.owned(turns.one("select user_id from payment_history")) == (27, 0)
    checked = owner.runs("check").output
    assert re.search(r"were settled[\s\S]*credited[\s\S]*she paid the old price", checked)


def test_it_asks_first(owner: Owner, turns: Turns, mismatch: uuid.UUID) -> None:
    said = owner.runs("payments", "credit", str(mismatch)[:8], "--reason", "a test", exits=1, types="n\n").output

    assert "asked for" in said
    assert turns.one("select state from payment_mismatches") == "open"


def test_a_second_time_nothing_is_done(owner: Owner, turns: Turns, mismatch: uuid.UUID) -> None:
    owner.runs("payments", "note", str(mismatch)[:8], "--reason", "a test of mine", "--yes")

    said = owner.runs("payments", "credit", str(mismatch)[:8], "--reason", "again", "--yes", exits=1).output

    assert "settled already (noted: a test of mine)" in said


def test_what_stripe_does_not_know_stays_open(owner: Owner, turns: Turns, sandbox: LiveSandbox, mismatch: uuid.UUID) -> None:
    said = owner.runs("payments", "refund", str(mismatch)[:8], "--reason", "hers", "--yes", exits=1).output

    assert "Stripe refuses: Stripe does not know this payment" in said
    assert turns.one("select state from payment_mismatches") == "open"


def test_both_sides_are_shown_with_what_stripe_says_now(owner: Owner, sandbox: LiveSandbox, mismatch: uuid.UUID) -> None:
    said = owner.runs("payments", "show", str(mismatch)[:8]).output

    assert "199 baht for 27 stars" in said
    assert "paid 99.00 THB" in said
    assert "Stripe does not know this session" in said


def test_nobodys_payment_is_said(owner: Owner, turns: Turns) -> None:
    assert "No payment is meant" in owner.runs("payments", "show", "abcdef12", exits=1).output


def test_at_the_desk_it_is_found_credited_and_written_down(desk: Desk, turns: Turns, mismatch: uuid.UUID) -> None:
    listed = desk.says("เงินไม่ตรง")
    one = desk.taps(the_one(listed, f"own:s:payments:{mismatch}"))
    desk.taps(the_one(one, "own:a:creditpayment"))
    asked = desk.says("ลูกค้าจ่ายราคาเก่า")

    desk.taps(the_one(asked, "own:y:"))

    assert turns.one("select state from payment_mismatches") == "credited"
    [row] = turns.all("select action, outcome, details ->> 'kind' as kind from owner_actions")
    assert row == {"action": "creditpayment", "outcome": "done", "kind": "amount"}
    assert "ลูกค้า" not in str(turns.one("select details from owner_actions"))


def test_at_the_desk_a_refund_is_the_workers(desk: Desk, turns: Turns, mismatch: uuid.UUID) -> None:
    desk.taps(f"own:a:refundpayment:{mismatch}")
    asked = desk.says("จ่ายผิด")

    desk.taps(the_one(asked, "own:y:"))

    assert [job.name for job in turns.jobs.put_in] == ["give_back"]
    assert turns.one("select state from payment_mismatches") == "refunding"


def test_a_settled_one_offers_nothing_more(desk: Desk, owner: Owner, mismatch: uuid.UUID) -> None:
    owner.runs("payments", "note", str(mismatch)[:8], "--reason", "a test", "--yes")

    said = desk.taps(f"own:s:payments:{mismatch}")

    assert "ปิดด้วยหมายเหตุ" in shown(said)
    assert not [data for data in data_of(said) if data.startswith("own:a:")]
