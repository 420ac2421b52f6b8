"""News in the chat: carried along with the next quiet reply, once, never when nothing is wanted."""

import pytest
from sqlalchemy import event

from models.database.batch import bare
from models.events import reply_outcomes
from models.money import ledger
from models.money.ledger import Reason
from models.owner import news
from models.owner.news import Written
from tests.helpers.people import MALI, PIM, TOM
from tests.helpers.turns import Turns
from tests.integration.bot.chat.news.carried import ENGLISH, THAI, carried, shown, state


def test_it_comes_once_after_the_answer_in_the_persons_language(turns: Turns) -> None:
    mali, tom = turns.person(MALI), turns.person(TOM)
    carried(turns)

    replies = [turns.say(MALI, "ยอด"), turns.say(MALI, "ยอด"), turns.say(TOM, "balance")]

    assert [THAI in shown(reply) for reply in replies] == [True, False, False]
    assert ENGLISH in shown(replies[2])
    assert THAI in shown(replies[0][-1:])
    assert "หยุดรับข่าว" in shown(replies[0][-1:])
    assert (state(turns, mali), state(turns, tom)) == ("sent", "sent")


def test_an_ordinary_turn_asks_nothing_more_for_it(turns: Turns) -> None:
    turns.person(MALI)
    pim = turns.person(PIM)
    carried(turns)
    turns.run("delete from news_recipients where user_id <> :id", id=pim)
    sent: list[str] = []
    event.listen(turns.engine, "before_cursor_execute", listener := lambda *args: sent.append(args[2]))

    turns.say(MALI, "ยอด")

    event.remove(turns.engine, "before_cursor_execute", listener)
    assert sent
    assert not any("news" in statement for statement in sent)


@pytest.mark.parametrize("words", ["งานปีหน้าจะเป็นยังไงบ้างคะ", "อยากตาย", "แอดมิน", "ลบข้อมูล"])
def test_it_waits_while_something_goes_on_or_weighs_on_somebody(turns: Turns, words: str) -> None:
    mali = turns.person(MALI)
    carried(turns)

    reply = turns.say(MALI, words)

    assert THAI not in shown(reply)
    assert state(turns, mali) == "due"


def test_it_waits_for_a_reply_that_brings_nothing_else_along(turns: Turns) -> None:
    mali = turns.person(MALI)
    carried(turns)
    with turns.engine.begin() as connection:
        ledger.move(connection, mali, "coin", 7, Reason.OWNER_GRANT, "gift", note="ขอบคุณค่ะ")

    replies = [shown(turns.say(MALI, "ยอด")) for _ in range(2)]

    assert ["ขอบคุณ" in reply for reply in replies] == [True, False]
    assert [THAI in reply for reply in replies] == [False, True]


def test_of_two_pieces_one_comes_with_each_reply_the_older_first(turns: Turns) -> None:
    turns.person(MALI)
    carried(turns)
    carried(turns, written=Written("ข่าวที่สองค่ะ", None, "none"))

    replies = [shown(turns.say(MALI, "ยอด")) for _ in range(2)]

    assert [THAI in reply for reply in replies] == [True, False]
    assert ["ข่าวที่สอง" in reply for reply in replies] == [False, True]


def test_what_line_did_not_take_comes_with_the_next_reply(turns: Turns) -> None:
    mali = turns.person(MALI)
    carried(turns)
    turns.say(MALI, "ยอด")
    came = turns.one("select id from webhook_events where carries ? 'news'")
    turns.run("update webhook_events set outcome = 'pending' where id = :id", id=came)

    with bare(turns.engine) as connection:
        reply_outcomes.mark_expired(connection, came)

    assert state(turns, mali) == "due"
    assert THAI in shown(turns.say(MALI, "ยอด"))


def test_after_its_end_it_comes_no_more(turns: Turns) -> None:
    mali = turns.person(MALI)
    carried(turns)
    turns.run("update news set until = now()")

    reply = turns.say(MALI, "ยอด")
    with turns.engine.begin() as connection:
        news.end_overdue(connection)
        news.drop_some(connection)

    assert THAI not in shown(reply)
    assert turns.one("select count(*) from news_recipients where user_id = :id", id=mali) == 0
    assert turns.one("select status from news") == "done"
