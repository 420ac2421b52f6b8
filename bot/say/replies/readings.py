"""Replies about readings: the reading itself, ratings, further questions, past readings, sharing, the card of the day."""

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import field

from bot.say.replies.base import Reply
from models.general.value import value
from models.readings.deck import Card
from prompts.schema import Interpretation


@value
class InItsLanguage(Reply):
    """Said in the language that a reading was written in, headings and buttons too, whatever the chat's is now.

    None is the chat's.
    """

    language: str | None = field(default=None, kw_only=True)


@value
class LastCard(InItsLanguage):
    """The last card that was turned, as the first message of its reading. `cards` in the order of their positions."""

    spread: str
    cards: Sequence[Card]


@value
class Reading(InItsLanguage):
    """The whole reading.

    `question` is empty when its text was taken back. `seed`, in hex, repeats the shuffle; empty when there is none.
    `level` is a level that was just reached. `invite_code` is the person's own; empty when they have none.
    """

    reading_id: uuid.UUID
    question: str
    mood: str | None
    spread: str
    cards: Sequence[Card]
    interpretation: Interpretation
    seed: str
    level: int | None
    follow_up_free: bool
    invite_code: str


@value
class ReadingInPlainText(InItsLanguage):
    """The reading as text messages, for when LINE refuses the Flex message."""

    paragraphs: Sequence[str]


@value
class ReadingInProgress(Reply):
    """One reading at a time, and one is on its way."""


@value
class LateReadingFollows(Reply):
    """Said before a reading that could not be delivered earlier."""


@value
class DailyLimitReached(Reply):
    """No more readings today."""


@value
class ThanksAfterReading(Reply):
    """A warm word back, and what can be done with the reading that it is about."""

    reading_id: uuid.UUID


@value
class AskRating(Reply):
    """How good was it? Five stars to tap."""

    reading_id: uuid.UUID


@value
class Rated(Reply):
    """Thanks for the rating (1 to 5); it can be changed, and a word added."""

    reading_id: uuid.UUID
    rating: int


@value
class AskWord(Reply):
    """What would you like to say about the reading?"""


@value
class WordSaved(Reply):
    """Their word about the reading was saved."""


@value
class AskFollowUp(Reply):
    """Type the further question. `cost` in stars; 0 is free."""

    cost: int


@value
class AskFollowUpAgain(Reply):
    """The further question is still awaited."""


@value
class FollowUpAnswer(InItsLanguage):
    """The answer to a further question. `reading_id` is the reading that the question was about."""

    reading_id: uuid.UUID
    question: str
    answer: str


@value
class FollowUpClosed(Reply):
    """It is too late for a further question on that reading."""


@value
class PastReading:
    """One line of the history. `at` is UTC; `question` is None when its text was taken back."""

    id: uuid.UUID
    at: datetime.datetime
    question: str | None
    spread: str
    cards: Sequence[Card]


@value
class History(Reply):
    """Readings, newest first. `older_than` is the reading from which the next page goes on; None: there is none."""

    items: Sequence[PastReading]
    older_than: uuid.UUID | None


@value
class HistoryEmpty(Reply):
    """No readings yet."""


@value
class Share(InItsLanguage):
    """What is sent to friends: the picture, the gist and the invite code; the question only `with_question`.

    `question_kept` is False when the question was taken back.
    """

    reading_id: uuid.UUID
    gist: str
    code: str
    question_kept: bool
    with_question: bool = False


@value
class Daily(Reply):
    """The card of the day. `again`: it was drawn earlier today. `invite_code` is the person's own."""

    reading_id: uuid.UUID
    card: Card
    date: datetime.date
    again: bool
    invite_code: str
