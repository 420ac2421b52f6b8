"""The books under random histories, two sessions at once, retries and crashes, on a real Postgres."""

import threading
from typing import Final

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy.exc import IntegrityError

from models.database.engine import make_engine
from models.money import ledger
from models.money.ledger import InsufficientFunds, Reason
from tests.helpers.people import DAO, SOM
from tests.helpers.turns import Turns
from tests.integration.models.books_machine import Histories
from tests.integration.models.books_model import STARTS

EVERY_MOVEMENT: Final = frozenset(Reason) - {
    *(Reason.WELCOME_GIFT, Reason.OWNER_REFUND, Reason.OWNER_TAKEBACK, Reason.READING_REFUSED)
}
"""What histories can come to: all but what is a grant by another name, or one backwards, or moves nothing."""


@pytest.fixture
def machine(turns: Turns) -> type[Histories]:
    return type("Machine", (Histories,), {"turns": turns})


def reasons(turns: Turns) -> set[str]:
    return {row["reason"] for row in turns.all("select distinct reason from ledger_entries")}


def test_no_history_breaks_the_books(turns: Turns, machine: type[Histories]) -> None:
    """A history that fails is printed as it came: to look for a shorter one takes minutes, and ends in the time-out."""
    histories = settings(max_examples=settings().max_examples // 2, stateful_step_count=30, phases=[Phase.generate])

    run_state_machine_as_test(machine, settings=histories)


def test_the_starts_of_histories_come_to_every_movement(turns: Turns, machine: type[Histories]) -> None:
    for start in STARTS:
        history = machine()
        history.begins(start)
        history.the_books_hold()
        history.teardown()

    assert reasons(turns) >= EVERY_MOVEMENT


def test_of_fifty_who_spend_the_last_star_at_once_one_succeeds(turns: Turns, database_url: str) -> None:
    user = turns.person(SOM, stars=1)
    engine = make_engine(database_url, connections=50)
    gate, lock, results = threading.Barrier(50), threading.Lock(), list[str]()

    def spend(number: int) -> None:
        with engine.connect() as connection:
            gate.wait(60)
            try:
                ledger.move(connection, user, "star", -1, Reason.READING_SPEND, number)
                connection.commit()
                outcome = "spent"
            except InsufficientFunds:
                outcome = "none left"
        with lock:
            results.append(outcome)

    threads = [threading.Thread(target=spend, args=(number,)) for number in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    engine.dispose()
    assert (results.count("spent"), results.count("none left")) == (1, 49)
    assert turns.owned(user) == (0, 0)
    assert "I1" not in turns.broken()


def test_a_movement_happens_once_and_says_so(turns: Turns) -> None:
    user = turns.person(SOM)
    with turns.engine.begin() as connection:
        assert ledger.move(connection, user, "coin", 40, Reason.OWNER_GRANT, "once") == 40
        assert ledger.move(connection, user, "coin", 40, Reason.OWNER_GRANT, "once") is None
        assert ledger.move(connection, user, "coin", 2, Reason.OWNER_GRANT, "another") == 42
    assert turns.owned(user) == (0, 42)
    entries = turns.all("select amount, balance_after from ledger_entries order by created_at")
    assert entries == [{"amount": 40, "balance_after": 40}, {"amount": 2, "balance_after": 42}]


@pytest.mark.parametrize(
    ("currency", "amount", "reason"),
    [("star", -2, Reason.READING_SPEND), ("coin", -6, Reason.EXCHANGE_COINS)],
    ids=["into the frozen stars", "more coins than there are"],
)
def test_what_the_balance_does_not_cover_changes_nothing(
    turns: Turns, currency: ledger.Currency, amount: int, reason: Reason
) -> None:
    user = turns.person(DAO, stars=3, coins=5)
    turns.run("update users set stars_frozen = 2 where id = :id", id=user)

    with turns.engine.begin() as connection, pytest.raises(InsufficientFunds):
        ledger.move(connection, user, currency, amount, reason, "too much")

    assert turns.owned(user) == (3, 5)
    assert not turns.broken()


def test_money_that_went_back_takes_the_frozen_stars_too_and_the_rest_is_owed(turns: Turns) -> None:
    user = turns.person(DAO, stars=3)
    turns.run("update users set stars_frozen = 2 where id = :id", id=user)

    with turns.engine.begin() as connection:
        ledger.claw_back(connection, user, 4, "re_1", ref="an order")

    assert turns.all("select stars, stars_owed from users") == [{"stars": 0, "stars_owed": 1}]
    assert not turns.broken()


def test_the_same_key_from_two_sides_at_once_counts_once(turns: Turns) -> None:
    """Without the row lock that a turn holds, the second side is undone by the unique key."""
    user = turns.person(SOM)
    with turns.engine.connect() as first, turns.engine.connect() as second:
        ledger.move(first, user, "coin", 7, Reason.OWNER_GRANT, "the same")
        raised: list[BaseException] = []

        def other_side() -> None:
            try:
                ledger.move(second, user, "coin", 7, Reason.OWNER_GRANT, "the same")
                second.commit()
            except IntegrityError as error:
                raised.append(error)
                second.rollback()

        thread = threading.Thread(target=other_side)
        thread.start()
        first.commit()
        thread.join(60)
    assert turns.owned(user) == (0, 7)
    assert not turns.broken()


def test_the_first_transaction_of_every_fresh_connection_can_be_undone(turns: Turns, database_url: str) -> None:
    user = turns.person(SOM, stars=1)
    engine = make_engine(database_url, connections=3)
    connections = [engine.connect() for _ in range(3)]
    for number, connection in enumerate(connections):
        ledger.move(connection, user, "star", -1, Reason.READING_SPEND, number)
        connection.rollback()
    engine.dispose()
    assert turns.owned(user) == (1, 0)


@pytest.mark.parametrize("change", ["stars = -1", "coins = -1"])
def test_the_database_itself_forbids_a_balance_below_nothing(turns: Turns, change: str) -> None:
    user = turns.person(SOM)
    with pytest.raises(IntegrityError):
        turns.run(f"update users set {change} where id = :id", id=user)


@pytest.mark.parametrize(
    ("reason", "left", "owes"),
    [
        (Reason.TOPUP_CREDIT, 1, 0),
        (Reason.TOPUP_RESTORE, 1, 0),
        (Reason.READING_REFUND, 1, 0),
        (Reason.OWNER_GRANT, 3, 2),
        (Reason.EXCHANGE_STARS, 3, 2),
    ],
)
def test_stars_that_were_paid_for_pay_first_what_is_owed(turns: Turns, reason: Reason, left: int, owes: int) -> None:
    user = turns.person(SOM)
    turns.run("update users set stars_owed = 2")

    with turns.engine.begin() as connection:
        ledger.move(connection, user, "star", 3, reason, "three stars")

    assert turns.all("select stars, stars_owed from users") == [{"stars": left, "stars_owed": owes}]
