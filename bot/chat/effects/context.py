"""What an effect is given, and what it gives back."""

from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.chat.dialogue.effects import HearVoice
from bot.chat.dialogue.states import Conversation
from bot.chat.dialogue.steps.shared import Step
from bot.chat.events import Event
from bot.chat.turn import Person
from bot.process.queue import Job
from bot.say.replies.base import Reply
from models.people.pseudonyms import Pseudonyms


@dataclass(frozen=True)
class Context:
    """One turn as an effect sees it: the open transaction, the locked person, the event, the present (UTC), their zone.

    One of `pseudonyms` replaces their LINE id once they had their data deleted. `readings_per_day` limits the
    readings that they may begin between two midnights of their zone; None: no limit. `hears_voices`: a model is set for that.
    `moderates`: the provider has a moderation.
    """

    connection: Connection
    person: Person
    event: Event
    now: datetime
    zone: ZoneInfo
    pseudonyms: Pseudonyms
    readings_per_day: int | None = None
    hears_voices: bool = False
    moderates: bool = False

    @property
    def midnight(self) -> datetime:
        """When their day began."""
        return datetime.combine(self.now.astimezone(self.zone).date(), time(), self.zone)


@dataclass(frozen=True)
class Outcome:
    """What an effect says, the jobs to enqueue after the commit, and how the turn goes on.

    `language`: the turn is answered in this language from here on. `home`: the state that the state machine expected cannot
    be had (a reading too old to ask about), so the conversation goes back to idle; or it goes on as `conversation` says.
    `silent`: nothing is said, because a reading will use the reply token. `instead`: the turn is this step's after all.
    `hear`: the event's voice message, to be noted with it.
    """

    replies: tuple[Reply, ...] = ()
    jobs: tuple[Job, ...] = ()
    language: str | None = None
    home: bool = False
    conversation: Conversation | None = None
    silent: bool = False
    instead: Step | None = None
    hear: HearVoice | None = None


def answer(*replies: Reply) -> Outcome:
    """An outcome that only says something."""
    return Outcome(replies=replies)
