"""What an effect is given, and what it may answer."""

from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.chat.dialogue.states import Conversation
from bot.chat.events import Event
from bot.chat.turn import Person
from bot.queue import Job
from bot.say.reply import Reply


@dataclass(frozen=True)
class Scene:
    """One turn as an effect sees it: the open transaction, the locked person, the event, the present (UTC), their zone.

    `left_as` is what stands in the books instead of their LINE id once they had their data deleted; `readings_per_day`
    is how many readings they may begin between two midnights of their zone (None: as many as they like).
    """

    connection: Connection
    person: Person
    event: Event
    now: datetime
    zone: ZoneInfo
    left_as: str
    readings_per_day: int | None = None

    @property
    def midnight(self) -> datetime:
        """When their day began."""
        return datetime.combine(self.now.astimezone(self.zone).date(), time(), self.zone)


@dataclass(frozen=True)
class Outcome:
    """What an effect says, whose language the turn is in from here on, and what is to be enqueued after the commit.

    `home`: the place that the state machine took for granted is not to be had (a reading too old to ask about), so the
    conversation goes back to idle; or it goes on as `conversation` says. `silent`: the reply token is spoken for (a
    reading will use it).
    """

    replies: tuple[Reply, ...] = ()
    jobs: tuple[Job, ...] = ()
    language: str | None = None
    home: bool = False
    conversation: Conversation | None = None
    silent: bool = False
    notes: dict[str, Any] = field(default_factory=dict)


def say(name: str, **args: Any) -> Outcome:
    return Outcome(replies=(Reply(name, args),))
