"""What happens to a stored reply while it is being sent: another process sends it too, or its person deletes everything."""

import threading
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import event

from bot.chat.events import Tapped
from bot.chat.handler import Handler
from bot.chat.outbox import Answers
from bot.line.client import FAST, Line
from bot.line.errors import InvalidReplyToken
from bot.say.limits import Message
from models.database.engine import make_engine
from models.people import forgetting
from tests.helpers.people import MALI
from tests.helpers.turns import BANGKOK, LINKS, PSEUDONYMS, Turns


class OneUse(Line):
    """LINE, which takes one reply. While it does, `meanwhile` happens."""

    def __init__(self) -> None:
        self.meanwhile: Callable[[], object] | None = None
        self.taken = 0

    def reply(self, token: str, messages: Sequence[Message], timeout: tuple[float, float] = FAST) -> None:
        if self.taken:
            raise InvalidReplyToken("used")
        self.taken += 1
        assert self.meanwhile
        self.meanwhile()


def test_what_a_reply_carries_is_delivered_once_when_two_processes_send_it(turns: Turns, database_url: str) -> None:
    reading = turns.reading(turns.person(MALI, stars=3), status="waiting")
    now = datetime.now(UTC)
    turns.handler.handle(Tapped("late", MALI.line_id, now, "token", data="help", reply_token_since=now), time.monotonic())
    line, reached, go = OneUse(), threading.Event(), threading.Event()
    engine = make_engine(database_url)

    @event.listens_for(engine, "before_cursor_execute")
    def before_it_notes_its_attempt(*args: Any) -> None:
        if "set tried_at = clock" in str(args[2]):
            reached.set()
            go.wait(60)

    second = threading.Thread(target=Answers(engine, line).send_pending, args=("late",))
    second.start()
    reached.wait(60)

    def the_second_sends_it_too() -> None:
        go.set()
        second.join(60)

    line.meanwhile = the_second_sends_it_too

    Answers(turns.engine, line).send_pending("late")

    engine.dispose()
    assert turns.all("select id, status from readings") == [{"id": reading, "status": "delivered"}]
    assert turns.one("select outcome from webhook_events where id = 'late'") == "sent"


def test_a_reading_whose_stars_went_back_between_the_turn_and_its_reply_is_not_sent(turns: Turns, database_url: str) -> None:
    user, engine = turns.person(MALI, stars=3), make_engine(database_url)
    turns.reading(user, status="waiting")

    @event.listens_for(engine, "before_cursor_execute")
    def deletes_everything(*args: Any) -> None:
        if "set tried_at = clock" in str(args[2]):
            with turns.engine.begin() as connection:
                forgetting.forget(connection, user, PSEUDONYMS.new(MALI.line_id))

    handler = Handler(engine, turns.line, turns.jobs, LINKS, BANGKOK, PSEUDONYMS)
    handler.handle(Tapped("balance", MALI.line_id, datetime.now(UTC), "token", data="balance"))

    engine.dispose()
    assert turns.line.replies == {}
    assert turns.all("select status from readings") == [{"status": "refunded"}]
