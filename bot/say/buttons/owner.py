"""Buttons of the owner's menu under the chat. From anybody else their data mean nothing; `bot.owner.desk` knows them."""

from bot.say.buttons.menu import MenuButton
from models.general.value import value


@value
class OwnerScreen(MenuButton):
    """Open a screen of the owner's desk."""

    screen: str

    @property
    def data(self) -> str:
        return f"own:s:{self.screen}"


@value
class SwitchMenu(MenuButton):
    """Show the menu that everybody has instead. LINE does it by itself, and tells."""

    data = "own:s:switched"
