"""The two buttons under what MiMi heard in a voice message."""

from abc import ABC

from bot.say.buttons.base import Button
from models.general.value import value


@value
class VoiceButton(Button, ABC):
    """Answers whether one voice message was heard right."""

    message_id: str


@value
class HeardRight(VoiceButton):
    """That is what I said: go on with it."""

    @property
    def data(self) -> str:
        return f"voice:right:{self.message_id}"


@value
class SayAgain(VoiceButton):
    """It was heard wrong: I will say it again."""

    @property
    def data(self) -> str:
        return f"voice:again:{self.message_id}"
