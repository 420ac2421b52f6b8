"""One person's turns, and what travels to Postgres for each."""

import itertools
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import text

from bot.chat.events import Event
from bot.chat.handler import Handler
from bot.chat.limits.rate_limit import Limiter
from bot.line.client import Line
from bot.process.queue import Enqueues, Job
from bot.say.links import Links
from bot.settings import Settings
from models.database.engine import make_engine
from sandbox.run.client import Phone
from tests.helpers.support import LiveSandbox
from tests.integration.bot.chat.robustness.wire import Wire


class Jobs:
    """A queue that keeps what it is given."""

    def __init__(self) -> None:
        self.put_in: list[Job] = []

    def put(self, job: Job) -> bool:
        self.put_in.append(job)
        return True


class Chat:
    """One person's events, handed straight to the handler, each with a reply token that LINE's stand-in knows.

    All of them count into one minute.
    """

    def __init__(self, settings: Settings, sandbox: LiveSandbox, phone: Phone, wire: Wire, queue: Enqueues | None = None) -> None:
        self.wire = wire
        self.engine = make_engine(wire.url)
        self.jobs = Jobs()
        self._sandbox = sandbox
        self._phone = phone
        self._numbers = itertools.count()
        line, links = Line.from_settings(settings), Links.from_settings(settings)
        limiter = Limiter.from_settings(settings, now=lambda: 1_000_000_000.0, patience=5)
        self.sent: list[str] = []
        self.handler = Handler(
            self.engine,
            line,
            queue or self.jobs,
            links,
            settings.zone,
            settings.pseudonyms,
            limiter,
            settings.readings_per_day,
            mark_sent=self.sent.append,
        )

    def cost(self, event_type: type[Event], **what: Any) -> list[str]:
        number = next(self._numbers)
        token = self._sandbox.world.state.reply_tokens.issue(self._phone.id, self._sandbox.world.now())
        event = event_type(f"ev-{number}", self._phone.id, datetime.now(UTC), token, **what)
        return self.cost_of(event)

    def cost_of(self, event: Event) -> list[str]:
        """What travelled for this event. A new connection's own settings are not the turn's."""
        self.wire.sent.clear()
        self.handler.handle(event)
        return [sent for sent in self.wire.sent if not sent.startswith("set statement_timeout")]


def rich(chat: Chat) -> None:
    with chat.engine.begin() as connection:
        connection.execute(text("update users set stars = 9, coins = 900"))


def assert_costs(sent: list[str], trips: int, what: str) -> None:
    assert len(sent) == trips, f"{what} took {len(sent)}:\n" + "\n".join(one[:90] for one in sent)
