"""One person's turns beside a LINE that stumbles, by a clock that the test moves on."""

import itertools
import json
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.chat.events import Tapped
from bot.chat.handler import Handler
from bot.chat.outbox import Answers
from bot.line.client import FAST, Line
from bot.line.delivery import Outcome
from bot.say.limits import Message
from bot.settings import Settings
from bot.watch import metrics
from sandbox.run.client import Phone
from sandbox.run.processes import free_port
from sandbox.switches import Fail
from tests.helpers.people import NOK
from tests.helpers.support import LiveSandbox
from tests.helpers.turns import BANGKOK, LINKS, PSEUDONYMS, Turns, some_interpretation
from worker.question import Interpreted, Question
from worker.readings import reading
from worker.runtime.parts import Parts

BEFORE: Final = "500"
AFTER: Final = "500_after"
"""LINE answers 500 before it acted, or after it has delivered."""

PATIENT: Final = (60.0, 60.0)


class Teller:
    """Interprets at once."""

    def interpret(self, question: Question) -> Interpreted:
        return Interpreted(some_interpretation(len(question.cards)), "fallback")


class Stumbling(Line):
    """LINE whose next replies go as `fates` say: BEFORE, AFTER, or None to be taken. Then all are taken.

    However long a reply takes on a busy machine, it is waited for: only the fates put anything in doubt.
    """

    def __init__(self, sandbox: LiveSandbox, settings: Settings) -> None:
        super().__init__(settings.line_channel_access_token.get_secret_value(), settings.line_api_base)
        self.sandbox = sandbox
        self.fates: Iterator[str | None] = iter(())

    def reply(self, token: str, messages: Sequence[Message], timeout: tuple[float, float] = FAST) -> None:
        kind = next(self.fates, None)
        self.sandbox.world.switches.reply_fail = Fail(kind, 1 if kind else None)
        super().reply(token, messages, PATIENT)


class Story:
    """Nok, who has stars, in the database and in LINE; and the time that passes for both."""

    def __init__(self, turns: Turns, sandbox: LiveSandbox, parts: Parts, settings: Settings) -> None:
        self.turns = turns
        self.sandbox = sandbox
        self.phone: Phone = sandbox.control.arrive(NOK.name, "th")
        self.user = turns.person(NOK, stars=99)
        turns.run("update users set line_id = :id", id=self.phone.id)
        self.line = Stumbling(sandbox, settings)
        self.parts = replace(parts, line=self.line, interpreter=Teller(), now=self.now, wait=self.passes)
        self.passed = 0.0
        self.numbers = itertools.count()

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self.passed)

    def passes(self, seconds: float) -> None:
        """Leases run out, tokens grow old, here and at LINE."""
        self.passed += seconds
        self.sandbox.world.switches.clock_offset_s += seconds
        self.turns.run("update readings set lease_until = lease_until - make_interval(secs => :s)", s=seconds)
        self.turns.run(
            "update webhook_events set received_at = received_at - make_interval(secs => :s),"
            " reply_token_since = reply_token_since - make_interval(secs => :s), tried_at = tried_at - make_interval(secs => :s)",
            s=seconds,
        )

    def away(self, line: Line | None = None) -> Parts:
        """The worker while nobody listens at LINE's address."""
        return replace(self.parts, line=line or Line("token", f"http://127.0.0.1:{free_port()}"))

    def token(self, age: float) -> str:
        """A reply token whose minute began at LINE so many seconds ago."""
        return self.sandbox.world.state.reply_tokens.issue(self.phone.id, self.sandbox.world.now() - age)

    def paid(self, age: float, *, known: bool = True) -> uuid.UUID:
        """A queued reading, just arrived with a token of that age. Not `known`: its event was redelivered."""
        since = self.now() - timedelta(seconds=age) if known else None
        with self.turns.engine.begin() as connection:
            return self.turns.begin(
                connection, self.user, reply_token=self.token(age), reply_token_at=self.now(), reply_token_since=since
            )

    def tap(self, line: Line, age: float = 0, *, known: bool = True) -> str:
        """A tap on the balance, with a token of that age; the event's id."""
        name, at = f"tap-{next(self.numbers)}", datetime.now(UTC) - timedelta(seconds=age)
        handler = Handler(self.turns.engine, line, self.turns.jobs, LINKS, BANGKOK, PSEUDONYMS)
        since = at if known else None
        handler.handle(Tapped(name, self.phone.id, at, self.token(age), data="balance", reply_token_since=since))
        return name

    def answer(self, event: str) -> Outcome | None:
        """What the worker does with a reply that LINE has not taken."""
        return Answers(self.turns.engine, self.line).send_pending(event)

    def work(self, paid: uuid.UUID, times: int = 4) -> None:
        """The sweep has it taken up again, each time after its lease."""
        for _ in range(times):
            reading.read(self.parts, paid)
            self.passes(25)

    def stumble(self, fates: Iterable[str | None]) -> None:
        self.line.fates = iter(fates)

    def seen(self, what: object) -> int:
        """In how many of LINE's deliveries it stands."""
        deliveries = self.sandbox.control.record()["deliveries"]
        return sum(str(what) in json.dumps(one["messages"], ensure_ascii=False) for one in deliveries)

    def readings_seen(self, paid: uuid.UUID) -> int:
        return self.seen(f"rate:5:{paid}")

    def status(self, paid: uuid.UUID) -> str:
        return str(self.turns.one("select status from readings where id = :id", id=paid))


def in_doubt(what: str) -> float:
    """How often this has been said again in doubt, in this process."""
    samples = (sample for metric in metrics.of_this_process() for sample in metric.samples)
    return sum(one.value for one in samples if one.name == "mimi_repeats_in_doubt_total" and one.labels == {"what": what})
