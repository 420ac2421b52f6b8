"""Coins that pay for a reading: exchanged and spent with its last card, in one statement, once."""

import json
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from models.money import ledger
from models.money.economy import COINS_PER_STAR, SPREAD_STARS
from models.money.ledger import InsufficientFunds
from models.readings import reading_refunds
from tests.helpers.people import MALI
from tests.helpers.turns import Turns

QUESTION = "งานใหม่จะเป็นอย่างไรคะ"
MOVED = (
    "select currency, amount, reason, balance_after as after from ledger_entries"
    " where reason not like 'owner:%' order by created_at"
)


def ask(turns: Turns, spread: str) -> None:
    """Asks and has the cards drawn, all by taps."""
    turns.say(MALI, QUESTION)
    for data in ("mood:calm:1", f"spread:{spread}:1", "draw:all:1"):
        turns.tap(MALI, data)


def moved(turns: Turns) -> list[tuple[Any, ...]]:
    return [tuple(row.values()) for row in turns.all(MOVED)]


def test_the_welcome_coins_pay_for_the_first_reading(turns: Turns) -> None:
    user = turns.person(MALI, coins=100)

    ask(turns, "three")

    assert turns.owned(user) == (0, 0)
    assert moved(turns) == [
        ("coin", -100, "exchange:coins", 0),
        ("star", 1, "exchange:stars", 1),
        ("star", -1, "reading:spend", 0),
    ]
    assert [job.name for job in turns.jobs.put_in] == ["read"]
    assert turns.broken() == {}


def test_stars_are_spent_first_and_coins_make_the_rest(turns: Turns) -> None:
    user = turns.person(MALI, stars=1, coins=350)

    ask(turns, "celtic")

    assert turns.owned(user) == (0, 150)
    assert [row[1] for row in moved(turns)] == [-200, 2, -3]
    assert turns.broken() == {}


def test_what_the_coins_do_not_cover_moves_nothing_and_the_question_waits(turns: Turns) -> None:
    user = turns.person(MALI, coins=100)

    ask(turns, "five")

    assert turns.owned(user) == (0, 100)
    assert moved(turns) == []
    assert turns.one("select state from conversations") == "stars"


def test_coins_that_come_meanwhile_pay_for_the_question_that_waited(turns: Turns) -> None:
    user = turns.person(MALI, coins=100)
    ask(turns, "five")
    with turns.engine.begin() as connection:
        ledger.move(connection, user, "coin", 120, ledger.Reason.OWNER_GRANT, "more", announce=False)

    turns.tap(MALI, "go_on")
    turns.tap(MALI, "draw:all:1")

    assert turns.owned(user) == (0, 20)
    assert turns.one("select cost_stars from readings") == SPREAD_STARS["five"]
    assert turns.broken() == {}


def test_frozen_stars_pay_for_nothing_and_are_not_touched(turns: Turns) -> None:
    user = turns.person(MALI, stars=2, coins=100)
    turns.run("update users set stars_frozen = 2 where id = :id", id=user)

    ask(turns, "one")

    assert turns.owned(user) == (2, 0)


def test_where_a_dispute_would_swallow_the_new_star_the_coins_stay(turns: Turns) -> None:
    user = turns.person(MALI, coins=100)
    turns.run("update users set stars_frozen = 1 where id = :id", id=user)

    ask(turns, "one")

    assert turns.owned(user) == (0, 100)
    assert turns.one("select state from conversations") == "stars"


def test_a_refund_gives_the_star_back_that_the_coins_became(turns: Turns) -> None:
    user = turns.person(MALI, coins=100)
    ask(turns, "one")

    with turns.engine.begin() as connection:
        reading_refunds.refund(connection, turns.one("select id from readings"), "failed")

    assert turns.owned(user) == (1, 0)
    assert turns.broken() == {}


def test_the_same_reading_is_paid_once(turns: Turns) -> None:
    user = turns.person(MALI, coins=500)
    reading = turns.reading(user, cost_stars=2, made_of_coins=2, status="queued")

    with turns.engine.begin() as connection:
        again = ledger.spend_with_coins(connection, user, 2, 2, reading)

    assert again is None
    assert turns.owned(user) == (0, 500 - 2 * COINS_PER_STAR)


@pytest.mark.parametrize(("stars", "coins", "frozen"), [(0, 99, 0), (0, 199, 0), (1, 100, 1)])
def test_too_little_is_refused_whole(turns: Turns, stars: int, coins: int, frozen: int) -> None:
    user = turns.person(MALI, stars=stars, coins=coins)
    turns.run("update users set stars_frozen = :frozen where id = :id", frozen=frozen, id=user)

    with pytest.raises((InsufficientFunds, IntegrityError)), turns.engine.begin() as connection:
        ledger.spend_with_coins(connection, user, 2, 2 if not stars else 1, user)

    assert turns.owned(user) == (stars, coins)
    assert moved(turns) == []


def test_the_table_says_that_coins_will_be_used(turns: Turns) -> None:
    turns.person(MALI, coins=100)
    turns.say(MALI, QUESTION)

    [laid] = turns.tap(MALI, "spread:three:1")

    assert "100\u00a0แต้ม" in json.dumps(laid, ensure_ascii=False)
