"""MiMi's web process without a conversation: what each turn costs before a word of it is understood.

Server, signature, transaction, stored reply, call to LINE and mark are MiMi's own; every event is answered with one short text,
and nothing is heard, drawn, paid or enqueued. So it bounds what a quicker conversation could bring.
"""

import time
from typing import Final, cast

from flask import Flask
from sqlalchemy import Engine

from bot.app import STATEMENT_SECONDS, WEB_THREADS, create_app
from bot.chat.events import Event
from bot.chat.handler import PRESENT, Handler
from bot.chat.outbox import Answers
from bot.chat.sent_marks import SentMarks
from bot.chat.turn import close_turn, open_turn
from bot.chat.webhook import Webhook
from bot.line.client import Line
from bot.say.limits import Message
from bot.settings import load_settings
from models.database.engine import make_engine

ANSWER: Final[list[Message]] = [{"type": "text", "text": "รับทราบค่ะ"}]


class BareTurns:
    """Handles events as `bot.chat.handler.Handler` does, and says the same each time. Of people who are in the books."""

    def __init__(self, answers: Answers, engine: Engine) -> None:
        self._answers = answers
        self._engine = engine

    def handle(self, event: Event, deadline: float) -> None:
        arrived = time.monotonic()
        with open_turn(self._engine, event) as opened:
            close_turn(opened, opened.conversation, ANSWER, {}, PRESENT())
        assert event.reply_token
        self._answers.send(event.id, event.reply_token, ANSWER, arrived, deadline, carries=False)


def create_bare_app() -> Flask:
    """The WSGI application; settings are read from the environment. All routes but the webhook's are MiMi's."""
    settings = load_settings()
    engine = make_engine(settings.database_url, connections=WEB_THREADS, statement_seconds=STATEMENT_SECONDS)
    answers = Answers(engine, Line.from_settings(settings), SentMarks(engine).add)
    app = create_app(settings)
    secret = settings.line_channel_secret.get_secret_value()
    app.wsgi_app = Webhook(app.wsgi_app, cast(Handler, BareTurns(answers, engine)), secret)  # type: ignore[method-assign]
    return app
