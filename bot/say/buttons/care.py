"""The two buttons of the kind question: it was a cry, or only a way of speaking."""

from abc import ABC

from bot.say.buttons.base import Button
from models.general.value import value


@value
class CareButton(Button, ABC):
    """Answers the kind question about one text message."""

    message_id: str


@value
class TalkToSomeone(CareButton):
    """Show me whom to call."""

    @property
    def data(self) -> str:
        return f"care:talk:{self.message_id}"


@value
class OnlyASaying(CareButton):
    """It was only a way of speaking: go on with the text."""

    @property
    def data(self) -> str:
        return f"care:saying:{self.message_id}"
