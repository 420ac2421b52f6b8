"""A payment that does not match: whatever the owner decides, twice or beside another decision, the books hold."""

import itertools
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

import pytest
from sqlalchemy import text

from models.money import mismatch_steps, mismatches
from models.money.mismatch_steps import NotPossible
from tests.helpers.owner import order, settle
from tests.helpers.people import MALI
from tests.helpers.support import until
from tests.helpers.turns import Turns
from tests.integration.models.money.mismatches.case import WRONG, Case


def test_it_breaks_the_check_until_it_is_settled(turns: Turns, cases: dict[str, Case]) -> None:
    before = [row["mismatch"] for row in turns.broken()["I3"]]

    for case in cases.values():
        case.do("note")

    assert (before, turns.broken()) == ([case.id for case in cases.values()], {})


@pytest.mark.parametrize(("acts", "stars"), [(["credit"], 27), (["begin_refund", "finish_refund"], 0), (["note"], 0)])
def test_each_way_moves_the_stars_that_it_says(turns: Turns, cases: dict[str, Case], acts: Sequence[str], stars: int) -> None:
    for case in cases.values():
        case.do(*acts)

    assert {kind: case.gained for kind, case in cases.items()} == dict.fromkeys(WRONG, stars)
    assert turns.broken() == {}


def test_only_so_many_stars_as_the_owner_says_are_credited(turns: Turns) -> None:
    case = Case(turns, "amount")

    with turns.engine.begin() as connection:
        mismatch_steps.credit(connection, case.id, 10, "cli", "the price of the small one")

    assert (case.gained, turns.broken()) == (10, {})
    assert turns.all("select amount_baht, stars_granted, status from payment_history") == [
        {"amount_baht": 99, "stars_granted": 10, "status": "paid"}
    ]


@pytest.mark.parametrize(("satang", "baht"), [(9900, 99), (9950, 199), (500, 10)])
def test_a_credited_order_costs_what_was_paid_where_that_is_a_price(turns: Turns, satang: int, baht: int) -> None:
    settle(turns, order(turns, turns.person(MALI)), satang=satang)

    with turns.engine.begin() as connection:
        mismatch_steps.credit(connection, turns.one("select id from payment_mismatches"), None, "cli", "paid all the same")

    assert turns.one("select amount_baht from payment_history") == baht


def test_of_two_decisions_the_first_counts(turns: Turns) -> None:
    seen = {}
    for first, second in itertools.product(("credit", "note", "begin_refund"), repeat=2):
        case = Case(turns, "twice")
        case.do(first)
        seen[first, second] = case.do(second), case.state, case.gained

    after = {
        "credit": ("settled", "credited", 27),
        "note": ("settled", "noted", 0),
        "begin_refund": ("refunding", "refunding", 0),
    }
    assert seen == {(first, second): after[first] for first, second in seen}


MEETINGS: Final = {
    ("credit", "credit"): ("credited", 27),
    ("credit", "note"): ("credited", 27),
    ("credit", "begin_refund"): ("credited", 27),
    ("begin_refund", "credit"): ("refunding", 0),
    ("credit", "webhook"): ("credited", 27),
    ("webhook", "credit"): ("credited", 27),
    ("webhook", "begin_refund"): ("refunding", 0),
}

REFUNDING: Final = {
    ("finish_refund", "finish_refund"): ("refunded", 0),
    ("finish_refund", "refuse_refund"): ("refunded", 0),
    ("finish_refund", "credit"): ("refunded", 0),
    ("finish_refund", "webhook"): ("refunded", 0),
    ("webhook", "finish_refund"): ("refunded", 0),
}
"""What two sessions that meet leave behind; in the second table after the refund was decided."""


@pytest.mark.parametrize("kind", ["amount", "twice"])
def test_two_at_the_same_moment_leave_the_effect_of_one(turns: Turns, kind: str) -> None:
    """The second comes before the first commits, and waits for it."""
    seen: dict[tuple[str, str], tuple[str, int]] = {}
    for first, second in (*MEETINGS, *REFUNDING):
        case = Case(turns, kind)
        if (first, second) in REFUNDING:
            case.do("begin_refund")
        _meet(case, first, second)
        seen[first, second] = case.state, case.gained

    assert seen == MEETINGS | REFUNDING
    assert {row.get("state") for row in turns.broken().get("I3", ())} == {"refunding"}


def _meet(case: Case, first: str, second: str) -> None:
    server: Future[int] = Future()

    def session() -> None:
        try:
            with case.turns.engine.begin() as connection:
                server.set_result(connection.execute(text("select pg_backend_pid()")).scalar_one())
                case.perform(connection, second)
        except NotPossible:
            pass

    waits, engine = text("select pg_blocking_pids(:pid) <> '{}'"), case.turns.engine
    with ThreadPoolExecutor(1) as pool, engine.connect() as connection, engine.connect() as observer:
        case.perform(connection, first)
        other = pool.submit(session)
        values = {"pid": server.result(10)}
        until(lambda: other.done() or observer.execute(waits, values).scalar(), what="the second session waits or is done")
        connection.commit()
        other.result(10)


def test_it_is_found_by_the_beginning_of_its_ids(turns: Turns) -> None:
    case = Case(turns, "twice")
    names = (str(case.id)[:8], str(case.order)[:8].upper(), case.session)

    with turns.engine.connect() as connection:
        rows = [mismatches.named(connection, name) for name in (*names, "%", "")]

    assert [[row["id"] for row in found] for found in rows] == [[case.id]] * 3 + [[]] * 2
