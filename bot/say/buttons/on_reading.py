"""Buttons on a reading that was delivered. They work at any later time."""

import uuid
from abc import ABC
from typing import ClassVar, Final

from bot.say.buttons.base import Button
from models.general.value import value

RATINGS: Final = (1, 2, 3, 4, 5)


@value
class ReadingButton(Button, ABC):
    """Does something with one reading, at any later time. `prefix` stands before the reading's id."""

    prefix: ClassVar[str]
    reading_id: uuid.UUID

    @property
    def data(self) -> str:
        return f"{self.prefix}:{self.reading_id}"


@value
class Rate(ReadingButton):
    """Rate it: one of RATINGS."""

    prefix = "rate"
    rating: int

    @property
    def data(self) -> str:
        return f"{self.prefix}:{self.rating}:{self.reading_id}"


@value
class AskRating(ReadingButton):
    """Show the five stars to tap."""

    prefix = "review"


@value
class AddWord(ReadingButton):
    """Say something about it."""

    prefix = "word"


@value
class AskFollowUp(ReadingButton):
    """Ask a further question on it."""

    prefix = "followup"


@value
class OpenReading(ReadingButton):
    """Show it again."""

    prefix = "open"


@value
class ShareReading(ReadingButton):
    """Send its picture and its gist to friends."""

    prefix = "share"


@value
class ShareWithQuestion(ReadingButton):
    """The same with the question in the picture."""

    prefix = "share-question"
