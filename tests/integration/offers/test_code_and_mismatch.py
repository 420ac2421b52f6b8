"""The bonus of a code whose order was paid and does not match: it is promised on one page, whatever the owner decides."""

import uuid
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Connection

from models.money import mismatch_steps, orders
from models.money.economy import PACKAGES
from models.money.pricing import bonuses
from models.money.pricing.terms import Offered, terms
from models.offers import codes
from models.offers.codes import Wanted
from tests.helpers.owner import book
from tests.helpers.people import DAO, MALI
from tests.helpers.turns import Turns


def offered(connection: Connection, user: uuid.UUID) -> Offered:
    return terms(connection, user, datetime.now(UTC)).of(PACKAGES["popular"])


def opened(turns: Turns, user: uuid.UUID) -> dict[str, Any]:
    """An order on the terms of now, with a page to pay it on."""
    with turns.engine.begin() as connection:
        made = orders.begin(connection, user, offered(connection, user))
        orders.opened(connection, made["id"], f"cs_test_{made['id'].hex}", "https://pay.example/1")
    return made


@pytest.fixture
def mali(turns: Turns) -> uuid.UUID:
    """She has used a code of 20 %, and has paid for its order in another currency."""
    user = turns.person(MALI)
    with turns.engine.begin() as connection:
        codes.make(connection, Wanted("SONGKRAN", "percent", 20))
        codes.use(connection, user, "songkran", now=datetime.now(UTC))
    first = opened(turns, user)
    assert (first["stars_granted"], first["code_stars"]) == (32, 5)
    assert book(turns, first["id"], currency="usd", satang=599).status == "mismatch"
    return user


def test_two_paid_orders_bring_what_their_pages_showed(turns: Turns, mali: uuid.UUID) -> None:
    second = opened(turns, mali)

    with turns.engine.begin() as connection:
        mismatch = turns.one("select id from payment_mismatches")
        first = mismatch_steps.credit(connection, mismatch, None, "owner", "paid in dollars")
    book(turns, second["id"])

    shown = turns.all("select stars_granted, problem from payment_history order by created_at")
    assert (first.stars, second["stars_granted"]) == (32, 27)
    assert shown == [{"stars_granted": 32, "problem": None}, {"stars_granted": 27, "problem": None}]
    assert (turns.owned(mali)[0], turns.broken()) == (59, {})


@pytest.mark.parametrize("decided", ["noted", "refunded"])
def test_without_a_credit_the_code_is_free_again(turns: Turns, mali: uuid.UUID, decided: str) -> None:
    mismatch = turns.one("select id from payment_mismatches")

    with turns.engine.begin() as connection:
        before = offered(connection, mali)
        if decided == "noted":
            mismatch_steps.note(connection, mismatch, "owner", "paid in dollars")
        else:
            mismatch_steps.begin_refund(connection, mismatch, "owner", "paid in dollars")
            mismatch_steps.finish_refund(connection, mismatch, "re_1")
        after = offered(connection, mali)

    assert (before.stars, after.stars) == (27, 32)


def test_a_bonus_is_spent_once(turns: Turns, mali: uuid.UUID) -> None:
    bonus, order = turns.one("select id from bonuses"), turns.one("select id from payment_history")

    with turns.engine.begin() as connection:
        spent = [bonuses.spend(connection, bonus, order) for _ in range(2)]

    assert spent == [True, False]


def test_a_bonus_that_is_spent_stays_with_its_order(turns: Turns, mali: uuid.UUID) -> None:
    bonus, first = turns.one("select id from bonuses"), turns.one("select id from payment_history")
    second = opened(turns, mali)

    with turns.engine.begin() as connection:
        bonuses.spend(connection, bonus, first)
        bonuses.hold(connection, bonus, second["id"])

    assert turns.one("select order_id from bonuses") == first


def test_the_stars_of_a_code_pay_what_is_owed_too(turns: Turns) -> None:
    user = turns.person(DAO)
    with turns.engine.begin() as connection:
        codes.make(connection, Wanted("SONGKRAN", "percent", 20))
        codes.use(connection, user, "songkran", now=datetime.now(UTC))
    turns.run("update users set stars_owed = 30 where id = :id", id=user)

    book(turns, opened(turns, user)["id"])

    assert turns.all("select stars, stars_owed from users") == [{"stars": 2, "stars_owed": 0}]
