"""Buttons that work at any time. Typed words mean them too (`bot/chat/dialogue/understand/words/typed.toml` lists them)."""

import uuid
from abc import ABC
from typing import Literal

from bot.say.buttons.base import Button
from models.general.value import value


class MenuButton(Button, ABC):
    """Works at any time, however old the message is."""


@value
class Ask(MenuButton):
    """Ask a new question."""

    data = "ask"


@value
class ShowDaily(MenuButton):
    """The card of the day."""

    data = "daily"


@value
class ShowBalance(MenuButton):
    """Stars, coins and level."""

    data = "balance"


@value
class ShowExchange(MenuButton):
    """How many stars the coins can become."""

    data = "exchange"


@value
class ShowHistory(MenuButton):
    """Past readings: the newest, or those before the reading `older_than`."""

    older_than: uuid.UUID | None = None

    @property
    def data(self) -> str:
        return f"history:{self.older_than}" if self.older_than else "history"


@value
class ShowInvite(MenuButton):
    """The person's own invite code."""

    data = "invite"


@value
class GiveStars(MenuButton):
    """Stars for a friend."""

    data = "gift"


@value
class ShowTopUp(MenuButton):
    """The packages of stars."""

    data = "topup"


@value
class ShowHelp(MenuButton):
    """What MiMi can do."""

    data = "help"


@value
class AskLanguage(MenuButton):
    """Choose a language."""

    data = "language"


@value
class SetLanguage(MenuButton):
    """Speak this language."""

    language: str

    @property
    def data(self) -> str:
        return f"language:{self.language}"


@value
class AskForget(MenuButton):
    """Delete all data; asks for confirmation first."""

    data = "forget"


@value
class GoOn(MenuButton):
    """Go on with the question that waits for stars."""

    data = "go_on"


@value
class Cancel(MenuButton):
    """Give up what is going on."""

    data = "cancel"


@value
class DrawForMe(MenuButton):
    """Let MiMi draw the cards that are left; only where cards are drawn. It stands under the chat, so it names no prompt."""

    data = "draw"


NewestAction = Literal["followup", "share", "review"]


@value
class OnNewestReading(MenuButton):
    """Ask further about the newest reading, share it, or rate it."""

    action: NewestAction

    @property
    def data(self) -> str:
        return f"newest:{self.action}"


@value
class CryForHelp(MenuButton):
    """Help me! Asks what is wrong."""

    data = "cry"


@value
class ContactOwner(MenuButton):
    """How to reach a person instead of MiMi."""

    data = "contact"
