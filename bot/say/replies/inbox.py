"""What MiMi says of messages to the owner, of the owner's answers, and of payments that somebody misses."""

from datetime import datetime
from typing import Literal

from bot.say.replies.base import Reply
from models.general.value import value


@value
class AskMessage(Reply):
    """The next text goes to a person. `kept`: the question that waits is kept meanwhile; `again`: only a greeting came."""

    kept: bool = False
    again: bool = False


@value
class MessageInWords(Reply):
    """A message to a person has to be typed; `kind` is what came instead, as for Unreadable."""

    kind: str


@value
class MessageTooLong(Reply):
    """Longer than `most` characters; nothing was sent."""

    most: int


@value
class MessageLeft(Reply):
    """They would rather not write."""


@value
class MessageTaken(Reply):
    """It is in the inbox; when an answer can be expected."""


@value
class TooManyMessages(Reply):
    """They have sent `most` within a day; nothing was sent."""

    most: int


@value
class OwnerAnswered(Reply):
    """The owner's answer; `asked` is what it answers, if that is still kept."""

    text: str
    asked: str | None = None


@value
class PaymentWentBack(Reply):
    """A payment that did not match its order was given back; `amount` as it is shown."""

    amount: str


Found = Literal["credited", "unfit", "waiting", "away", "unpaid", "had", "none"]


@value
class PaymentLookedUp(Reply):
    """What was found of an order whose stars somebody misses. `at`: when the stars of an earlier one came."""

    found: Found
    order: str = ""
    baht: int = 0
    stars: int = 0
    balance: int = 0
    at: datetime | None = None
