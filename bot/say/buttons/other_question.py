"""The two buttons of "this question instead?": another question was typed while one waits for cards or stars."""

from abc import ABC

from bot.say.buttons.base import Button
from models.general.value import value


@value
class OtherQuestionButton(Button, ABC):
    """Chooses between the question that waits and the text message that came meanwhile."""

    message_id: str


@value
class AskOther(OtherQuestionButton):
    """Ask the new one; the one that waited is given up."""

    @property
    def data(self) -> str:
        return f"other:ask:{self.message_id}"


@value
class KeepQuestion(OtherQuestionButton):
    """Go on with the one that waits."""

    @property
    def data(self) -> str:
        return f"other:keep:{self.message_id}"
