"""A payment that does not match: whatever the owner decides, twice or beside another decision, the books hold.

Each test goes through a table with people of their own, so that one database serves for all of it.
"""

import itertools
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any, Final

import pytest
from sqlalchemy import Connection, text

from models.money import mismatch_steps, mismatches, payment_steps
from models.money.mismatch_steps import NotPossible
from models.money.payment_facts import Claim, Facts
from tests.helpers.owner import book, order, settle
from tests.helpers.people import MALI, Person
from tests.helpers.support import until
from tests.helpers.turns import Turns

WRONG: Final[dict[str, dict[str, Any]]] = {
    "amount": {"satang": 9900},
    "currency": {"currency": "usd", "satang": 599},
    "order": {"order": None},
    "twice": {},
}

Act = Callable[[Connection, uuid.UUID], object]

ACTS: Final[dict[str, Act]] = {
    "credit": lambda connection, one: mismatch_steps.credit(connection, one, None, "cli", "paid all the same"),
    "begin_refund": lambda connection, one: mismatch_steps.begin_refund(connection, one, "cli", "paid twice"),
    "finish_refund": lambda connection, one: mismatch_steps.finish_refund(connection, one, "re_1"),
    "refuse_refund": lambda connection, one: mismatch_steps.refuse_refund(connection, one, "charge_disputed"),
    "note": lambda connection, one: mismatch_steps.note(connection, one, "cli", "a test of mine"),
}


@dataclass
class Case:
    """Somebody's order with one mismatch. Of one that was paid twice, the right session has paid too."""

    turns: Turns
    kind: str

    def __post_init__(self) -> None:
        self.user = self.turns.person(Person(f"mali-{uuid.uuid4()}", MALI.name, "th", MALI.role))
        self.order = order(self.turns, self.user)
        self.session = str(self.turns.one("select stripe_payment_id from payment_history where id = :id", id=self.order))
        if self.kind == "twice":
            settle(self.turns, self.order)
            self.session = f"cs_test_another{uuid.uuid4().hex}"
        self.comes()
        self.id: uuid.UUID = self.turns.one("select id from payment_mismatches where session = :id", id=self.session)
        self.before = self._stars()

    @property
    def facts(self) -> dict[str, Any]:
        """What Stripe says of the session."""
        right = {"session": self.session, "order": str(self.order), "paying": "paid", "satang": 19900, "currency": "thb"}
        return {**right, **WRONG[self.kind]}

    def comes(self, *claims: Claim) -> str:
        """Word of Stripe's."""
        return settle(self.turns, self.order, **self.facts, claims=claims)

    def refund(self, name: str, state: Any) -> str:
        """Word of Stripe's that all of the money went back, or did not after all."""
        return self.comes(Claim(f"{name}_{self.order}", "refund", state, self.facts["satang"]))

    def do(self, *acts: str) -> str:
        """Carries steps out; how the last one went: done, or why it was not possible."""
        said = ""
        for act in acts:
            try:
                with self.turns.engine.begin() as connection:
                    self.perform(connection, act)
                said = "done"
            except NotPossible as error:
                said = error.why
        return said

    def perform(self, connection: Connection, act: str) -> None:
        if act == "webhook":
            payment_steps.settle(connection, self.order, Facts(**self.facts))
        else:
            ACTS[act](connection, self.id)

    @property
    def gained(self) -> int:
        return self._stars() - self.before

    @property
    def state(self) -> str:
        return str(self.turns.one("select state from payment_mismatches where id = :id", id=self.id))

    def _stars(self) -> int:
        stars: int = self.turns.one("select stars from users where id = :id", id=self.user)
        return stars


@pytest.fixture
def cases(turns: Turns) -> dict[str, Case]:
    """One of each kind."""
    return {kind: Case(turns, kind) for kind in WRONG}


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


@pytest.fixture
def unknown(turns: Turns) -> uuid.UUID:
    """An order that Stripe does not know, closed."""
    made = order(turns, turns.person(MALI))
    session = turns.one("select stripe_payment_id from payment_history")
    with turns.engine.begin() as connection:
        assert [mismatch_steps.close_unknown(connection, made, session) for _ in range(2)] == [True, False]
    return made


def test_an_order_unknown_to_stripe_is_told_to_nobody_but_the_owner(turns: Turns, unknown: uuid.UUID) -> None:
    assert turns.all("select status, look_at, told_at is not null as told from payment_history") == [
        {"status": "expired", "look_at": None, "told": True}
    ]
    assert [row["kind"] for row in turns.broken()["I3"]] == ["unknown"]


@pytest.mark.parametrize(("paying", "ends", "stars"), [("paid", "credited", 27), ("expired", "noted", 0)])
def test_an_unknown_order_that_stripe_knows_again_is_settled_by_that(
    turns: Turns, unknown: uuid.UUID, paying: str, ends: str, stars: int
) -> None:
    book(turns, unknown, paying=paying)

    assert turns.one("select state from payment_mismatches") == ends
    assert (turns.one("select stars from users"), turns.broken()) == (stars, {})


def test_an_unknown_order_that_was_noted_is_credited_when_stripe_says_that_it_was_paid(turns: Turns, unknown: uuid.UUID) -> None:
    with turns.engine.begin() as connection:
        mismatch_steps.note(connection, turns.one("select id from payment_mismatches"), "owner", "of the old key")

    book(turns, unknown)

    assert turns.one("select state from payment_mismatches") == "credited"
    assert (turns.one("select stars from users"), turns.broken()) == (27, {})


def test_an_unknown_order_that_was_noted_and_is_paid_in_another_amount_is_decided_again(turns: Turns, unknown: uuid.UUID) -> None:
    with turns.engine.begin() as connection:
        mismatch_steps.note(connection, turns.one("select id from payment_mismatches"), "owner", "of the old key")

    book(turns, unknown, satang=9900)

    assert turns.all("select kind, state, by from payment_mismatches") == [{"kind": "amount", "state": "open", "by": None}]
    assert [row["state"] for row in turns.broken()["I3"]] == ["open"]


def test_an_unknown_payment_cannot_be_refunded_with_this_key(turns: Turns, unknown: uuid.UUID) -> None:
    mismatch = turns.one("select id from payment_mismatches")

    with pytest.raises(NotPossible, match="unknown"), turns.engine.begin() as connection:
        mismatch_steps.begin_refund(connection, mismatch, "cli", "hers")


def test_where_nothing_was_paid_nothing_goes_back(turns: Turns) -> None:
    settle(turns, order(turns, turns.person(MALI)), satang=0)
    mismatch = turns.one("select id from payment_mismatches")

    with pytest.raises(NotPossible, match="free"), turns.engine.begin() as connection:
        mismatch_steps.begin_refund(connection, mismatch, "cli", "hers")


def test_it_is_found_by_the_beginning_of_its_ids(turns: Turns) -> None:
    case = Case(turns, "twice")
    names = (str(case.id)[:8], str(case.order)[:8].upper(), case.session)

    with turns.engine.connect() as connection:
        rows = [mismatches.named(connection, name) for name in (*names, "%", "")]

    assert [[row["id"] for row in found] for found in rows] == [[case.id]] * 3 + [[]] * 2
