"""What a turn costs in round trips to Postgres: two, three where stars are spent; and none to Redis until it enqueues."""

import uuid
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import event as on

from bot.chat.events import Event, Followed, Said, Sent, Tapped, Unfollowed, Unsent
from bot.chat.sent_marks import SentMarks
from bot.process.queue import JobQueue, connect_redis
from bot.settings import Settings
from models.database.engine import make_engine
from tests.helpers.processes.relay import Relay
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox
from tests.integration.bot.chat.robustness.metered import Chat, assert_costs, rich
from tests.integration.bot.chat.robustness.wire import Wire


def test_a_whole_conversation_costs_two_round_trips_a_turn_and_three_where_the_stars_are_spent(chat: Chat) -> None:
    chat.cost(Followed, unblocked=False)
    rich(chat)
    turns: list[tuple[type[Event], dict[str, Any], int]] = [
        (Said, {"text": "งานใหม่จะเป็นอย่างไรคะ", "message_id": "m1"}, 2),
        (Tapped, {"data": "mood:calm:1"}, 2),
        (Tapped, {"data": "spread:three:1"}, 2),
        (Tapped, {"data": "draw:3:1"}, 2),
        (Tapped, {"data": "draw:3:1"}, 2),
        (Tapped, {"data": "mood:calm:1"}, 2),
        (Tapped, {"data": "draw:5:1"}, 2),
        (Tapped, {"data": "draw:all:1"}, 3),
        (Sent, {"kind": "sticker"}, 2),
        (Unsent, {"message_id": "m1"}, 3),
        (Unfollowed, {}, 3),
    ]

    for event_type, what, trips in turns:
        assert_costs(chat.cost(event_type, **what), trips, f"{event_type.__name__} {what}")

    assert [job.name for job in chat.jobs.put_in] == ["read"]


def test_coins_that_pay_cost_no_round_trip_more(chat: Chat) -> None:
    chat.cost(Followed, unblocked=False)
    chat.cost(Said, text="งานใหม่จะเป็นอย่างไรคะ", message_id="m1")

    assert_costs(chat.cost(Tapped, data="spread:three:1"), 2, "a spread without a mood")
    assert_costs(chat.cost(Tapped, data="draw:all:1"), 5, "the last card, paid with coins")
    assert [job.name for job in chat.jobs.put_in] == ["read"]


@pytest.mark.parametrize(
    ("data", "trips"),
    [
        ("ask", 2),
        ("help", 2),
        ("topup", 3),
        ("balance", 4),
        ("exchange", 2),
        ("exchange:2:ab12cd34ef", 4),
        ("invite", 3),
        ("daily", 3),
        ("history", 3),
        ("language:en", 3),
        ("forget", 2),
    ],
)
def test_the_menu_costs_four_round_trips_at_most_in_the_middle_of_a_draw(chat: Chat, data: str, trips: int) -> None:
    chat.cost(Followed, unblocked=False)
    rich(chat)
    chat.cost(Said, text="งานใหม่จะเป็นอย่างไรคะ", message_id="m1")
    chat.cost(Tapped, data="mood:calm:1")
    chat.cost(Tapped, data="spread:three:1")

    assert_costs(chat.cost(Tapped, data=data), trips, data)


def test_a_friend_who_comes_back_costs_four(chat: Chat) -> None:
    chat.cost(Followed, unblocked=False)
    chat.cost(Unfollowed)

    trips = chat.cost(Followed, unblocked=True)

    assert len(trips) == 4, "\n".join(trips)


def test_an_event_that_comes_again_costs_three(chat: Chat) -> None:
    """One to see that it is known, one to undo; and one to look whether its reply is still to be sent."""
    chat.cost(Followed, unblocked=False)
    event = Said("ev-0", chat._phone.id, datetime.now(UTC), str(uuid.uuid4()), text="again", message_id="m")
    assert len(chat.cost_of(event)) == 3


def test_an_ordinary_turn_costs_two_and_leaves_a_mark_to_be_made(chat: Chat, rows: Rows) -> None:
    chat.cost(Followed, unblocked=False)

    trips = chat.cost(Said, text="งานใหม่จะเป็นอย่างไรคะ", message_id="m1")

    assert [sent.split()[0].rstrip(";") for sent in trips] == ["begin", "call"]
    assert chat.sent == ["ev-0", "ev-1"]
    assert rows.one("select outcome from webhook_events where id = 'ev-1'") == "pending"


def test_several_marks_are_one_round_trip(chat: Chat, rows: Rows) -> None:
    chat.cost(Followed, unblocked=False)
    for _ in range(3):
        chat.cost(Sent, kind="sticker")
    chat.wire.sent.clear()
    marks = SentMarks(chat.engine)

    for event in chat.sent:
        marks.add(event)
    marks.end()

    assert len(chat.wire.sent) == 1
    left = "select count(*) from webhook_events where outcome <> 'sent' or num_nonnulls(reply, packed_reply, reply_token) > 0"
    assert rows.one(left) == 0


def test_marks_that_the_database_does_not_take_leave_the_replies_to_the_sweep(chat: Chat, rows: Rows) -> None:
    chat.cost(Followed, unblocked=False)
    away = make_engine("postgresql://mimi@127.0.0.1:9/nowhere")
    marks = SentMarks(away, gathering=0)

    marks.add("ev-0")
    marks.end()

    assert rows.one("select outcome from webhook_events") == "pending"


def test_a_turn_asks_redis_only_when_it_enqueues_and_when_somebody_sends_many(
    settings: Settings, sandbox: LiveSandbox, redis_url: str
) -> None:
    with Relay(redis_url) as limits, Relay(redis_url) as queue, connect_redis(queue.url) as redis:
        told = settings.model_copy(update={"redis_url": limits.url})
        phone = sandbox.control.arrive("มะลิ", "th")
        chat = Chat(told, sandbox, phone, Wire(settings.database_url), JobQueue(redis))
        chat.cost(Followed, unblocked=False)
        rich(chat)
        turns: list[tuple[type[Event], dict[str, Any]]] = [
            (Said, {"text": "งานใหม่จะเป็นอย่างไรคะ", "message_id": "m1"}),
            (Tapped, {"data": "mood:calm:1"}),
            (Tapped, {"data": "spread:three:1"}),
        ]
        for event_type, what in turns:
            chat.cost(event_type, **what)
        assert (limits.trips, queue.trips) == (0, 0)

        chat.cost(Tapped, data="draw:all:1")
        assert limits.trips == 0
        assert queue.trips > 0
        chat.cost(Tapped, data="balance")  # the fifth within the minute
        chat.cost(Tapped, data="balance")
        assert limits.trips > 0
        chat.engine.dispose()


def test_a_connection_that_was_wanted_beside_the_threads_own_is_not_opened_again(database_url: str) -> None:
    engine, opened = make_engine(database_url, connections=1), []
    on.listen(engine, "connect", lambda *_: opened.append(1))

    for _ in range(2):
        with engine.connect(), engine.connect(), engine.connect():
            pass
    engine.dispose()

    assert len(opened) == 3
