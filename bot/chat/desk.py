"""The owner's desk, as the chat sees it. The desk itself is `bot.owner.desk`; without one there are no owners."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Protocol

from bot.chat.outbox import Committed
from bot.chat.turn import Opened, close_turn
from bot.process.queue import Job
from bot.say.checks import check
from bot.say.limits import Message
from bot.say.replies.chat import AskKindly, AskWhatIsWrong, HelpLines

ALONE: Final = (HelpLines, AskKindly, AskWhatIsWrong)
"""Replies before which an owner is told nothing else: she may be in danger as anybody may."""


@dataclass(frozen=True)
class Answered:
    """What the desk answers in a turn's transaction. `afterwards` does what must be done outside, once it is committed, and
    returns what is said of it; it never raises.
    """

    messages: list[Message]
    jobs: tuple[Job, ...] = ()
    afterwards: Callable[[], list[Message]] | None = None


class Desk(Protocol):
    """Takes what an owner says and taps, before the conversation does."""

    def belongs_to(self, line_id: str) -> bool:
        """Whether this is an owner. Asks nobody: it is called for everybody."""

    def answer(self, opened: Opened) -> Answered | None:
        """The answer to an owner's event, in its turn's transaction; None: it is no business of the desk."""

    def brings(self, opened: Opened, room: int) -> list[Message]:
        """What comes first in the reply to any event of an owner: free of charge, where a push would not be. At most `room`."""


def close_at_desk(opened: Opened, answered: Answered, brought: list[Message], *, newcomer: bool) -> Committed:
    """Closes an owner's turn at her desk: her conversation stays as it was. A `newcomer` is shown her menu."""
    messages = [*brought, *answered.messages]
    if messages:
        check(messages)
    here = opened.conversation
    close_turn(opened, here, messages, {}, here.updated_at or datetime.now(UTC))
    jobs = [*answered.jobs, *([Job("menu", opened.person.id)] if newcomer else [])]
    return Committed(messages, jobs, carries=False, afterwards=answered.afterwards or list)
