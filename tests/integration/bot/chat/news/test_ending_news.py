"""Who wants no news ends them by a word, and begins them by another."""

import pytest

from models.owner.news import Written
from models.people import forgetting
from tests.helpers.people import MALI, PIM
from tests.helpers.turns import Turns
from tests.integration.bot.chat.news.carried import THAI, carried, shown, state


@pytest.mark.parametrize("words", ["หยุดรับข่าว", "หยุดรับข่าวค่ะ", "unsubscribe", "stop news"])
def test_the_words_end_it_for_this_person(turns: Turns, words: str) -> None:
    mali, pim = turns.person(MALI), turns.person(PIM)
    carried(turns)

    said = shown(turns.say(MALI, words))
    later = shown(turns.say(MALI, "ยอด"))

    assert "news:start" in said
    assert THAI not in said + later
    assert (state(turns, mali), state(turns, pim)) == ("dropped", "due")


def test_stop_alone_ends_it_for_whoever_has_had_news_and_else_is_a_cancel(turns: Turns) -> None:
    turns.person(MALI)
    turns.person(PIM)
    carried(turns)
    turns.say(MALI, "ยอด")

    answers = [shown(turns.say(who, "stop")) for who in (MALI, PIM)]

    assert ["news:start" in answer for answer in answers] == [True, False]


def test_stop_in_the_middle_of_a_question_cancels_the_question(turns: Turns) -> None:
    mali = turns.person(MALI)
    carried(turns)
    turns.say(MALI, "ยอด")
    turns.say(MALI, "งานปีหน้าจะเป็นยังไงบ้างคะ")

    turns.say(MALI, "stop")

    assert turns.one("select state from conversations where user_id = :id", id=mali) == "idle"
    assert turns.one("select news_stopped_at from users where id = :id", id=mali) is None


def test_it_can_be_turned_on_again(turns: Turns) -> None:
    mali = turns.person(MALI)
    turns.tap(MALI, "news:stop")
    none = carried(turns)

    turns.tap(MALI, "news:start")
    carried(turns, written=Written("ข่าวใหม่ค่ะ", None, "none"))

    assert turns.one("select reach from news where id = :id", id=none) == 0
    assert "ข่าวใหม่" in shown(turns.say(MALI, "ยอด"))
    assert turns.one("select count(*) from news_recipients where user_id = :id", id=mali) == 1


def test_deleted_data_leaves_no_trace_of_it_but_the_wish_for_none(turns: Turns) -> None:
    mali = turns.person(MALI)
    carried(turns)
    turns.say(MALI, "ยอด")
    turns.tap(MALI, "news:stop")

    with turns.engine.begin() as connection:
        forgetting.forget(connection, mali, "forgotten:mali")

    assert turns.one("select count(*) from news_recipients") == 0
    assert turns.one("select news_stopped_at is not null from users where id = :id", id=mali)
