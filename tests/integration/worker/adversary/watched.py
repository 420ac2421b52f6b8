"""A LINE and a model that do something at the right moment, and what the worker makes of it."""

import itertools
import json
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot.line.client import FAST
from bot.line.errors import LineError
from bot.say.limits import Message
from tests.helpers.turns import Quiet, Turns, some_interpretation
from worker.question import Interpreted, Question
from worker.runtime.leases import Leases
from worker.runtime.parts import Parts


class Watched(Quiet):
    """LINE that does with each call what the next of `moods` says: an error, something to be done first, or nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.moods: Iterator[LineError | Callable[[], object] | None] = itertools.repeat(None)
        self.pushed: dict[uuid.UUID, list[Message]] = {}

    def reply(self, token: str, messages: Sequence[Message], timeout: tuple[float, float] = FAST) -> None:
        self._feel()
        super().reply(token, messages, timeout)

    def push(self, line_id: str, messages: Sequence[Message], retry_key: uuid.UUID) -> None:
        self._feel()
        self.pushed.setdefault(retry_key, list(messages))

    def show_loading(self, line_id: str, seconds: int = 60) -> None:
        """Nobody looks."""

    def _feel(self) -> None:
        mood = next(self.moods)
        if isinstance(mood, LineError):
            raise mood
        if mood:
            mood()

    @property
    def heard(self) -> str:
        return json.dumps([*self.replies.values(), *self.pushed.values()], ensure_ascii=False)


class Teller:
    """Interprets at once; `meanwhile` happens before it answers."""

    def __init__(self) -> None:
        self.meanwhile: Callable[[], object] = lambda: None
        self.asked = 0
        self.valid = True

    def interpret(self, question: Question) -> Interpreted:
        self.asked += 1
        self.meanwhile()
        return Interpreted(some_interpretation(len(question.cards)).model_copy(update={"valid": self.valid}), "fallback")


def status(turns: Turns) -> str:
    return str(turns.one("select status from readings"))


def queued(turns: Turns, user: uuid.UUID, token: str | None = None) -> uuid.UUID:
    with turns.engine.begin() as connection:
        return turns.begin(connection, user, reply_token=token)


def another_process(parts: Parts) -> Parts:
    """The same, but for what a process remembers of its readings."""
    return replace(parts, leases=Leases.on(parts.engine, parts.settings.database_url, parts.timing))


def later(turns: Turns) -> None:
    turns.run("update readings set lease_until = clock_timestamp() - interval '1 second'")
