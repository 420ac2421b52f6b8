"""The owner's channel on LINE's stand-in: which menus it has, and who sees which."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path

from bot.line.client import Line
from bot.line.richmenu import RichMenu, rich_menu
from bot.line.richmenu_publish import Published, publish
from bot.say.links import Links
from bot.settings import Settings
from models.people.rich_menus import PLACES, Place
from sandbox.line.richmenus.menus import Menus as LineMenus
from tests.helpers.people import Person
from tests.helpers.support import LiveSandbox

PICTURES = Path(__file__).parents[3] / "bot" / "pictures" / "static" / "richmenu"
NOTHING = Published()


class Account:
    """The owner's channel: its menus, and who speaks English. `menus` has those of rest first, Thai and English."""

    def __init__(self, settings: Settings, sandbox: LiveSandbox) -> None:
        self.sandbox = sandbox
        self.line = Line.from_settings(settings)
        self.menus = [
            rich_menu(place, name, (PICTURES / f"{place}-{name}.jpg").read_bytes(), Links.from_settings(settings))
            for place, name in product(PLACES, ("th", "en"))
        ]
        self.english: list[str] = []

    def publish(self, *, changed: str = "") -> Published:
        """Publishes all menus. `changed` names the alias of one whose picture is another one, of the same size."""
        if changed:
            self.menus = [self.repainted(one) if one.alias == changed else one for one in self.menus]
        return publish(self.line, self.menus, "th", self._people)

    def repainted(self, menu: RichMenu) -> RichMenu:
        content = {**menu.content, "name": f"{menu.alias}-{len(menu.picture):012x}"}
        return replace(menu, content=content, picture=menu.picture + b" ")

    def menu(self, place: Place, language: str) -> str:
        """The name of that menu."""
        return next(one.name for one in self.menus if one.key == (place, language))

    def _people(self, place: Place, language: str, at_once: int) -> Iterator[Sequence[str]]:
        if (place, language) == ("rest", "en"):
            yield from (self.english[start : start + at_once] for start in range(0, len(self.english), at_once))

    @property
    def there(self) -> LineMenus:
        return LineMenus.of(self.sandbox.world)

    def names(self) -> list[str]:
        return sorted(one.content["name"] for one in self.there.by_id.values())

    def wanted(self) -> list[str]:
        return sorted(one.name for one in self.menus)

    def seen_by(self, line_id: str) -> str:
        """The name of the menu that is under their chat."""
        return str(self.sandbox.control.call("GET", f"/sandbox/people/{line_id}/chat")["richMenu"]["name"])

    def arrive(self, person: Person) -> str:
        return self.sandbox.control.arrive(person.name, person.language).id
