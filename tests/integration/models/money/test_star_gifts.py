"""Gifts of stars on a real database: with the giver, on their way, or with the friend, whatever happens at once."""

import threading
import uuid
from collections.abc import Callable

import pytest
from sqlalchemy import Connection

from models.money.economy import GIFT_DAYS, GIFTS_ON_THEIR_WAY
from models.money.ledger import InsufficientFunds
from models.money.payment_facts import Claim
from models.offers import guesses, star_gifts
from models.offers.star_gifts import Gift, Taken, TooManyGifts
from models.people import forgetting
from tests.helpers.owner import order, settle
from tests.helpers.people import DAO, KEN, MALI, PIM, Person
from tests.helpers.turns import Turns


def give(turns: Turns, giver: uuid.UUID, stars: int = 3, nonce: str = "0123456789abcdef") -> Gift:
    with turns.engine.begin() as connection:
        gift = star_gifts.give(connection, giver, stars, nonce)
    assert gift
    return gift


def take(turns: Turns, taker: uuid.UUID, gift: Gift, name: str | None = None) -> Taken:
    with turns.engine.begin() as connection:
        return star_gifts.take(connection, taker, gift.code, name)


def take_back(turns: Turns, giver: uuid.UUID, gift: Gift) -> int | None:
    with turns.engine.begin() as connection:
        return star_gifts.take_back(connection, giver, gift.id)


def test_a_gift_leaves_its_giver_and_comes_to_the_friend_once(turns: Turns) -> None:
    mali, pim = turns.person(MALI, stars=5), turns.person(PIM)

    gift = give(turns, mali)
    on_its_way = (turns.owned(mali)[0], turns.owned(pim)[0], turns.broken())
    results = [take(turns, pim, gift), take(turns, pim, gift)]

    assert on_its_way == (2, 0, {})
    assert results == [Taken("ok", 3, MALI.name), Taken("already")]
    assert (turns.owned(mali)[0], turns.owned(pim)[0], turns.broken()) == (2, 3, {})


def test_not_by_oneself_and_not_after_somebody_else(turns: Turns) -> None:
    mali, pim, ken = turns.person(MALI, stars=5), turns.person(PIM), turns.person(KEN)
    gift = give(turns, mali)

    results = [take(turns, mali, gift).result, take(turns, pim, gift).result, take(turns, ken, gift).result]

    assert results == ["own", "ok", "gone"]
    assert turns.owned(ken) == (0, 0)


def test_the_same_confirmation_makes_one_gift(turns: Turns) -> None:
    mali = turns.person(MALI, stars=5)
    give(turns, mali)

    with turns.engine.begin() as connection:
        again = star_gifts.give(connection, mali, 3, "0123456789abcdef")

    assert again is None
    assert turns.owned(mali) == (2, 0)


def test_frozen_stars_cannot_be_given(turns: Turns) -> None:
    mali = turns.person(MALI, stars=5)
    turns.run("update users set stars_frozen = 3 where id = :id", id=mali)

    with turns.engine.begin() as connection, pytest.raises(InsufficientFunds):
        star_gifts.give(connection, mali, 3, "0123456789abcdef")

    assert turns.one("select count(*) from star_gifts") == 0


def test_a_person_has_so_many_gifts_on_their_way(turns: Turns) -> None:
    mali = turns.person(MALI, stars=GIFTS_ON_THEIR_WAY + 1)
    for number in range(GIFTS_ON_THEIR_WAY):
        give(turns, mali, 1, f"{number:016x}")

    with turns.engine.begin() as connection, pytest.raises(TooManyGifts):
        star_gifts.give(connection, mali, 1, "f" * 16)

    assert turns.owned(mali) == (1, 0)


def test_taken_back_it_can_be_taken_no_more(turns: Turns) -> None:
    mali, pim = turns.person(MALI, stars=3), turns.person(PIM)
    gift = give(turns, mali)

    results = [take_back(turns, pim, gift), take_back(turns, mali, gift), take_back(turns, mali, gift)]

    assert results == [None, 3, None]
    assert take(turns, pim, gift).result == "gone"
    assert (turns.owned(mali)[0], turns.owned(pim)[0], turns.broken()) == (3, 0, {})


def test_it_is_overdue_after_its_days(turns: Turns) -> None:
    mali = turns.person(MALI, stars=4)
    old, new = give(turns, mali, 3), give(turns, mali, 1, "f" * 16)
    for gift, days in ((old, GIFT_DAYS), (new, GIFT_DAYS - 1)):
        turns.run("update star_gifts set created_at = now() - make_interval(days => :days) where id = :id", days=days, id=gift.id)

    with turns.engine.begin() as connection:
        found = star_gifts.overdue(connection, 10)

    assert found == [(old.id, mali)]
    assert new.id != old.id


def at_once(turns: Turns, *acts: Callable[[Connection], object]) -> list[object]:
    """Each in a transaction of its own, begun together."""
    results: list[object] = [None] * len(acts)
    barrier = threading.Barrier(len(acts))

    def run(number: int, act: Callable[[Connection], object]) -> None:
        with turns.engine.begin() as connection:
            barrier.wait(60)
            results[number] = act(connection)

    threads = [threading.Thread(target=run, args=(number, act)) for number, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return results


def test_of_friends_who_come_at_once_one_is_first(turns: Turns) -> None:
    mali = turns.person(MALI, stars=3)
    friends = [turns.person(who) for who in (PIM, KEN, DAO)]
    gift = give(turns, mali)

    def taking(friend: uuid.UUID) -> Callable[[Connection], object]:
        return lambda connection: star_gifts.take(connection, friend, gift.code, None).result

    results = at_once(turns, *map(taking, friends))

    assert sorted(map(str, results)) == ["gone", "gone", "ok"]
    assert sum(turns.owned(friend)[0] for friend in friends) == 3
    assert not turns.broken()


def test_taken_and_taken_back_at_once_it_is_in_one_place(turns: Turns) -> None:
    mali, pim = turns.person(MALI, stars=3), turns.person(PIM)
    gift = give(turns, mali)

    at_once(
        turns,
        lambda connection: star_gifts.take(connection, pim, gift.code, None),
        lambda connection: star_gifts.take_back(connection, mali, gift.id),
    )

    assert turns.owned(mali)[0] + turns.owned(pim)[0] == 3
    assert not turns.broken()


def test_two_people_who_take_each_others_gifts_do_not_wait_for_each_other(turns: Turns) -> None:
    mali, pim = turns.person(MALI, stars=3), turns.person(PIM, stars=2)
    of_mali, of_pim = give(turns, mali), give(turns, pim, 2)
    lock = "select 1 from users where id = :id for no key update"

    def taking(user: uuid.UUID, gift: Gift) -> Callable[[Connection], object]:
        def act(connection: Connection) -> object:
            connection.exec_driver_sql(lock.replace(":id", f"'{user}'"))
            return star_gifts.take(connection, user, gift.code, None).result

        return act

    results = at_once(turns, taking(mali, of_pim), taking(pim, of_mali))

    assert results == ["ok", "ok"]
    assert (turns.owned(mali)[0], turns.owned(pim)[0]) == (2, 3)


def test_wrong_codes_are_limited_and_a_gift_is_never_refused_for_them(turns: Turns) -> None:
    mali, pim = turns.person(MALI, stars=3), turns.person(PIM)
    gift = give(turns, mali)
    wrong = Gift(uuid.uuid4(), "GIFT-HHHHHHHHHH", 1, gift.until)
    guessed = {take(turns, pim, wrong).result for _ in range(guesses.MOST_WRONG)}

    once_more = take(turns, pim, wrong).result
    right = take(turns, pim, gift).result

    assert (guessed, once_more, right) == ({"unknown"}, "guessing", "ok")


# Money that Stripe takes back


@pytest.fixture
def bought(turns: Turns) -> tuple[uuid.UUID, uuid.UUID]:
    """Mali bought 27 stars and has no others; her order."""
    mali = turns.person(MALI)
    made = order(turns, mali)
    settle(turns, made)
    return mali, made


def test_what_the_friend_has_taken_is_theirs_and_the_giver_owes_it(turns: Turns, bought: tuple[uuid.UUID, uuid.UUID]) -> None:
    (mali, made), pim = bought, turns.person(PIM)
    take(turns, pim, give(turns, mali, 10))

    settle(turns, made, claims=(Claim("dp_1", "dispute", "open", 19900),))
    settle(turns, made, claims=(Claim("dp_1", "dispute", "taken", 19900),))

    assert turns.owned(pim) == (10, 0)
    assert turns.all("select stars, stars_owed from users where id = :id", id=mali) == [{"stars": 0, "stars_owed": 10}]
    assert not turns.broken()


def test_on_its_way_it_waits_while_the_givers_payment_is_disputed(turns: Turns, bought: tuple[uuid.UUID, uuid.UUID]) -> None:
    (mali, made), pim = bought, turns.person(PIM)
    gift = give(turns, mali, 10)

    settle(turns, made, claims=(Claim("dp_1", "dispute", "open", 19900),))
    meanwhile = take(turns, pim, gift).result
    settle(turns, made, claims=(Claim("dp_1", "dispute", "returned", 19900),))

    assert meanwhile == "held"
    assert take(turns, pim, gift).result == "ok"
    assert not turns.broken()


def test_when_the_money_went_back_the_gift_comes_back_and_pays_what_is_owed(
    turns: Turns, bought: tuple[uuid.UUID, uuid.UUID]
) -> None:
    (mali, made), pim = bought, turns.person(PIM)
    gift = give(turns, mali, 10)

    settle(turns, made, claims=(Claim("re_1", "refund", "taken", 19900),))
    meanwhile = take(turns, pim, gift).result
    take_back(turns, mali, gift)

    assert meanwhile == "held"
    assert turns.all("select stars, stars_owed from users where id = :id", id=mali) == [{"stars": 0, "stars_owed": 0}]
    assert not turns.broken()


# Deletion


def forget(turns: Turns, user: uuid.UUID, who: Person) -> None:
    with turns.engine.begin() as connection:
        forgetting.forget(connection, user, f"forgotten:{who.line_id}")


def test_a_gift_of_somebody_who_had_their_data_deleted_can_be_taken_and_names_nobody(turns: Turns) -> None:
    mali, pim = turns.person(MALI, stars=3), turns.person(PIM)
    gift = give(turns, mali)
    forget(turns, mali, MALI)

    taken = take(turns, pim, gift, PIM.name)

    assert taken == Taken("ok", 3, None)
    assert turns.one("select count(*) from ledger_entries where note is not null or tell") == 0
    assert not turns.broken()


def test_the_friends_name_goes_from_the_givers_entry_with_their_data(turns: Turns) -> None:
    mali, pim = turns.person(MALI, stars=3), turns.person(PIM)
    take(turns, pim, give(turns, mali), PIM.name)
    named = turns.one("select note from ledger_entries where reason = 'gift:give'")

    forget(turns, pim, PIM)

    assert (named, turns.one("select note from ledger_entries where reason = 'gift:give'")) == (PIM.name, None)
    assert turns.owned(pim) == (3, 0)
    assert not turns.broken()


@pytest.mark.parametrize(("hours", "kept"), [(1, 1), (25, 0)])
def test_wrong_codes_of_today_count_on_for_who_comes_back(turns: Turns, hours: int, kept: int) -> None:
    pim = turns.person(PIM)
    with turns.engine.begin() as connection:
        star_gifts.take(connection, pim, "GIFT-HHHHHHHHHH", None)
    turns.run("update code_guesses set since = now() - make_interval(hours => :hours)", hours=hours)

    forget(turns, pim, PIM)

    assert turns.one("select count(*) from code_guesses") == kept
