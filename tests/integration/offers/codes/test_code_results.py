"""The owner's codes: words that can be made, what each brought, and the check of their uses (I9)."""

import pytest

from models.offers import codes
from models.offers.code_words import BadWord
from models.offers.codes import WordTaken
from tests.helpers.owner import order, settle
from tests.helpers.people import DAO, MALI
from tests.helpers.turns import Turns
from tests.integration.offers.codes.making import make


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
