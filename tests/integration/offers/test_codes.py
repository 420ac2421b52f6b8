"""Promo codes on a real database: what each gives, once a person, never more often than it may; and guesses."""

import json
import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.chat.events import Said
from bot.say.limits import Message
from models.money.pricing import sale
from models.money.pricing.terms import terms
from models.offers import codes
from models.offers.code_words import BadWord
from models.offers.codes import Wanted, WordTaken
from models.offers.guesses import MOST_WRONG
from models.people import forgetting
from tests.helpers.owner import order, settle
from tests.helpers.people import DAO, EVERYBODY, MALI, PIM, Person
from tests.helpers.turns import PSEUDONYMS, Turns


def make(turns: Turns, word: str = "SONGKRAN", gives: Any = "coins", amount: int = 100, **more: Any) -> None:
    with turns.engine.begin() as connection:
        codes.make(connection, Wanted(word, gives, amount, **more))


def shown(messages: list[Message]) -> str:
    return json.dumps(messages, ensure_ascii=False)


@pytest.mark.parametrize(("gives", "amount", "owned"), [("coins", 100, (0, 100)), ("stars", 2, (2, 0))])
def test_a_gift_is_in_the_ledger_once(turns: Turns, gives: str, amount: int, owned: tuple[int, int]) -> None:
    mali = turns.person(MALI)
    make(turns, gives=gives, amount=amount)

    first, second = turns.say(MALI, "โค้ด songkran"), turns.say(MALI, "SONGKRAN")

    assert turns.owned(mali) == owned
    assert "ใช้โค้ด SONGKRAN ได้แล้ว" in shown(first)
    assert "ไปแล้วค่ะ" in shown(second)
    entries = turns.all("select reason, amount, tell from ledger_entries")
    assert entries == [{"reason": "code:gift", "amount": amount, "tell": False}]
    assert turns.broken() == {}


def test_a_percentage_is_remembered_and_moves_nothing_yet(turns: Turns) -> None:
    mali = turns.person(MALI)
    make(turns, gives="percent", amount=20)

    said = turns.say(MALI, "โค้ด SONGKRAN")

    assert "20%" in shown(said)
    assert turns.owned(mali) == (0, 0)
    assert turns.all("select percent, spent_at from bonuses") == [{"percent": 20, "spent_at": None}]
    assert "20%" in shown(turns.tap(MALI, "topup"))
    assert turns.broken() == {}


def test_of_two_percentages_the_higher_one_comes_first(turns: Turns) -> None:
    mali = turns.person(MALI)
    for word, percent in (("LOW", 10), ("HIGH", 30)):
        make(turns, word, "percent", percent)
        turns.say(MALI, f"โค้ด {word}")

    with turns.engine.connect() as connection:
        bonus = terms(connection, mali, datetime.now(UTC)).bonus

    assert bonus
    assert (bonus.word, bonus.percent) == ("HIGH", 30)


@pytest.mark.parametrize("better", [0, 1])
def test_of_the_sale_of_now_and_of_the_page_the_better_one_counts(turns: Turns, better: int) -> None:
    now = datetime.now(UTC)
    with turns.engine.begin() as connection:
        for number, begins in enumerate((now - timedelta(hours=2), now - timedelta(hours=1))):
            sale.plan(connection, 50 if number == better else 20, begins, begins + timedelta(hours=1, minutes=-number))
        found = terms(connection, None, now - timedelta(minutes=30), promised=now - timedelta(minutes=90)).sale

    assert found
    assert found.percent == 50


def test_a_sale_may_be_called_off_before_it_begins(turns: Turns) -> None:
    now = datetime.now(UTC)
    with turns.engine.begin() as connection:
        made = sale.plan(connection, 50, now + timedelta(days=1), now + timedelta(days=2))

        ended = [sale.end(connection, made, now) for _ in range(2)]

        assert ended == [True, False]
        assert sale.coming(connection, now) is None


def test_a_redelivered_event_uses_it_once(turns: Turns) -> None:
    mali = turns.person(MALI)
    make(turns)
    event = Said("e-1", MALI.line_id, datetime.now(UTC), "t-1", text="โค้ด SONGKRAN", message_id="m-1")

    for _ in range(2):
        turns.handle(event)

    assert turns.owned(mali) == (0, 100)
    assert turns.one("select uses from promo_codes") == 1


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


def test_a_word_that_is_no_code_is_asked_about_as_before(turns: Turns) -> None:
    turns.person(MALI)

    turns.say(MALI, "career")

    assert turns.all("select state, question from conversations") == [{"state": "mood", "question": "career"}]


@pytest.mark.parametrize(("frozen", "enough"), [(0, True), (3, False)])
def test_the_question_that_waits_for_stars_goes_on_with_the_codes(turns: Turns, frozen: int, enough: bool) -> None:
    turns.person(MALI)
    turns.run("update users set stars_frozen = :frozen", frozen=frozen)
    make(turns, gives="stars", amount=3)
    turns.say(MALI, "งานใหม่จะเป็นอย่างไรคะ")
    place = turns.one("select place from conversations")
    turns.tap(MALI, f"mood:calm:{place}")
    turns.tap(MALI, f"spread:three:{place}")
    assert turns.one("select state from conversations") == "stars"

    said = turns.say(MALI, "โค้ด SONGKRAN")

    assert turns.one("select state from conversations") == "stars"
    assert ("ยังขาด" not in shown(said)) is enough


def test_an_ordinary_question_asks_nothing_of_the_codes(turns: Turns) -> None:
    from sqlalchemy import event

    turns.person(MALI)
    sent: list[str] = []
    event.listen(turns.engine, "before_cursor_execute", lambda *args: sent.append(args[2]))

    turns.say(MALI, "งานใหม่จะเป็นอย่างไรคะ")

    assert not [one for one in sent if "promo" in one or "code_guesses" in one]


@pytest.mark.parametrize(
    "broken",
    [
        "delete from promo_uses where code_id = (select id from promo_codes where word = 'COINS')",
        "update promo_codes set uses = uses + 1",
        "update promo_codes set amount = amount + 1 where word = 'COINS'",
        "update ledger_entries set reason = 'owner:grant' where reason = 'code:gift'",
        "delete from bonuses",
        "update bonuses set spent_at = now(), order_id = (select id from payment_history)",
    ],
)
def test_i9_notices_a_use_without_what_it_gave(turns: Turns, broken: str) -> None:
    mali = turns.person(MALI)
    make(turns, "COINS", "coins", 5)
    make(turns, "MORE", "percent", 20)
    for word in ("coins", "more"):
        turns.say(MALI, f"โค้ด {word}")
    order(turns, mali)
    before = turns.broken()

    turns.run(broken)

    assert before == {}
    assert list(turns.broken()) == ["I9"]


@pytest.mark.parametrize("word", ["MIMI-ABC", "GIFT-1", "12", "!!"])
def test_words_that_cannot_be_made(turns: Turns, word: str) -> None:
    with pytest.raises(BadWord):
        make(turns, word)


def test_a_word_is_used_once(turns: Turns) -> None:
    make(turns, "NEW YEAR")

    with pytest.raises(WordTaken):
        make(turns, "newyear")


def test_what_was_paid_before_the_code_is_no_result_of_it(turns: Turns) -> None:
    settle(turns, order(turns, turns.person(MALI)))
    make(turns)
    turns.say(MALI, "โค้ด SONGKRAN")

    with turns.engine.connect() as connection:
        [row] = codes.results(connection)

    assert (row["uses"], row["buyers"], row["baht"]) == (1, 0, 0)


def test_results_by_code(turns: Turns) -> None:
    for who in (MALI, DAO):
        turns.person(who)
    make(turns)
    turns.say(MALI, "โค้ด SONGKRAN")
    turns.run(
        "insert into payment_history (id, user_id, package, amount_baht, stars_granted, status, created_at, paid_at)"
        " select gen_random_uuid(), id, 'popular', 199, 27, 'paid', now(), now() + interval '1 second' from users"
    )

    with turns.engine.connect() as connection:
        [row] = codes.results(connection)

    assert (row["uses"], row["buyers"], row["orders"], row["baht"]) == (1, 1, 1, 199)
