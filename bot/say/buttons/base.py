"""The base of all buttons."""

from abc import ABC, abstractmethod


class Button(ABC):
    """A button that sends data back when it is tapped.

    `data` packs it, `bot.say.buttons.parser.parse` reads it again. Chats keep buttons for years, so the data of an existing
    kind never changes.
    """

    @property
    @abstractmethod
    def data(self) -> str:
        """What LINE sends back: ASCII, at most 300 characters."""
