"""`models.watch.check` finds balances and orders that nobody booked so, and nothing in sound books (I1, I3)."""

import uuid

import pytest

from bot.owner.commands.check import MEANINGS
from models.money.ledger import Reason
from models.money.payment_facts import Claim
from models.watch.check import CHECKS
from tests.helpers.owner import order, settle
from tests.helpers.people import DAO
from tests.helpers.turns import Turns
from tests.integration.models.check.forging import forge, found


def test_sound_books_are_sound(turns: Turns, dao: uuid.UUID) -> None:
    assert found(turns) == []


@pytest.mark.parametrize("change", ["stars = stars + 1", "coins = coins - 1", "stars = 0, coins = 0"])
def test_i1_a_balance_that_nobody_booked(turns: Turns, dao: uuid.UUID, change: str) -> None:
    turns.run(f"update users set {change} where id = :id", id=dao)
    assert found(turns) == ["I1"]
    (row,) = turns.broken()["I1"]
    assert row["user_id"] == dao
    assert (row["stars"], row["coins"]) != (row["stars_booked"], row["coins_booked"])


@pytest.fixture
def disputed(turns: Turns) -> uuid.UUID:
    """Of 54 bought stars 30 are spent; the money of 27 went back, and the bank may take that of the others."""
    user = turns.person(DAO)
    first, second = order(turns, user), order(turns, user)
    for made in (first, second):
        settle(turns, made)
    with turns.engine.begin() as connection:
        turns.begin(connection, user, cost_stars=30)
    settle(turns, first, claims=(Claim("re_1", "refund", "taken", 19900),))
    settle(turns, second, claims=(Claim("dp_1", "dispute", "open", 19900),))
    return user


def test_frozen_and_owed_stars_of_claims_are_sound(turns: Turns, disputed: uuid.UUID) -> None:
    assert turns.all("select stars, stars_frozen, stars_owed from users") == [{"stars": 0, "stars_frozen": 27, "stars_owed": 3}]
    assert found(turns) == []


@pytest.mark.parametrize("change", ["stars_frozen = 0", "stars_frozen = 28", "stars_owed = 0", "stars_owed = 4"])
def test_i1_frozen_or_owed_stars_that_no_claim_made(turns: Turns, disputed: uuid.UUID, change: str) -> None:
    turns.run(f"update users set {change}")

    assert found(turns) == ["I1"]
    assert [row["user_id"] for row in turns.broken()["I1"]] == [disputed]


def test_i1_a_balance_below_nothing(turns: Turns, dao: uuid.UUID) -> None:
    turns.run("alter table users drop constraint ck_users_balances")
    forge(turns, dao, Reason.OWNER_GRANT, -1000, None)
    assert found(turns) == ["I1"]


def test_i1_an_entry_that_went_missing(turns: Turns, dao: uuid.UUID) -> None:
    turns.run("delete from ledger_entries where reason = 'exchange:coins'")
    assert found(turns) == ["I1"]


@pytest.mark.parametrize("status", ["paid", "expired"])
def test_i3_a_credit_too_many(turns: Turns, dao: uuid.UUID, status: str) -> None:
    order = turns.one("select id from payment_history where status = :status", status=status)
    forge(turns, dao, Reason.TOPUP_CREDIT, 10, order)
    assert found(turns) == ["I3"]
    assert [row["order_id"] for row in turns.broken()["I3"]] == [str(order)]


@pytest.mark.parametrize(
    "breaking",
    [
        "update payment_history set status = 'expired' where status = 'paid'",
        "update payment_history set status = 'paid' where status = 'expired'",
        "update payment_history set paid_at = now() where status = 'refunded'",
        "update payment_history set stars_granted = 27 where status = 'paid'",
        "update ledger_entries set ref = 'nowhere' where reason = 'topup:credit'",
        "update ledger_entries set ref = null where reason = 'topup:credit'",
    ],
)
def test_i3_orders_and_their_credits(turns: Turns, dao: uuid.UUID, breaking: str) -> None:
    turns.run(breaking)
    assert found(turns) == ["I3"]


def test_every_invariant_has_its_meaning() -> None:
    assert MEANINGS.keys() == CHECKS.keys()
