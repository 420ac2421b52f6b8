"""Buttons about the owner's news: no more of it, and again."""

from dataclasses import dataclass

from bot.say.buttons.menu import MenuButton


@dataclass(frozen=True)
class StopNews(MenuButton):
    """No news any more."""

    data = "news:stop"


@dataclass(frozen=True)
class StartNews(MenuButton):
    """News again."""

    data = "news:start"
