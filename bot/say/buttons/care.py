"""The two buttons of the kind question: it was a cry, or only a way of speaking."""

from abc import ABC
from dataclasses import dataclass

from bot.say.buttons.base import Button


@dataclass(frozen=True)
class CareButton(Button, ABC):
    """Answers the kind question about one text message."""

    message_id: str


@dataclass(frozen=True)
class TalkToSomeone(CareButton):
    """Show me whom to call."""

    @property
    def data(self) -> str:
        return f"care:talk:{self.message_id}"


@dataclass(frozen=True)
class OnlyASaying(CareButton):
    """It was only a way of speaking: go on with the text."""

    @property
    def data(self) -> str:
        return f"care:saying:{self.message_id}"
