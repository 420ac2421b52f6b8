"""Replies about the chat itself: buttons that are over, limits, help, language, deleting data, people in danger."""

from collections.abc import Mapping
from datetime import datetime

from bot.say.replies.base import Reply
from models.general.value import value


@value
class OldButton(Reply):
    """The button belongs to an earlier question, or MiMi does not know it."""


@value
class Cancelled(Reply):
    """Cancelled; or there was nothing to cancel."""

    was_anything: bool


@value
class TimedOut(Reply):
    """The question was given up after a long silence."""


@value
class RateLimited(Reply):
    """Too many messages in a minute."""


@value
class TurnFailed(Reply):
    """Something went wrong on our side, and nothing was charged."""


@value
class Paused(Reply):
    """The owner has paused MiMi `until` then (UTC): nothing new begins. `words`: the owner's own, by language."""

    words: Mapping[str, str]
    until: datetime


@value
class Unreadable(Reply):
    """MiMi reads text only. `kind` is LINE's message type, perhaps one that is new to us."""

    kind: str


@value
class SmallTalk(Reply):
    """A short warm word back. `kind` is that of `bot.chat.dialogue.understand.small_talk`; `idle`: nothing is going on."""

    kind: str
    idle: bool


@value
class NotUnderstood(Reply):
    """The text answers nothing that `state` (mood, spread, draw, stars) asks; how to answer it in words."""

    state: str


@value
class Help(Reply):
    """What MiMi can do, with the ways there."""


@value
class AskLanguage(Reply):
    """Which language?"""


@value
class LanguageChanged(Reply):
    """Said in the new language."""


@value
class ConfirmForget(Reply):
    """Really delete all data? `offer` says when this was asked; `stars` and `coins` would be lost."""

    offer: str
    stars: int
    coins: int


@value
class DataKept(Reply):
    """They decided against deleting their data: nothing was deleted."""


@value
class Forgotten(Reply):
    """All their data was deleted."""


@value
class AskKindly(Reply):
    """A text that may be a cry: was it one, or only a way of speaking? `kind` is as for HelpLines."""

    kind: str
    message_id: str


@value
class AskWhatIsWrong(Reply):
    """Somebody cried for help and said no more."""


@value
class Barred(Reply):
    """The owner has barred them: nothing is begun. What they own stays theirs, and a person can be reached."""


@value
class Heard(Reply):
    """What MiMi heard in a voice message: was it that?"""

    text: str
    message_id: str


@value
class SpeakAgain(Reply):
    """It was heard wrong; they may say it again, or type it."""


@value
class NothingHeard(Reply):
    """The voice message could not be heard: nothing in it, or no answer in time."""


@value
class VoiceTooLong(Reply):
    """A voice message may last `most` seconds."""

    most: int


@value
class HelpLines(Reply):
    """For someone in danger: people to call instead of cards.

    `kind` is one of `bot.safety.help_numbers.NUMBERS`; `stars` are those that went back to them.
    """

    kind: str
    stars: int = 0
