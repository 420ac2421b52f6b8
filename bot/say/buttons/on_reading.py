"""Buttons on a reading that was delivered. They work at any later time."""

import uuid
from abc import ABC
from dataclasses import dataclass
from typing import ClassVar, Final

from bot.say.buttons.base import Button

RATINGS: Final = (1, 2, 3, 4, 5)


@dataclass(frozen=True)
class ReadingButton(Button, ABC):
    """Does something with one reading, at any later time. `prefix` stands before the reading's id."""

    prefix: ClassVar[str]
    reading_id: uuid.UUID

    @property
    def data(self) -> str:
        return f"{self.prefix}:{self.reading_id}"


@dataclass(frozen=True)
class Rate(ReadingButton):
    """Rate it: one of RATINGS."""

    prefix = "rate"
    rating: int

    @property
    def data(self) -> str:
        return f"{self.prefix}:{self.rating}:{self.reading_id}"


@dataclass(frozen=True)
class AskRating(ReadingButton):
    """Show the five stars to tap."""

    prefix = "review"


@dataclass(frozen=True)
class AddWord(ReadingButton):
    """Say something about it."""

    prefix = "word"


@dataclass(frozen=True)
class AskFollowUp(ReadingButton):
    """Ask a further question on it."""

    prefix = "followup"


@dataclass(frozen=True)
class OpenReading(ReadingButton):
    """Show it again."""

    prefix = "open"


@dataclass(frozen=True)
class ShareReading(ReadingButton):
    """Send its picture and its gist to friends."""

    prefix = "share"


@dataclass(frozen=True)
class ShareWithQuestion(ReadingButton):
    """The same with the question in the picture."""

    prefix = "share-question"
