"""News in the chat: carried along with the next quiet reply, once, never when nothing is wanted; and ended by a word."""

import json
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event

from bot.chat.events import Followed, Unfollowed
from bot.say.limits import Message
from models.database.batch import bare
from models.events import reply_outcomes
from models.money import ledger
from models.money.ledger import Reason
from models.owner import news
from models.owner.news import Written
from models.owner.news_audience import Audience
from models.people import forgetting
from tests.helpers.people import KEN, MALI, PIM, TOM, Person
from tests.helpers.turns import Turns

THAI, ENGLISH = "วันนี้มีไพ่ชุดใหม่มาให้ลองค่ะ", "There is a new deck today."
WRITTEN = Written(THAI, ENGLISH, "ask")


def shown(messages: list[Message]) -> str:
    return json.dumps(messages, ensure_ascii=False)


def carried(turns: Turns, written: Written = WRITTEN) -> uuid.UUID:
    """News that goes along with replies for a day."""
    with turns.engine.begin() as connection:
        made = news.write(connection, written, Audience())
        row = news.fetch(connection, made, lock=True)
        assert row
        news.begin(connection, row, "carried", datetime.now(UTC) + timedelta(days=1))
    return made


def state(turns: Turns, user: uuid.UUID) -> str | None:
    found = turns.all("select state from news_recipients where user_id = :id", id=user)
    return found[0]["state"] if found else None


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


# Whom it is for


def reach(turns: Turns, **wanted: object) -> int:
    with turns.engine.begin() as connection:
        made = news.write(connection, WRITTEN, Audience(**wanted))  # type: ignore[arg-type]
        row = news.fetch(connection, made)
        assert row
        return news.reach(connection, row)


def common(who: Person, name: str) -> tuple[str, str, datetime, str | None]:
    return f"{name}-{who.line_id}", who.line_id, datetime.now(UTC), None


def test_the_blocked_the_forgotten_and_those_who_want_none_are_not_counted(turns: Turns) -> None:
    turns.person(TOM)
    for who in (MALI, PIM, KEN):
        turns.person(who)
    turns.handle(Unfollowed(*common(MALI, "bye")))
    turns.say(PIM, "หยุดรับข่าว")
    turns.say(KEN, "ลบข้อมูล")
    turns.say(KEN, "ใช่")

    counted = reach(turns)
    turns.handle(Followed(*common(MALI, "again"), unblocked=True))

    assert counted == 1
    assert reach(turns) == 2


def test_each_wish_is_heard(turns: Turns) -> None:
    mali, tom = turns.person(MALI, stars=3), turns.person(TOM)
    turns.reading(mali)
    turns.run(
        "insert into payment_history (id, user_id, package, amount_baht, stars_granted, status, paid_at, created_at)"
        " values (:id, :tom, 'starter', 99, 10, 'paid', now(), now())",
        id=uuid.uuid4(),
        tom=tom,
    )
    turns.run("update conversations set last_event_at = now() - interval '40 days' where user_id = :id", id=tom)

    found = {
        "th": reach(turns, language="th"),
        "seen": reach(turns, seen=30),
        "unseen": reach(turns, unseen=30),
        "bought": reach(turns, bought=True),
        "never": reach(turns, bought=False, language="en"),
        "love": reach(turns, topic="love"),
        "work": reach(turns, topic="work"),
    }

    assert found == {"th": 1, "seen": 1, "unseen": 1, "bought": 1, "never": 0, "love": 1, "work": 0}


def test_what_came_of_it(turns: Turns) -> None:
    mali, pim, _ = turns.person(MALI), turns.person(PIM), turns.person(KEN)
    made = carried(turns)
    for who in (MALI, PIM):
        turns.say(who, "ยอด")
    turns.run("update news_recipients set sent_at = sent_at - interval '1 hour' where state = 'sent'")
    turns.say(MALI, "สวัสดี")
    turns.run(
        "insert into payment_history (id, user_id, package, amount_baht, stars_granted, status, paid_at, created_at)"
        " values (:id, :user, 'starter', 99, 10, 'paid', now(), now())",
        id=uuid.uuid4(),
        user=mali,
    )
    turns.run("update conversations set last_event_at = last_event_at - interval '1 hour' where user_id = :id", id=pim)

    with turns.engine.connect() as connection:
        row = news.results(connection, made)

    assert row
    assert {key: row[key] for key in ("reach", "reached", "left", "came_back", "buyers", "baht")} == {
        "reach": 3,
        "reached": 2,
        "left": 1,
        "came_back": 1,
        "buyers": 1,
        "baht": 99,
    }
