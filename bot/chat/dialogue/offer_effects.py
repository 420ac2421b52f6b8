"""Effects for what is offered: packages, promo codes, campaigns, gifts to friends, news."""

import uuid
from typing import TYPE_CHECKING

from bot.chat.dialogue.effects import Effect
from bot.chat.dialogue.states import Conversation, Moment
from models.general.value import value

if TYPE_CHECKING:
    from bot.chat.dialogue.steps.shared import Step


@value
class ShowTopUp(Effect):
    """Show the packages on the terms that count for this person now."""


@value
class TryCode(Effect):
    """Use a promo code. `otherwise`: what the text leads to if there is no such code; None: it says nothing else.

    `here` and `moment` are for the open question, which is asked again with what they have then.
    """

    word: str
    here: Conversation
    moment: Moment
    otherwise: "Step | None" = None


@value
class NoteCampaign(Effect):
    """Remember by which campaign a newcomer came."""

    name: str


@value
class ShowGifts(Effect):
    """Show how many stars can be given to a friend, and the gifts that are on their way."""


@value
class GiveStars(Effect):
    """Make a gift of `stars` stars, once for each `nonce`."""

    stars: int
    nonce: str


@value
class ShowGift(Effect):
    """Show the card of a gift again."""

    gift: uuid.UUID


@value
class TakeGift(Effect):
    """Take the stars of the gift with this code. `waits`: a question waits for stars."""

    code: str
    waits: bool = False


@value
class TakeBackGift(Effect):
    """Return a gift that nobody has taken."""

    gift: uuid.UUID


@value
class StopNews(Effect):
    """No news for this person any more. Not `meant`: they said "stop" while nothing went on, and may never have had any."""

    meant: bool = True


@value
class StartNews(Effect):
    """News again."""
