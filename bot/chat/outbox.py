"""Sends replies and records the outcome: sent, stored until LINE accepts it, tried again, or given up.

Every turn's reply is stored with its event before LINE is asked; `models.events.reply_outcomes` records each outcome. A
reply that carries something (a reading that waited, announcements) is noted before each attempt, so that whoever comes after a
crash knows of it; an attempt that LINE has certainly not acted on is taken back.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import structlog
from sqlalchemy import Engine

from bot.line import delivery
from bot.line.client import WORKER_TIMEOUT, Line, within
from bot.line.delivery import NOT_DONE, Outcome, ReplyToken
from bot.process.queue import Job
from bot.say.limits import MESSAGES, Message
from models.database.batch import bare
from models.events import reply_outcomes

log = structlog.get_logger()

MIN_SECONDS: Final = 0.4
"""With fewer seconds left than this LINE is not asked: the worker replies."""

OVERDUE_SECONDS: Final = 3.0
"""A stored reply this old was left by a process that is gone: a repeated event sends it."""


@dataclass(frozen=True)
class Committed:
    """What a committed turn leaves to be done outside of its transaction. `carries`: the reply brings something along.

    `afterwards` does the rest of an owner's act, and returns what is said of it below the reply.
    """

    messages: list[Message]
    jobs: list[Job]
    carries: bool
    afterwards: Callable[[], list[Message]] = list


NOTHING: Final = Committed([], [], carries=False)


class Answers:
    """Replies of events. `deadline` is always the moment, by the monotonic clock, at which LINE wants its 200. Thread-safe.

    `mark_sent` notes that LINE has taken a reply that carried nothing, soon; without it that is done at once.
    """

    def __init__(self, engine: Engine, line: Line, mark_sent: Callable[[str], None] | None = None) -> None:
        self._engine = engine
        self._line = line
        self._mark_sent = mark_sent or self._mark_at_once

    def finish(self, event: str, committed: Committed) -> Committed:
        """Does the rest of an owner's act, and stores the reply anew with what is said of it."""
        more = committed.afterwards()
        if not more:
            return committed
        messages = [*committed.messages, *more][:MESSAGES]
        with bare(self._engine) as connection:
            reply_outcomes.store_anew(connection, event, messages)
        return replace(committed, messages=messages, afterwards=list)

    def reply(self, token: str, messages: list[Message], arrived: float, deadline: float) -> Outcome:
        """The first reply to an event that arrived then (monotonic): its token has certainly not been used.

        LATER when too little time is left by now: the database may have taken it.
        """
        now = time.monotonic()
        if deadline - now < MIN_SECONDS:
            return Outcome.LATER
        first = ReplyToken(token, age=now - arrived, line_age=None, tried=False)
        return delivery.reply(self._line, first, messages, timeout=within(deadline - now))

    def send(self, event: str, token: str, messages: list[Message], arrived: float, deadline: float, *, carries: bool) -> Outcome:
        """The stored reply of a turn that was just committed."""
        noted = None
        if carries:
            with bare(self._engine) as connection:
                noted = reply_outcomes.note_attempt(connection, event)
            if noted is None:  # the person had their data deleted since, and what it carries went back
                return Outcome.EXPIRED
        outcome = self.reply(token, messages, arrived, deadline)
        if noted and outcome in NOT_DONE:
            with bare(self._engine) as connection:
                reply_outcomes.take_back_attempt(connection, event, noted)
        if outcome is Outcome.SENT and not carries:
            self._mark_sent(event)
        else:
            self._settle(event, outcome, carries=carries)
        return outcome

    def send_pending(self, event: str, timeout: tuple[float, float] = WORKER_TIMEOUT) -> Outcome | None:
        """A stored reply that LINE has not taken, if its token can still live. None: there is none (any more)."""
        with bare(self._engine) as connection:
            noted = reply_outcomes.note_attempt(connection, event)
            row = reply_outcomes.pending(connection, event)
        if noted is None or row is None:
            return None
        token = ReplyToken(
            row["reply_token"],
            age=float(row["age"]),
            line_age=None if row["line_age"] is None else float(row["line_age"]),
            tried=noted.again or not row["carries"],  # nobody notes the first attempt of a reply that carries nothing
        )
        outcome = delivery.reply(self._line, token, row["reply"], timeout=timeout)
        if outcome in NOT_DONE and not token.tried:
            with bare(self._engine) as connection:
                reply_outcomes.take_back_attempt(connection, event, noted)
        self._settle(event, outcome, carries=bool(row["carries"]))
        return outcome

    def send_overdue(self, event: str, deadline: float) -> None:
        """A repeated event's stored reply, when it has waited for seconds: the process that had it is gone."""
        with bare(self._engine) as connection:
            row = reply_outcomes.pending(connection, event)
        left = deadline - time.monotonic()
        if row is not None and row["age"] >= OVERDUE_SECONDS and left >= MIN_SECONDS:
            log.info("reply_overdue")
            self.send_pending(event, within(left))

    def _settle(self, event: str, outcome: Outcome, *, carries: bool) -> None:
        """What is UNSURE, LATER or UNAUTHORISED stays pending: the sweep has it tried again until its token is over."""
        if outcome is Outcome.DOUBTFUL and carries:
            delivery.count_repeat_in_doubt("carried")
        match outcome:
            case Outcome.SENT:
                with bare(self._engine) as connection:
                    reply_outcomes.mark_sent(connection, event, carries=carries)
            case Outcome.EXPIRED | Outcome.DOUBTFUL:
                with bare(self._engine) as connection:
                    reply_outcomes.mark_expired(connection, event)
            case Outcome.REFUSED:
                with bare(self._engine) as connection:
                    reply_outcomes.mark_refused(connection, event)

    def _mark_at_once(self, event: str) -> None:
        self._settle(event, Outcome.SENT, carries=False)
