"""Buttons about the owner's news: no more of it, and again."""

from bot.say.buttons.menu import MenuButton
from models.general.value import value


@value
class StopNews(MenuButton):
    """No news any more."""

    data = "news:stop"


@value
class StartNews(MenuButton):
    """News again."""

    data = "news:start"
