"""What Stripe says later of a payment that does not match, whatever was decided of it before.

Each test goes through a table with people of their own, so that one database serves for all of it.
"""

from dataclasses import replace

from models.money.payment_facts import Claim
from tests.helpers.owner import order, settle
from tests.helpers.people import MALI
from tests.helpers.turns import Turns
from tests.integration.models.money.mismatches.case import WRONG, Case


def test_what_stripe_refuses_is_decided_anew(turns: Turns) -> None:
    case = Case(turns, "amount")

    said = case.do("begin_refund", "refuse_refund", "credit")

    assert (said, case.state, turns.broken()) == ("done", "credited", {})


def test_money_that_went_back_at_stripe_settles_it(turns: Turns, cases: dict[str, Case]) -> None:
    for case in cases.values():
        case.refund("re", "taken")

    assert {(row["state"], row["by"]) for row in turns.all("select state, by from payment_mismatches")} == {
        ("refunded", "stripe")
    }


def test_an_older_word_of_stripes_changes_nothing_of_a_refund(turns: Turns) -> None:
    case = Case(turns, "amount")
    case.do("begin_refund", "finish_refund")

    case.comes()

    assert (case.state, turns.one("select status from payment_history")) == ("refunded", "refunded")


def test_half_of_the_money_back_settles_nothing(turns: Turns) -> None:
    case = Case(turns, "amount")

    case.comes(Claim(f"re_{case.order}", "refund", "taken", 4950))

    assert (case.state, turns.one("select status from payment_history")) == ("open", "mismatch")


def test_what_the_owner_noted_stays_so_when_stripe_says_the_same_again(cases: dict[str, Case]) -> None:
    for case in cases.values():
        case.do("note")
        case.comes()

    assert {case.state for case in cases.values()} == {"noted"}


def test_money_back_of_another_session_leaves_the_order_open(turns: Turns) -> None:
    made = order(turns, turns.person(MALI))
    another = {"session": "cs_test_another", "claims": (Claim("re_1", "refund", "taken", 19900),)}

    settle(turns, made, **another)

    assert turns.one("select state from payment_mismatches") == "refunded"
    assert turns.one("select status from payment_history") == "pending"


def test_a_refund_that_fails_later_is_opened_again(turns: Turns, cases: dict[str, Case]) -> None:
    for case in cases.values():
        case.refund("re", "taken")
        case.refund("re", "returned")

    assert {case.state for case in cases.values()} == {"open"}


def test_of_two_refunds_either_may_fail_later(turns: Turns) -> None:
    seen = {}
    for fails in (0, 1):
        case = Case(turns, "amount")
        halves = [Claim(f"re_{half}_{case.order}", "refund", "taken", 4950) for half in (0, 1)]
        case.comes(*halves)
        before = case.state
        halves[fails] = replace(halves[fails], state="returned")
        case.comes(*halves)
        seen[fails] = before, case.state

    assert seen == dict.fromkeys((0, 1), ("refunded", "open"))


def test_a_credited_payment_that_is_refunded_later_takes_the_stars(turns: Turns, cases: dict[str, Case]) -> None:
    statuses = set()
    for case in cases.values():
        case.do("credit")
        statuses.add(case.refund("re", "taken"))

    assert statuses == {"refunded"}
    back = "refunded_satang = amount_baht * 100 as whole"
    assert turns.all(f"select distinct {back} from payment_history where status = 'refunded'") == [{"whole": True}]
    assert {kind: case.gained for kind, case in cases.items()} == dict.fromkeys(WRONG, 0)
    assert turns.broken() == {}
