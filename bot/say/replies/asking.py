"""Replies from the greeting to the last card: what MiMi asks before a reading begins."""

from collections.abc import Sequence

from bot.say.replies.base import Reply
from models.general.value import value
from models.money.economy import SPREAD_STARS, Cost, cost
from models.readings.deck import SPREADS, Card


@value
class Greeting(Reply):
    """Hello, the welcome gift, and what to tap first. `name` may be empty; `coins` is the gift."""

    name: str
    coins: int
    returning: bool


@value
class AskQuestion(Reply):
    """What would you like to ask? With questions to start from."""


@value
class QuestionTooShort(Reply):
    """The text is no question yet. `minimum` counts characters as people see them."""

    minimum: int


@value
class QuestionTooLong(Reply):
    """The text is too long for one question. `maximum` counts characters as people see them."""

    maximum: int


@value
class AskWhichQuestion(Reply):
    """Another question came while one waits: this one instead? `cards` of the one that waits are open already."""

    waiting: str
    other: str
    message_id: str
    cards: int


@value
class Purse:
    """What the person has and can spend. `exchangeable`: stars that the coins can become."""

    stars: int
    coins: int
    exchangeable: int

    def cost(self, spread: str) -> Cost:
        """How they would pay for this spread."""
        return cost(SPREAD_STARS[spread], self.stars, self.exchangeable)


@value
class AskMood(Reply):
    """How do you feel, and how many cards? Repeats the question. `language`: the question is in this one, not in the chat's."""

    prompt_number: int
    question: str
    purse: Purse
    language: str | None = None


@value
class AskSpread(Reply):
    """How many cards? After the mood; None: it was skipped."""

    prompt_number: int
    purse: Purse
    mood: str | None = None


@value
class MoodNoted(Reply):
    """Another mood was chosen when the spread was chosen already. None: rather not say."""

    mood: str | None


@value
class ChooseCards(Reply):
    """The cards face down, to choose from; those already drawn lie open.

    `picks` are the positions on the table (from 0) of the `drawn` cards, in the same order. `commitment` is the SHA-256 of
    the shuffle's seed. `coins` will pay for the stars that are missing. `first`: the table is shown for the first time, whole
    and with the shuffle; later without what is still to be seen above.
    """

    prompt_number: int
    spread: str
    drawn: Sequence[Card]
    picks: Sequence[int]
    commitment: str
    coins: int
    first: bool

    @property
    def remaining(self) -> int:
        """How many cards are still to be drawn."""
        return SPREADS[self.spread] - len(self.drawn)


@value
class CardDrawn(Reply):
    """The card that was just turned over. `number` is its position in the spread, from 1; `table` is what is left to do.

    Without `table` another card follows at once.
    """

    number: int
    spread: str
    card: Card
    table: ChooseCards | None = None


@value
class AlreadyDrawn(Reply):
    """They tapped a card that lies open. `number` is its position in the spread, from 1."""

    number: int
