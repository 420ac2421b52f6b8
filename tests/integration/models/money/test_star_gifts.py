"""Gifts of stars on a real database: with the giver, on their way, or with the friend, whatever happens at once."""

import uuid

import pytest

from models.money.economy import GIFT_DAYS, GIFTS_ON_THEIR_WAY
from models.money.ledger import InsufficientFunds
from models.offers import guesses, star_gifts
from models.offers.star_gifts import Gift, Taken, TooManyGifts
from models.people import forgetting
from tests.helpers.people import KEN, MALI, PIM, Person
from tests.helpers.turns import Turns
from tests.integration.models.money.giving import give, take, take_back


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


def test_wrong_codes_are_limited_and_a_gift_is_never_refused_for_them(turns: Turns) -> None:
    mali, pim = turns.person(MALI, stars=3), turns.person(PIM)
    gift = give(turns, mali)
    wrong = Gift(uuid.uuid4(), "GIFT-HHHHHHHHHH", 1, gift.until)
    guessed = {take(turns, pim, wrong).result for _ in range(guesses.MOST_WRONG)}

    once_more = take(turns, pim, wrong).result
    right = take(turns, pim, gift).result

    assert (guessed, once_more, right) == ({"unknown"}, "guessing", "ok")


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
