"""What the state machine asks to be done, as data. `bot.chat.effects` does it, in the turn's transaction."""

import uuid
from typing import Literal

from bot.chat.dialogue.states import Conversation, Voice
from models.general.value import value


@value
class Effect:
    """Something that needs the database. It may answer with replies of its own."""


@value
class Welcome(Effect):
    """A friend was added, or has unblocked MiMi."""


@value
class Block(Effect):
    """They blocked MiMi: nothing is pushed from now on."""


@value
class EraseUnsent(Effect):
    """They took a message back: its stored text goes."""

    message_id: str


@value
class BeginReading(Effect):
    """Spend the stars and queue the reading of what `drawn` holds (question, mood, spread, seed, picks).

    `made_of_coins`: so many of the stars are made of coins, in the same step.
    """

    drawn: Conversation
    made_of_coins: int = 0


@value
class ShowBalance(Effect):
    """Show stars, coins, level and the last movements."""


@value
class ShowExchange(Effect):
    """Show how many stars the coins can become."""


@value
class ShowHistory(Effect):
    """Show past readings: the newest, or those before the reading `older_than`."""

    older_than: uuid.UUID | None = None


@value
class ShowInvite(Effect):
    """Show the person's own invite code."""


@value
class ShowDaily(Effect):
    """Show the card of the day."""


@value
class Exchange(Effect):
    """Turn coins into `stars` stars, once for each `nonce`."""

    stars: int
    nonce: str


@value
class ClaimReferral(Effect):
    """Claim the coins for an inviter's code."""

    code: str


@value
class OpenReading(Effect):
    """Show a past reading again."""

    reading_id: uuid.UUID


@value
class ShareReading(Effect):
    """Show what friends would be sent of a reading, with the question if its owner wants that."""

    reading_id: uuid.UUID
    with_question: bool = False


@value
class Rate(Effect):
    """Store a rating, 1 to 5."""

    reading_id: uuid.UUID
    rating: int


@value
class AddWord(Effect):
    """Store what they say about a reading that they have rated."""

    reading_id: uuid.UUID
    text: str
    message_id: str | None = None


@value
class OfferFollowUp(Effect):
    """Say whether a further question on this reading is possible, and what it costs. May send the person home."""

    reading_id: uuid.UUID


@value
class BeginFollowUp(Effect):
    """Queue the answer to a further question."""

    reading_id: uuid.UUID
    text: str
    message_id: str
    voice: Voice | None = None


@value
class HearVoice(Effect):
    """Have a voice message heard by the worker, which answers it; or say that MiMi reads text only."""

    message_id: str
    seconds: float


@value
class Moderate(Effect):
    """Have the provider's moderation look at the question that came with this message."""

    message_id: str


@value
class OnLastReading(Effect):
    """Do with the newest reading what was typed: follow up, review, rate, share, open, add a word.

    `left` is the conversation that a further question or a word begins in.
    """

    action: Literal["followup", "review", "rate", "share", "open", "word"]
    left: Conversation
    rating: int = 0


@value
class ShowOlderHistory(Effect):
    """Show the second page of past readings."""


@value
class AnswerThanks(Effect):
    """A warm word, with the buttons of a reading that came lately. `kind` is thanks or praise."""

    kind: Literal["thanks", "praise"]


@value
class LookForPayment(Effect):
    """They say that they have paid: look their open orders up."""


@value
class SetLanguage(Effect):
    """Speak this language from now on."""

    language: str


@value
class Forget(Effect):
    """Delete this person's data; the ledger stays, without a name."""
