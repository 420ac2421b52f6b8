"""Where someone is in the chat, what they own, and what the state machine may ask to be done. Pure data."""

import re
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.say.reply import Reply

DELETION_OFFERED_FOR: Final = timedelta(minutes=15)
"""How long "delete everything" may be confirmed; an older button asks again."""


def deletion_offer(now: datetime) -> str:
    """What the confirming button carries: when it was offered."""
    return f"{int(now.timestamp()):x}"


def deletion_stands(offer: str, now: datetime) -> bool:
    """Whether an offer is still to be taken at its word."""
    if not re.fullmatch(r"[0-9a-f]{1,10}", offer, re.ASCII):
        return False
    age = now.timestamp() - int(offer, 16)
    return -60 <= age <= DELETION_OFFERED_FOR.total_seconds()


class State(StrEnum):
    """The places of a conversation; `conversation.mmd` draws how they are joined."""

    IDLE = "idle"
    QUESTION = "question"
    MOOD = "mood"
    SPREAD = "spread"
    DRAW = "draw"
    STARS = "stars"
    FOLLOW_UP = "follow_up"
    WORD = "word"


MOODS: Final = ("happy", "calm", "hopeful", "worried", "sad", "confused")
FORGOTTEN_AFTER: Final = timedelta(minutes=30)
KEPT_FOR_STARS: Final = timedelta(days=7)
"""A question that waits for stars is kept this long: a PromptPay payment or an invited friend takes more than minutes."""


@dataclass(frozen=True)
class Conversation:
    """`place` numbers the questions of this chat, so that a button of an earlier one is known as old.

    `picks` are the positions on the table (0-20) of the cards turned so far; `reading_id` is the reading that a follow-up
    or a word is about.
    """

    state: State = State.IDLE
    place: int = 0
    question: str | None = None
    message_id: str | None = None
    mood: str | None = None
    spread: str | None = None
    seed: bytes | None = None
    picks: tuple[int, ...] = ()
    reading_id: uuid.UUID | None = None
    updated_at: datetime | None = None

    def left(self) -> "Conversation":
        """The same chat with nothing going on; the place's number goes on counting."""
        return Conversation(place=self.place)


@dataclass(frozen=True)
class Account:
    """What the state machine may know of the person. `stars` are those that can be spent (not frozen)."""

    stars: int = 0
    coins: int = 0
    reading_open: bool = False


@dataclass(frozen=True)
class Moment:
    """Time and chance, handed in so that the state machine stays pure. `seed` is 32 fresh random bytes."""

    now: datetime
    seed: bytes


@dataclass(frozen=True)
class Effect:
    """Something for `bot.chat.effects` to carry out in the turn's transaction; it may answer with replies of its own."""


@dataclass(frozen=True)
class Welcome(Effect):
    """A friend was added, or has unblocked MiMi."""


@dataclass(frozen=True)
class Block(Effect):
    """They blocked MiMi: nothing is pushed from now on."""


@dataclass(frozen=True)
class EraseMessage(Effect):
    """They took a message back: its stored text goes."""

    message_id: str


@dataclass(frozen=True)
class BeginReading(Effect):
    """Spend the stars and queue the reading of what `drawn` holds (question, mood, spread, seed, picks)."""

    drawn: Conversation


@dataclass(frozen=True)
class Show(Effect):
    """Look something up and show it: balance, history (`cursor`), invite, daily, exchange."""

    what: str
    cursor: str | None = None


@dataclass(frozen=True)
class Exchange(Effect):
    """Turn coins into `stars` stars, once for each `nonce`."""

    stars: int
    nonce: str


@dataclass(frozen=True)
class ClaimReferral(Effect):
    code: str


@dataclass(frozen=True)
class OpenReading(Effect):
    reading_id: uuid.UUID


@dataclass(frozen=True)
class ShareReading(Effect):
    reading_id: uuid.UUID


@dataclass(frozen=True)
class Rate(Effect):
    reading_id: uuid.UUID
    rating: int


@dataclass(frozen=True)
class AddWord(Effect):
    reading_id: uuid.UUID
    text: str


@dataclass(frozen=True)
class OfferFollowUp(Effect):
    """Say whether a further question on this reading is possible, and what it costs. May send the person home."""

    reading_id: uuid.UUID


@dataclass(frozen=True)
class AskFollowUp(Effect):
    reading_id: uuid.UUID
    text: str
    message_id: str


@dataclass(frozen=True)
class SetLanguage(Effect):
    language: str


@dataclass(frozen=True)
class Forget(Effect):
    """Delete this person's data; the money's books stay, without a name."""


@dataclass(frozen=True)
class Step:
    """What one event leads to: the new conversation, and what to say and do, in order."""

    conversation: Conversation
    acts: tuple[Reply | Effect, ...] = field(default_factory=tuple)
