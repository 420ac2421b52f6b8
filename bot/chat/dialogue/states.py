"""What the state machine reads and writes: the state of a chat, what the person owns, time and chance. Pure data."""

import json
import uuid
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, Self

from models.money.economy import SPREAD_STARS, Cost, cost, exchangeable_stars


class State(StrEnum):
    """The states of a conversation; `conversation.mmd` draws the steps between them."""

    IDLE = "idle"
    QUESTION = "question"
    MOOD = "mood"
    SPREAD = "spread"
    DRAW = "draw"
    STARS = "stars"
    FOLLOW_UP = "follow_up"
    WORD = "word"


WAITING: Final = (State.MOOD, State.SPREAD, State.DRAW, State.STARS)
"""States in which a question waits for something: words about something else do not replace it."""

IDLE_TIMEOUT: Final = timedelta(minutes=30)
"""After this silence a conversation goes back to idle."""

STARS_TIMEOUT: Final = timedelta(days=7)
"""The same for a question that waits for stars: a PromptPay payment or an invited friend takes more than minutes."""


@dataclass(frozen=True)
class HeldText:
    """A text message that nothing has been done with yet."""

    text: str
    message_id: str


@dataclass(frozen=True)
class Voice:
    """The voice message that a text was heard in: its length, and what hearing it cost (None: no known price).

    `confirmed`: the person said that it was heard right.
    """

    message_id: str
    seconds: float
    cost_usd: Decimal | None
    confirmed: bool = False

    def as_json(self) -> str:
        """As `conversations.voice` stores it."""
        cost = None if self.cost_usd is None else str(self.cost_usd)
        stored = {"message_id": self.message_id, "seconds": self.seconds, "cost_usd": cost, "confirmed": self.confirmed}
        return json.dumps(stored)

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Self:
        """What `as_json` stored, decoded."""
        cost = stored["cost_usd"]
        return cls(stored["message_id"], stored["seconds"], None if cost is None else Decimal(cost), stored["confirmed"])


@dataclass(frozen=True)
class Offer:
    """What typed words may accept or decline: `yes` and `no` are the data of the two buttons that stand for them.

    `other` is the question that they may ask instead of the one that waits.
    """

    yes: str
    no: str
    other: HeldText | None = None


@dataclass(frozen=True)
class Conversation:
    """What one chat is in the middle of.

    `prompt_number` counts the questions of this chat; buttons carry it, so that one of an earlier question is known as old.
    `picks` are the positions on the table (0-20) of the cards turned so far; `reading_id` is the reading that a follow-up
    or a word is about. `held` is a text that may be a cry, while the person is asked kindly about it; the state waits meanwhile.
    `voice` belongs to the text with its message id: the held one, which is then a text that was heard, or the question.
    `offer` is what was just offered beside the open question.
    """

    state: State = State.IDLE
    prompt_number: int = 0
    question: str | None = None
    message_id: str | None = None
    mood: str | None = None
    spread: str | None = None
    seed: bytes | None = None
    picks: tuple[int, ...] = ()
    reading_id: uuid.UUID | None = None
    updated_at: datetime | None = None
    held: HeldText | None = None
    voice: Voice | None = None
    offer: Offer | None = None

    def voice_of(self, message_id: str | None) -> Voice | None:
        """The voice message in which the text with this id was heard; None when it was typed."""
        return self.voice if self.voice and self.voice.message_id == message_id else None

    def without_offer(self) -> "Conversation":
        """The same chat with nothing offered in it."""
        return replace(self, offer=None) if self.offer else self

    def left(self) -> "Conversation":
        """The same chat with nothing going on; the prompt number is kept, so that it goes on counting."""
        return Conversation(prompt_number=self.prompt_number)


@dataclass(frozen=True)
class Account:
    """What the state machine may know of the person. `stars` can be spent (are not frozen); `language` is the chat's.

    `nameless`: their name is not kept, because LINE did not tell it, or they have had their data deleted. `swallowed`: so many
    new stars would be frozen at once, because a dispute freezes more than there are. `barred`: the owner has barred them.
    """

    stars: int = 0
    coins: int = 0
    reading_open: bool = False
    language: str = "th"
    nameless: bool = False
    swallowed: int = 0
    barred: bool = False

    @property
    def exchangeable(self) -> int:
        """Stars that the coins can become and that could be spent then."""
        return 0 if self.swallowed else exchangeable_stars(self.coins)

    def cost(self, spread: str) -> Cost:
        """How they would pay for this spread now: stars first, then coins."""
        return cost(SPREAD_STARS[spread], self.stars, self.exchangeable)


@dataclass(frozen=True)
class Moment:
    """Time and chance, handed in so that the state machine stays pure. `seed` is 32 fresh random bytes."""

    now: datetime
    seed: bytes

    @property
    def nonce(self) -> str:
        """Ties a button to the offer that it was made for."""
        return self.seed.hex()[:16]
