"""Buttons that answer one prompt of the conversation, and are old once it has gone on."""

from abc import ABC
from typing import Final

from bot.say.buttons.base import Button
from models.general.value import value

MOODS: Final = ("happy", "calm", "hopeful", "worried", "sad", "confused")
SKIP_MOOD: Final = "skip"


@value
class PromptButton(Button, ABC):
    """Answers one prompt. It is old as soon as the conversation has another `prompt_number`."""

    prompt_number: int


@value
class ChooseMood(PromptButton):
    """One of MOODS; None skips the prompt."""

    mood: str | None

    @property
    def data(self) -> str:
        return f"mood:{self.mood or SKIP_MOOD}:{self.prompt_number}"


@value
class ChooseSpread(PromptButton):
    """One of SPREADS."""

    spread: str

    @property
    def data(self) -> str:
        return f"spread:{self.spread}:{self.prompt_number}"


@value
class DrawCard(PromptButton):
    """Turn over the card at this position on the table, from 0."""

    position: int

    @property
    def data(self) -> str:
        return f"draw:{self.position}:{self.prompt_number}"


@value
class DrawRest(PromptButton):
    """Let MiMi draw the cards that are left."""

    @property
    def data(self) -> str:
        return f"draw:all:{self.prompt_number}"
