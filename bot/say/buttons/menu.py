"""Buttons that work at any time. Typed words mean them too (`bot/chat/dialogue/understand/typed.toml` lists them)."""

import uuid
from abc import ABC
from dataclasses import dataclass
from typing import Literal

from bot.say.buttons.base import Button


class MenuButton(Button, ABC):
    """Works at any time, however old the message is."""


@dataclass(frozen=True)
class Ask(MenuButton):
    """Ask a new question."""

    data = "ask"


@dataclass(frozen=True)
class ShowDaily(MenuButton):
    """The card of the day."""

    data = "daily"


@dataclass(frozen=True)
class ShowBalance(MenuButton):
    """Stars, coins and level."""

    data = "balance"


@dataclass(frozen=True)
class ShowExchange(MenuButton):
    """How many stars the coins can become."""

    data = "exchange"


@dataclass(frozen=True)
class ShowHistory(MenuButton):
    """Past readings: the newest, or those before the reading `older_than`."""

    older_than: uuid.UUID | None = None

    @property
    def data(self) -> str:
        return f"history:{self.older_than}" if self.older_than else "history"


@dataclass(frozen=True)
class ShowInvite(MenuButton):
    """The person's own invite code."""

    data = "invite"


@dataclass(frozen=True)
class GiveStars(MenuButton):
    """Stars for a friend."""

    data = "gift"


@dataclass(frozen=True)
class ShowTopUp(MenuButton):
    """The packages of stars."""

    data = "topup"


@dataclass(frozen=True)
class ShowHelp(MenuButton):
    """What MiMi can do."""

    data = "help"


@dataclass(frozen=True)
class AskLanguage(MenuButton):
    """Choose a language."""

    data = "language"


@dataclass(frozen=True)
class SetLanguage(MenuButton):
    """Speak this language."""

    language: str

    @property
    def data(self) -> str:
        return f"language:{self.language}"


@dataclass(frozen=True)
class AskForget(MenuButton):
    """Delete all data; asks for confirmation first."""

    data = "forget"


@dataclass(frozen=True)
class GoOn(MenuButton):
    """Go on with the question that waits for stars."""

    data = "go_on"


@dataclass(frozen=True)
class Cancel(MenuButton):
    """Give up what is going on."""

    data = "cancel"


@dataclass(frozen=True)
class DrawForMe(MenuButton):
    """Let MiMi draw the cards that are left; only where cards are drawn. It stands under the chat, so it names no prompt."""

    data = "draw"


NewestAction = Literal["followup", "share", "review"]


@dataclass(frozen=True)
class OnNewestReading(MenuButton):
    """Ask further about the newest reading, share it, or rate it."""

    action: NewestAction

    @property
    def data(self) -> str:
        return f"newest:{self.action}"


@dataclass(frozen=True)
class CryForHelp(MenuButton):
    """Help me! Asks what is wrong."""

    data = "cry"


@dataclass(frozen=True)
class ContactOwner(MenuButton):
    """How to reach a person instead of MiMi."""

    data = "contact"
