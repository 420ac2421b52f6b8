"""Whatever happens at Stripe, and in whatever order, how often or never the events arrive: the books end the same."""

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from models.money.payment_facts import shares
from sandbox.run.client import ControlError, Phone
from tests.integration.bot.pay.pay_setup import PaySetup

GRANTED = {"starter": 10, "popular": 27, "premium": 72}
BAHT = {"starter": 99, "popular": 199, "premium": 399}

PAYING = st.sampled_from(["card", "promptpay", "delayed", "delayed-failed", "declined", "expired", "open"])
REFUNDS = st.lists(
    st.tuples(st.sampled_from([1, 3300, 4950, 9900, None]), st.sampled_from(["succeeded", "failed", "pending"])), max_size=2
)
DISPUTE = st.sampled_from([None, None, "open", "won", "lost"])


TOLD = ("checkout.session", "charge.refunded", "refund", "charge.dispute")


@dataclass(frozen=True)
class Life:
    """What becomes of one order at Stripe; `spent` stars go as soon as they can."""

    package: str
    paying: str
    refunds: list[tuple[int | None, str]]
    dispute: str | None
    spent: int


LIVES = st.lists(
    st.builds(Life, st.sampled_from(sorted(GRANTED)), PAYING, REFUNDS, DISPUTE, st.integers(0, 12)), min_size=1, max_size=2
)


def begin(setup: PaySetup, phone: Phone, life: Life) -> str:
    session = setup.session(phone, life.package)
    if life.paying in ("card", "declined"):
        setup.pay(session, "card", "paid" if life.paying == "card" else "declined")
    elif life.paying == "promptpay":
        setup.pay(session, "promptpay")
    elif life.paying.startswith("delayed"):
        setup.pay(session, "promptpay", "delayed")
        setup.stripe(f"sessions/{session}/settle", outcome="failed" if "failed" in life.paying else "paid")
    elif life.paying == "expired":
        setup.stripe(f"sessions/{session}/expire")
    return session


def go_on(setup: PaySetup, session: str, life: Life) -> None:
    """Money goes back. What Stripe itself does not allow (a refund beyond the price, or after a dispute) does not happen."""
    if life.paying not in ("card", "promptpay", "delayed"):
        return
    for amount, status in life.refunds:
        _if_allowed(setup, "refunds", session=session, amount=amount, status="pending")
        refunds = [one for one in setup.record()["refunds"] if one["status"] == "pending"]
        if refunds and status != "pending":
            _if_allowed(setup, f"refunds/{refunds[-1]['id']}", status=status)
    if life.dispute and (made := _if_allowed(setup, "disputes", session=session)) and life.dispute != "open":
        setup.stripe(f"disputes/{made['id']}/close", status=life.dispute)


def _if_allowed(setup: PaySetup, path: str, **what: Any) -> Any:
    try:
        return setup.stripe(path, **{name: value for name, value in what.items() if value is not None})
    except ControlError:
        return None


def expected(setup: PaySetup, spent: int) -> tuple[int, int, int]:
    """Stars, frozen and owed, worked out from what Stripe's own record says, without MiMi."""
    record = setup.record()
    net, frozen = -spent, 0
    for session in record["sessions"]:
        if session["payment_status"] != "paid":
            continue
        package = next(name for name, baht in BAHT.items() if baht * 100 == session["amount_total"])
        claims: dict[str, tuple[str, int]] = {}
        for refund in record["refunds"]:
            if refund["payment_intent"] == session["payment_intent"]:
                claims[refund["id"]] = ("returned" if refund["status"] == "failed" else "taken", refund["amount"])
        for dispute in record["disputes"]:
            if dispute["payment_intent"] == session["payment_intent"]:
                state = {"won": "returned", "lost": "taken"}.get(dispute["status"], "open")
                claims[dispute["id"]] = (state, dispute["amount"])
        taken, held = gone(package, [*claims.values()])
        net += GRANTED[package] - taken
        frozen += held
    return max(net, 0), frozen, max(-net, 0)


def gone(package: str, claims: list[tuple[str, int]]) -> tuple[int, int]:
    """Stars taken back and stars frozen, by the rule: their share of the price, rounded down, and never more than was paid."""
    price = BAHT[package] * 100

    def stars(*states: str) -> int:
        satang = min(sum(amount for state, amount in claims if state in states), price)
        return math.floor(Fraction(satang, price) * GRANTED[package])

    return stars("taken"), stars("taken", "open") - stars("taken")


# A failure is shown as it came: to look for a shorter one takes minutes, and ends in the time-out.
@settings(
    max_examples=12, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(lives=LIVES, data=st.data())
def test_no_order_repetition_or_loss_of_events_changes_the_end(setup: PaySetup, lives: list[Life], data: st.DataObject) -> None:
    setup.sandbox.control.reset()
    setup.switch(webhooks="off")
    phone = setup.sandbox.control.arrive("มะลิ", "th")
    setup.rows.run("truncate users, payment_history, payment_claims, ledger_entries, stripe_events, conversations cascade")
    spent, sessions = 0, []
    for life in lives:
        session = begin(setup, phone, life)
        sessions.append(session)
        # Sometimes the stars are there before the money goes back, and some are spent.
        if data.draw(st.booleans(), label="seen at once"):
            setup.deliver(*setup.events("checkout.session"))
            if life.spent and setup.spend(phone, life.spent):
                spent += life.spent
    for session, life in zip(sessions, lives, strict=True):
        go_on(setup, session, life)
    events = [event for kind in TOLD for event in setup.events(kind)]
    kept = data.draw(st.lists(st.sampled_from(events), max_size=12), label="arrive") if events else []
    assert set(setup.deliver(*kept) if kept else []) <= {200}
    setup.sweep()
    first = (setup.owned(phone), setup.statuses())
    assert first[0] == expected(setup, spent)
    assert setup.broken() == {}
    # All the events after all, the last first, and another sweep: nothing is left to change.
    if events:
        setup.deliver(*reversed(events))
    setup.sweep()
    assert (setup.owned(phone), setup.statuses()) == first
    assert setup.broken() == {}


@pytest.mark.parametrize(
    ("claims", "taken", "frozen"),
    [
        ([], 0, 0),
        ([("taken", 19900)], 27, 0),
        ([("taken", 9950)], 13, 0),
        ([("taken", 1)], 0, 0),
        ([("taken", 737)], 0, 0),
        ([("taken", 738)], 1, 0),
        ([("taken", 9950), ("taken", 9949)], 26, 0),
        ([("open", 19900)], 0, 27),
        ([("open", 19900), ("taken", 9950)], 13, 14),
        ([("returned", 19900)], 0, 0),
        ([("taken", 19900), ("taken", 19900)], 27, 0),
    ],
    ids=str,
)
def test_each_claim_takes_its_share_of_27_stars_for_199_baht(claims: list[tuple[str, int]], taken: int, frozen: int) -> None:
    found = shares(27, 19900, {str(number): claim for number, claim in enumerate(claims)})

    assert (found.taken, found.frozen) == (taken, frozen)


@given(
    st.lists(st.tuples(st.sampled_from(["open", "taken", "returned"]), st.integers(1, 39900)), max_size=6),
    st.sampled_from(sorted(BAHT)),
)
def test_shares_never_exceed_what_was_bought_and_all_the_money_takes_all_the_stars(
    claims: list[tuple[str, int]], package: str
) -> None:
    satang, granted = BAHT[package] * 100, GRANTED[package]
    returned = sum(amount for state, amount in claims if state == "taken")

    found = shares(granted, satang, {str(number): claim for number, claim in enumerate(claims)})

    assert 0 <= found.taken <= found.taken + found.frozen <= granted
    assert (found.taken == granted) is (returned >= satang)
