"""Gifts of stars that several people take at the same moment."""

import threading
import uuid
from collections.abc import Callable

from sqlalchemy import Connection

from models.offers import star_gifts
from models.offers.star_gifts import Gift
from tests.helpers.people import DAO, KEN, MALI, PIM
from tests.helpers.turns import Turns
from tests.integration.models.money.giving import give


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
