"""Balance and exchange, each effect in a turn on a real database."""

import json
import re
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.chat.dialogue.effects import Exchange, ShowBalance, ShowExchange
from bot.chat.effects.money.exchange import offered
from bot.say.flex.render import render
from bot.say.replies.chat import OldButton
from bot.say.replies.money import Balance, ExchangeDone, ExchangeHeld, ExchangeOffer, TooFewCoins
from bot.say.words import words_for
from models.money import ledger
from models.money.economy import COINS_PER_STAR
from models.money.ledger import Reason
from tests.helpers.people import DAO, MALI, SOM
from tests.helpers.turns import LINKS, Turns, kinds, only

NONCE = "0123456789abcdef"


def test_the_balance_says_what_is_owned_and_how_it_moved(turns: Turns) -> None:
    user = turns.person(DAO, stars=9, coins=250)
    for _ in range(2):
        turns.reading(user)
    outcome = turns.effect(DAO, ShowBalance())
    said = only(outcome, Balance)
    assert (said.stars, said.coins) == turns.owned(user)
    assert (said.level, said.readings, said.next_level_at) == (2, 2, 3)
    assert said.exchangeable == 2
    assert [(movement.reason, movement.amount) for movement in said.movements[:2]] == [
        ("reading:spend", -1),
        ("level:reward", 10),
    ]
    assert len(turns.statements) <= 2


def test_frozen_stars_are_not_shown_as_ones_to_spend(turns: Turns) -> None:
    user = turns.person(DAO, stars=9)
    turns.run("update users set stars_frozen = 4 where id = :id", id=user)
    assert only(turns.effect(DAO, ShowBalance()), Balance).stars == 5


def test_stars_that_a_dispute_would_take_at_once_cost_no_coins(turns: Turns) -> None:
    """20 of 27 bought stars are spent when the payment is disputed: 27 are frozen, 7 are there."""
    user = turns.person(DAO, stars=7, coins=350)
    turns.run("update users set stars_frozen = 27 where id = :id", id=user)

    replies = [only(turns.effect(DAO, effect), ExchangeHeld) for effect in (ShowExchange(), Exchange(2, NONCE))]

    assert replies == [ExchangeHeld()] * 2
    assert turns.owned(user) == (7, 350)


def test_an_exchange_tells_the_stars_that_can_be_spent(turns: Turns) -> None:
    user = turns.person(DAO, stars=9, coins=350)
    turns.run("update users set stars_frozen = 4 where id = :id", id=user)

    done = only(turns.effect(DAO, Exchange(2, NONCE)), ExchangeDone)

    assert done == ExchangeDone(2, coins_left=150, stars_now=7)


def test_the_exchange_is_offered_in_whole_hundreds(turns: Turns) -> None:
    turns.person(DAO, coins=1234)
    assert only(turns.effect(DAO, ShowExchange()), ExchangeOffer) == ExchangeOffer(1234, 12, [1, 5, 10, 12])
    assert turns.statements == []


def test_the_exchange_is_confirmed_before_anything_moves(turns: Turns) -> None:
    user = turns.person(DAO, coins=250)
    [asked] = turns.tap(DAO, "exchange:2")
    assert turns.owned(user) == (0, 250)
    tap = re.search(r"exchange:2:[0-9a-f]+", json.dumps(asked))
    assert tap, "the button that does it"
    for _ in range(2):
        turns.tap(DAO, tap[0])
        assert turns.owned(user) == (2, 50)
    turns.tap(DAO, "exchange:no")
    turns.tap(DAO, "exchange:9")
    assert turns.owned(user) == (2, 50)


@pytest.mark.parametrize(
    ("most", "options"), [(1, [1]), (2, [1, 2]), (4, [1, 2, 3, 4]), (9, [1, 3, 5, 9]), (200, [1, 30, 50, 200])]
)
def test_the_numbers_to_choose_from(most: int, options: list[int]) -> None:
    assert offered(most) == options


@pytest.mark.parametrize("coins", [0, 1, 99])
def test_too_few_coins_for_a_star_says_how_many_are_missing(turns: Turns, coins: int) -> None:
    turns.person(SOM, coins=coins)
    for effect in (ShowExchange(), Exchange(1, NONCE)):
        assert only(turns.effect(SOM, effect), TooFewCoins).missing == COINS_PER_STAR - coins
    assert turns.one("select count(*) from ledger_entries where reason like 'exchange:%'") == 0


def test_an_exchange_is_done_once_however_often_it_is_tapped(turns: Turns) -> None:
    user = turns.person(DAO, stars=1, coins=350)
    done = turns.effect(DAO, Exchange(2, NONCE))
    assert only(done, ExchangeDone) == ExchangeDone(2, coins_left=150, stars_now=3)
    assert len(turns.statements) == 2
    assert kinds(turns.effect(DAO, Exchange(2, NONCE))) == [OldButton]
    assert turns.owned(user) == (3, 150)
    keys = turns.all("select key from ledger_entries where reason like 'exchange:%' order by key")
    assert [row["key"] for row in keys] == [f"exchange:coins:{user}:{NONCE}", f"exchange:stars:{user}:{NONCE}"]
    assert not turns.broken()


def test_two_taps_in_the_same_moment_exchange_once(turns: Turns) -> None:
    """The person's row lets them in one after the other; the second is told that the button is used."""
    user = turns.person(DAO, stars=1, coins=350)
    at_once = threading.Barrier(2)

    def tap(_: int) -> str:
        at_once.wait(5)
        return json.dumps(turns.tap(DAO, f"exchange:1:{NONCE}"))

    with ThreadPoolExecutor(2) as phone:
        said = list(phone.map(tap, range(2)))

    assert turns.owned(user) == (2, 250)
    assert sorted(json.dumps(render(OldButton(), words_for("th"), LINKS)) == one for one in said) == [False, True]
    assert not turns.broken()


def test_more_stars_than_the_coins_give_offers_what_they_do_give(turns: Turns) -> None:
    user = turns.person(DAO, coins=250)
    assert only(turns.effect(DAO, Exchange(3, NONCE)), ExchangeOffer).options == [1, 2]
    assert turns.owned(user) == (0, 250)


def grant_coins(turns: Turns, user: uuid.UUID, coins: int) -> None:
    with turns.engine.begin() as connection:
        ledger.move(connection, user, "coin", coins, Reason.OWNER_GRANT, "meanwhile", announce=False)


def test_coins_that_came_meanwhile_go_on_in_one_tap(turns: Turns) -> None:
    """In the chat: the question waits, one tap exchanges, the cards are on the table; the same tap again changes nothing."""
    user = turns.person(MALI, coins=40)
    turns.say(MALI, "ความรักช่วงนี้จะเป็นอย่างไรคะ")
    turns.tap(MALI, "spread:one:1")
    assert turns.one("select state from conversations where user_id = :id", id=user) == "stars"
    grant_coins(turns, user, 60)
    for _ in range(2):
        turns.tap(MALI, f"exchange:1:{NONCE}")
        assert turns.one("select state from conversations where user_id = :id", id=user) == "draw"
        assert turns.owned(user) == (1, 0)
    turns.tap(MALI, "draw:all:1")
    assert turns.owned(user) == (0, 0)
    assert [job.name for job in turns.jobs.put_in] == ["read"]


def test_an_old_exchange_button_promises_nothing_at_the_last_card(turns: Turns) -> None:
    """The stars went elsewhere after the draw, and the button that is tapped now was used before: no reading, no error."""
    user = turns.person(MALI, stars=1, coins=100)
    turns.effect(MALI, Exchange(1, NONCE))
    turns.say(MALI, "งานใหม่จะเป็นอย่างไรบ้างคะ")
    turns.tap(MALI, "spread:one:1")
    turns.run("update users set stars_frozen = stars where id = :id", id=user)
    turns.tap(MALI, "draw:all:1")
    assert turns.one("select state from conversations where user_id = :id", id=user) == "stars"
    grant_coins(turns, user, 200)
    assert turns.tap(MALI, f"exchange:1:{NONCE}")
    assert turns.one("select state from conversations where user_id = :id", id=user) == "stars"
    assert turns.one("select count(*) from readings") == 0
    assert turns.owned(user) == (2, 200)
