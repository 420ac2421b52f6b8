"""One event from LINE, from its row to its reply: what a turn of the conversation is made of."""

import math
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

import structlog
from psycopg2.errors import DeadlockDetected, QueryCanceled
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from bot.chat import turn
from bot.chat.dialogue import conversation
from bot.chat.dialogue.states import Moment
from bot.chat.effects import Context, carry_out
from bot.chat.effects.following import unblock
from bot.chat.events import Event, Followed, Unfollowed, Unsent
from bot.chat.outbox import LEAST, Answers
from bot.chat.pending import MESSAGES_A_REPLY, bring_along
from bot.chat.rate_limit import Limiter, Verdict
from bot.chat.turn import Newcomer, Opened, Repeated, Stranger
from bot.line.client import Line, LineError, within
from bot.line.delivery import Outcome as Delivered
from bot.queue import Enqueues, Job
from bot.say.flex.parts import Links
from bot.say.flex.render import render
from bot.say.limits import Message, check
from bot.say.replies.base import Reply
from bot.say.replies.chat import RateLimited
from bot.say.words import DEFAULT_LANGUAGE, words_for
from bot.watch import metrics
from models.db import bare
from models.people.forgetting import forgotten_as
from models.readings.deck import new_seed

log = structlog.get_logger()

WORDLESS: Final = (Unfollowed, Unsent)
"""There is no reply token, and nothing is begun: who is not in the books is not written down for these."""

NEVER_LIMITED: Final = (Followed, Unfollowed, Unsent)
"""What LINE says of people, rather than what they say: it is never too much."""

DEADLOCK_PATIENCE: Final = 3
"""How often a turn that Postgres undid for a deadlock is run again: people who invite each other at the same moment."""


@dataclass(frozen=True)
class Answer:
    """What a committed turn leaves to be done outside of its transaction."""

    event: Event
    messages: list[Message]
    jobs: list[Job]
    carries: bool


class Handler:
    """Handles events, one at a time, each in its own transaction. Thread-safe. Without a `limiter` nobody is held back."""

    def __init__(
        self,
        engine: Engine,
        line: Line,
        queue: Enqueues,
        links: Links,
        zone: ZoneInfo,
        secret: str,
        limiter: Limiter | None = None,
    ) -> None:
        self._engine = engine
        self._line = line
        self._answers = Answers(engine, line)
        self._queue = queue
        self._links = links
        self._zone = zone
        self._secret = secret.encode()
        self._limiter = limiter
        self._readings_per_day = limiter.readings_per_day if limiter else None

    def handle(self, event: Event, patience: float = math.inf) -> None:
        """Carries one event out and answers it within about `patience` seconds; what that is too short for is left to the
        worker.

        A repeated event does nothing, but for a reply that LINE never took. Raises what the database raises.
        """
        came = time.monotonic()
        until = came + patience
        if self._limiter and not isinstance(event, NEVER_LIMITED):
            verdict = self._limiter.admit(event.line_id)
            if verdict is not Verdict.WELCOME:
                if verdict is Verdict.TOO_MANY:
                    self._turn_away(event, until)
                log.info("limited", type=type(event).__name__, silently=verdict is Verdict.SILENCE)
                metrics.EVENTS.labels(type(event).__name__, "limited").inc()
                return
        try:
            answer = self._commit(event, until)
        except Repeated:
            metrics.EVENTS.labels(type(event).__name__, "repeated").inc()
            self._answers.mend(event.id, until)
            return
        metrics.EVENTS.labels(type(event).__name__, "handled").inc()
        for job in answer.jobs:
            log.info("enqueued", job=job.id, done=self._queue.put(job))
        if not answer.messages or event.reply_token is None:
            return
        if until - time.monotonic() < LEAST:
            self._queue.put(Job("answer", event.id))
            return
        outcome = self._answers.send(event.id, event.reply_token, answer.messages, came, until, carries=answer.carries)
        if outcome is Delivered.UNSURE and time.monotonic() < until:  # else the sweep will find it
            self._queue.put(Job("answer", event.id))

    def _turn_away(self, event: Event, until: float) -> None:
        """Too much in a minute: the event leaves no trace, and its answer, a reply, costs nothing. Lost, it is not missed."""
        came = time.monotonic()
        if event.reply_token is None or until - came < LEAST:
            return
        with bare(self._engine) as connection:
            known = connection.execute(text("select language from users where line_id = :line"), {"line": event.line_id})
            words = words_for(known.scalar())
        self._answers.say(event.reply_token, render(RateLimited(), words, self._links), came, until)

    def _commit(self, event: Event, until: float) -> Answer:
        newcomer, failures = None, 0
        while True:
            try:
                return self._turn(event, newcomer)
            except Stranger:
                if isinstance(event, WORDLESS):
                    return Answer(event, [], [], carries=False)
                newcomer = self._introduce(event, until)
            except OperationalError as error:
                # The server went away under a pooled connection, or undid the turn to end a deadlock; the event's row
                # decides whether it had been committed. What took too long would take too long again.
                failures += 1
                if isinstance(error.orig, QueryCanceled) or failures > (
                    DEADLOCK_PATIENCE if isinstance(error.orig, DeadlockDetected) else 1
                ):
                    raise
                log.warning("turn_again", error=type(error.orig).__name__)

    def _turn(self, event: Event, newcomer: Newcomer | None) -> Answer:
        with turn.turn(self._engine, event, newcomer) as opened:
            moment = Moment(datetime.now(UTC), new_seed())
            step = conversation.step(opened.conversation, event, opened.person.account, moment)
            replies: list[Reply] = []
            jobs: list[Job] = []
            language, silent, after = opened.person.language, False, step.conversation
            left_as = forgotten_as(self._secret, event.line_id)
            context = Context(opened.connection, opened.person, event, moment.now, self._zone, left_as, self._readings_per_day)
            if newcomer and language != DEFAULT_LANGUAGE:
                jobs.append(Job("menu", opened.person.id))
            if opened.person.blocked and not isinstance(event, Followed | Unfollowed | Unsent):
                unblock(opened.connection, opened.person, event)
            for act in step.acts:
                if isinstance(act, Reply):
                    replies.append(act)
                    continue
                outcome = carry_out(act, context)
                replies += outcome.replies
                jobs += outcome.jobs
                language = outcome.language or language
                silent = silent or outcome.silent
                after = outcome.conversation or (after.left() if outcome.home else after)
            messages: list[Message] = []
            carries: dict[str, list[str]] = {}
            if not silent and not isinstance(event, WORDLESS):
                messages, carries = self._messages(opened, replies, language)
            turn.close(opened, after, messages, carries, moment.now)
        log.info("turn", type=type(event).__name__, was=opened.conversation.state.value, state=after.state.value)
        metrics.TRANSITIONS.labels(opened.conversation.state.value, after.state.value).inc()
        return Answer(event, messages, jobs, bool(carries))

    def _messages(self, opened: Opened, replies: list[Reply], language: str) -> tuple[list[Message], dict[str, list[str]]]:
        words = words_for(language)
        messages = [message for reply in replies for message in render(reply, words, self._links)]
        brought, carries = bring_along(opened, words, self._links)
        room = MESSAGES_A_REPLY - len(brought)
        messages = brought + (messages[-room:] if room else [])
        if messages:
            check(messages)
        return messages, carries

    def _introduce(self, event: Event, until: float) -> Newcomer:
        """Who this is, as LINE tells it; without LINE's answer in time MiMi greets them without a name, in Thai."""
        name, picture, language = None, None, None
        started = time.monotonic()
        try:
            if until - started >= LEAST:
                profile = self._line.profile(event.line_id, within(until - started))
                name, picture, language = profile.name, profile.picture, profile.language
        except LineError as error:
            log.warning("profile_away", error=type(error).__name__, seconds=time.monotonic() - started)
        spoken = "en" if language and not language.lower().startswith("th") else "th"
        return Newcomer(name, picture, spoken, left_as=forgotten_as(self._secret, event.line_id))
