"""Who may use a promo code: once a person, never more often than it may, and who guesses learns nothing."""

import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from models.offers.guesses import MOST_WRONG
from models.people import forgetting
from tests.helpers.people import EVERYBODY, MALI, PIM, Person
from tests.helpers.turns import PSEUDONYMS, Turns
from tests.integration.offers.codes.making import make, shown


def test_of_many_at_once_no_more_than_it_may(turns: Turns) -> None:
    people = EVERYBODY[:6]
    users = [turns.person(who) for who in people]
    make(turns, most=2)
    start = threading.Barrier(len(people))

    def uses(who: Person) -> None:
        start.wait()
        turns.say(who, "โค้ด SONGKRAN")

    threads = [threading.Thread(target=uses, args=(who,)) for who in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(turns.owned(user)[1] for user in users) == [0, 0, 0, 0, 100, 100]
    assert turns.one("select uses from promo_codes") == 2
    assert turns.broken() == {}


def test_one_person_at_once_from_two_phones(turns: Turns) -> None:
    mali = turns.person(MALI)
    make(turns)

    threads = [threading.Thread(target=turns.say, args=(MALI, "โค้ด SONGKRAN")) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert turns.owned(mali) == (0, 100)


def test_whoever_had_their_data_deleted_cannot_use_it_twice(turns: Turns) -> None:
    mali = turns.person(MALI)
    make(turns)
    turns.say(MALI, "โค้ด SONGKRAN")
    with turns.engine.begin() as connection:
        forgetting.forget(connection, mali, PSEUDONYMS.new(MALI.line_id))

    again = turns.say(MALI, "โค้ด SONGKRAN")

    assert turns.owned(mali) == (0, 100)
    assert "ไปแล้วค่ะ" in shown(again)


def test_a_deletion_ends_a_choice_and_keeps_what_was_used_and_promised(turns: Turns) -> None:
    mali = turns.person(MALI)
    make(turns, gives="percent", amount=20)
    make(turns, "VIP", audience="chosen", chosen=[mali])
    turns.say(MALI, "โค้ด SONGKRAN")

    with turns.engine.begin() as connection:
        forgetting.forget(connection, mali, PSEUDONYMS.new(MALI.line_id))

    kept = {table: turns.one(f"select count(*) from {table}") for table in ("promo_chosen", "promo_uses", "bonuses")}
    assert kept == {"promo_chosen": 0, "promo_uses": 1, "bonuses": 1}
    assert turns.broken() == {}


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"ends_at": datetime.now(UTC) - timedelta(seconds=1)}, "หมดเขต"),
        ({"audience": "new"}, "เพื่อนใหม่"),
        ({"audience": "chosen"}, "หาโค้ดนี้ไม่เจอ"),
    ],
)
def test_who_and_when_it_is_not_for(turns: Turns, more: dict[str, Any], says: str) -> None:
    mali = turns.person(MALI, joined=datetime.now(UTC) - timedelta(days=8))
    make(turns, **more)

    said = turns.say(MALI, "โค้ด SONGKRAN")

    assert says in shown(said)
    assert turns.owned(mali) == (0, 0)


def test_a_code_for_new_people_is_theirs_for_a_week(turns: Turns) -> None:
    mali = turns.person(MALI, joined=datetime.now(UTC) - timedelta(days=6))
    make(turns, audience="new")

    turns.say(MALI, "โค้ด SONGKRAN")

    assert turns.owned(mali) == (0, 100)


def test_a_code_for_others_counts_as_a_guess(turns: Turns) -> None:
    turns.person(MALI)
    make(turns, audience="chosen", chosen=[turns.person(PIM)])

    turns.say(MALI, "โค้ด SONGKRAN")

    assert turns.one("select wrong from code_guesses") == 1


def test_a_code_for_chosen_people_is_theirs(turns: Turns) -> None:
    mali, pim = turns.person(MALI), turns.person(PIM)
    make(turns, audience="chosen", chosen=[mali])

    for who in (MALI, PIM):
        turns.say(who, "โค้ด SONGKRAN")

    assert (turns.owned(mali), turns.owned(pim)) == ((0, 100), (0, 0))


def test_guessing_ends_and_confirms_nothing(turns: Turns) -> None:
    mali = turns.person(MALI)
    make(turns)
    for number in range(MOST_WRONG):
        turns.say(MALI, f"guess{number}" if number % 2 else f"โค้ด guess{number}")

    said = turns.say(MALI, "โค้ด SONGKRAN")

    assert "พรุ่งนี้ค่อยลองใหม่" in shown(said)
    assert turns.owned(mali) == (0, 0)
    turns.run("update code_guesses set since = now() - interval '25 hours'")
    turns.say(MALI, "โค้ด SONGKRAN")
    assert turns.owned(mali) == (0, 100)


def test_who_has_guessed_too_often_still_asks_questions(turns: Turns) -> None:
    mali = turns.person(MALI)
    turns.run("insert into code_guesses (user_id, wrong, since) values (:id, :wrong, now())", id=mali, wrong=MOST_WRONG)

    turns.say(MALI, "career")

    assert turns.all("select state, question from conversations") == [{"state": "mood", "question": "career"}]
