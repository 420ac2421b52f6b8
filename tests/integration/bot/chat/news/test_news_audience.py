"""Whom a piece of news is for, and what came of it."""

import uuid
from datetime import UTC, datetime

from bot.chat.events import Followed, Unfollowed
from models.owner import news
from models.owner.news_audience import Audience
from tests.helpers.people import KEN, MALI, PIM, TOM, Person
from tests.helpers.turns import Turns
from tests.integration.bot.chat.news.carried import WRITTEN, carried


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
