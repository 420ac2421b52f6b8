"""What a promo code gives, alone and beside a sale, and what a word that is none leads to."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.events import Said
from models.money.pricing import sale
from models.money.pricing.terms import terms
from tests.helpers.people import MALI
from tests.helpers.turns import Turns
from tests.integration.offers.codes.making import make, shown


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
