"""The way of one event, from LINE's webhook to LINE's reply, top to bottom:

admit -> open -> step -> carry out -> close -> send
"""

import math
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.chat.desk import ALONE, Desk, close_at_desk
from bot.chat.dialogue import conversation
from bot.chat.dialogue.state_prompts import state_prompt
from bot.chat.dialogue.states import Moment, State
from bot.chat.dialogue.steps.inbox import is_awaited
from bot.chat.effects import Context
from bot.chat.effects.acts import Done, carry_out_acts
from bot.chat.events import Event, Followed, Said, Sent, Tapped, Unfollowed, Unsent
from bot.chat.failed_turns import close_failed_turn, may_go_well_later, run_again_if_undone
from bot.chat.introduction import introduce, is_of_before_a_deletion
from bot.chat.limits.exceptions import always_heard, plain_danger
from bot.chat.limits.pausing import heed
from bot.chat.limits.rate_limit import Limiter, Verdict
from bot.chat.outbox import MIN_SECONDS, NOTHING, Answers, Committed
from bot.chat.reply_content import MESSAGES_A_REPLY, compose
from bot.chat.turn import Newcomer, Opened, Stranger, close_turn, open_turn
from bot.line.client import Line
from bot.line.delivery import Outcome as Delivered
from bot.process.queue import Enqueues, Job
from bot.say.flex.render import render
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies.chat import HelpLines, RateLimited, TurnFailed
from bot.say.words import DEFAULT_LANGUAGE, words_for
from bot.watch import metrics
from models.database.batch import bare
from models.people.contact import language_of, unblock
from models.people.pseudonyms import Pseudonyms
from models.people.turns import Repeated
from models.readings.deck import new_seed

log = structlog.get_logger()

PRESENT: Final = partial(datetime.now, UTC)

WITHOUT_TOKEN: Final = (Unfollowed, Unsent)
"""LINE sends no reply token with these, and nothing begins: nobody gets a row because of them."""

NEVER_LIMITED: Final = (Followed, Unfollowed, Unsent)
"""What LINE says of people, rather than what they say: none of it is turned away."""

SENT_BY_PEOPLE: Final = (Said, Tapped, Sent)
"""When one of these fails, the person can be asked to send it again."""


class Handler:
    """Handles events, one at a time, each in its own transaction. Thread-safe.

    Without a `limiter` people may send as many events as they like, without `readings_per_day` begin as many readings.
    `moderates`: what they type is shown to the provider's moderation. `desk`: where owners are served; None: nowhere.
    `mark_sent`: as for `Answers`. `now` is the moment of a turn, by which its day is counted.
    """

    def __init__(
        self,
        engine: Engine,
        line: Line,
        queue: Enqueues,
        links: Links,
        zone: ZoneInfo,
        pseudonyms: Pseudonyms,
        limiter: Limiter | None = None,
        readings_per_day: int | None = None,
        *,
        hears_voices: bool = False,
        moderates: bool = False,
        desk: Desk | None = None,
        mark_sent: Callable[[str], None] | None = None,
        now: Callable[[], datetime] = PRESENT,
    ) -> None:
        self._engine = engine
        self._line = line
        self._answers = Answers(engine, line, mark_sent)
        self._queue = queue
        self._links = links
        self._zone = zone
        self._pseudonyms = pseudonyms
        self._limiter = limiter
        self._readings_per_day = readings_per_day
        self._hears_voices = hears_voices
        self._moderates = moderates
        self._desk = desk
        self._now = now

    def handle(self, event: Event, deadline: float = math.inf) -> None:
        """Carries one event out and answers it before `deadline` (monotonic seconds); what there is no time for is left to
        the worker.

        A repeated event does nothing, except that a reply which LINE never took is sent. Raises when LINE should send the
        event again (`_apologise`).
        """
        arrived = time.monotonic()
        if not self._admit(event, arrived, deadline):
            return
        try:
            committed = self._take_turn(event, deadline)
        except Repeated:
            metrics.count_event(event, "repeated")
            self._answers.send_overdue(event.id, deadline)
            return
        except Exception as error:
            committed = self._apologise(event, error)
            metrics.count_event(event, "failed")
        else:
            metrics.count_event(event, "handled")
        self._enqueue(committed.jobs)
        self._send(event, self._answers.finish(event.id, committed), arrived, deadline)

    def _admit(self, event: Event, arrived: float, deadline: float) -> bool:
        """False when this person has sent too much: nothing of the event is stored, and the first one over the limit is answered.

        A text that is plainly about danger and a cancel are let through, however much they sent, and do not count: else the
        next one would meet silence before anybody was asked to slow down.
        """
        if self._limiter is None or isinstance(event, NEVER_LIMITED):
            return True
        verdict = self._limiter.admit(event.line_id)
        if verdict is Verdict.WELCOME:
            return True
        if always_heard(event):
            self._limiter.take_back(event.line_id)
            return True
        if verdict is Verdict.TOO_MANY:
            self._turn_away(event, arrived, deadline)
        log.info("limited", type=type(event).__name__, silently=verdict is Verdict.SILENCE)
        metrics.count_event(event, "limited")
        return False

    def _take_turn(self, event: Event, deadline: float) -> Committed:
        """The transaction. For somebody who is not in the books it is run again, once LINE has told who they are."""
        try:
            return run_again_if_undone(lambda: self._turn(event, None))
        except Stranger:
            if isinstance(event, WITHOUT_TOKEN) or is_of_before_a_deletion(self._engine, event, self._pseudonyms):
                return NOTHING
            newcomer = introduce(self._line, event, self._pseudonyms, deadline)
            return run_again_if_undone(lambda: self._turn(event, newcomer))

    def _apologise(self, event: Event, error: Exception) -> Committed:
        """The turn failed and is undone. Closes the event, with an apology as its reply.

        Closed, so that a redelivery does not carry out what MiMi has said was not done. Raises `error` instead when the
        event had better come again: it may go well later, or the person cannot send it again themselves. Who is plainly in
        danger gets the help lines instead of an apology.
        """
        if may_go_well_later(event, error) or not isinstance(event, SENT_BY_PEOPLE):
            raise error
        log.error("event_failed", exc_info=error)
        try:
            with bare(self._engine) as connection:
                words = words_for(language_of(connection, event.line_id))
            danger = plain_danger(event)
            messages = render(HelpLines(danger.kind.value) if danger else TurnFailed(), words, self._links)
            closed = close_failed_turn(self._engine, event, messages)
        except SQLAlchemyError:
            raise error from None
        return Committed(messages, [], carries=False) if closed else NOTHING

    def _turn(self, event: Event, newcomer: Newcomer | None) -> Committed:
        """Open, step, carry out, close."""
        with open_turn(self._engine, event, newcomer) as opened:
            desk = self._desk if self._desk and self._desk.belongs_to(event.line_id) else None
            if desk and (answered := desk.answer(opened)):
                brought = desk.brings(opened, MESSAGES_A_REPLY - len(answered.messages))
                return close_at_desk(opened, answered, brought, newcomer=newcomer is not None)
            moment = Moment(self._now(), new_seed())
            step = conversation.step(opened.conversation, event, opened.person.account, moment)
            step = heed(opened, step, moment)
            done = carry_out_acts(step, self._context(opened, moment))
            if newcomer and (desk or newcomer.language != DEFAULT_LANGUAGE or not newcomer.greeted):
                # Who writes without having just come may have been here before a deletion, and still see the menu of then.
                done.jobs.append(Job("menu", opened.person.id))
            if opened.person.blocked and not isinstance(event, Followed | Unfollowed | Unsent):
                unblock(opened.connection, opened.person.id, event.at)
            messages, carries = self._compose(opened, done, moment)
            if desk and messages and "help" not in carries and not any(isinstance(reply, ALONE) for reply in done.replies):
                messages = [*desk.brings(opened, MESSAGES_A_REPLY - len(messages)), *messages]
            close_turn(opened, done.conversation, messages, carries, moment.now, done.menu_due(opened.conversation), done.hear)
        was, state = opened.conversation.state.value, done.conversation.state.value
        log.info("turn", type=type(event).__name__, was=was, state=state)
        metrics.labelled(metrics.TRANSITIONS, was, state).inc()
        return Committed(messages, done.jobs, bool(carries))

    def _context(self, opened: Opened, moment: Moment) -> Context:
        return Context(
            opened.connection,
            opened.person,
            opened.event,
            moment.now,
            self._zone,
            self._pseudonyms,
            self._readings_per_day,
            self._hears_voices,
            self._moderates,
        )

    def _compose(self, opened: Opened, done: Done, moment: Moment) -> tuple[list[Message], dict[str, list[str]]]:
        if done.silent or isinstance(opened.event, WITHOUT_TOKEN):
            return [], {}
        was, here = opened.conversation, done.conversation
        apart = here.held is not None or is_awaited(here.offer)
        asked = () if apart else state_prompt(here, opened.person.account, moment)
        quiet = here.state is State.IDLE and not apart
        before = (was.state, was.prompt_number) == (here.state, here.prompt_number)
        words = words_for(done.language)
        return compose(opened, done.replies, words, self._links, asked, asked_before=before, quiet=quiet)

    def _enqueue(self, jobs: list[Job]) -> None:
        for job in jobs:
            log.info("enqueued", job=job.id, done=self._queue.put(job))

    def _send(self, event: Event, committed: Committed, arrived: float, deadline: float) -> None:
        """Replies now, or leaves it to the worker when the time is over or LINE's answer unsure."""
        if not committed.messages or event.reply_token is None:
            return
        if deadline - time.monotonic() < MIN_SECONDS:
            self._queue.put(Job("answer", event.id))
            return
        outcome = self._answers.send(
            event.id, event.reply_token, committed.messages, arrived, deadline, carries=committed.carries
        )
        if outcome in (Delivered.UNSURE, Delivered.LATER) and time.monotonic() < deadline:  # else the sweep will find it
            self._queue.put(Job("answer", event.id))

    def _turn_away(self, event: Event, arrived: float, deadline: float) -> None:
        """Asks them to slow down. The reply is free, and not stored: nothing is lost with it."""
        if event.reply_token is None or deadline - arrived < MIN_SECONDS:
            return
        with bare(self._engine) as connection:
            words = words_for(language_of(connection, event.line_id))
        self._answers.reply(event.reply_token, render(RateLimited(), words, self._links), arrived, deadline)
