"""The rich menus of the channel, and which of them a person sees."""

from dataclasses import dataclass, field
from typing import Any, Final

from sandbox.line.http import LineError
from sandbox.line.people import Person
from sandbox.world import World

CHANGES_AN_HOUR: Final = 100
"""Creating and deleting share this rate (LINE, "Rate limits")."""


@dataclass
class Menu:
    """A rich menu as it was created, and its picture once that is uploaded; both never change."""

    id: str
    content: dict[str, Any]
    image: bytes | None = None
    image_type: str = ""

    def show(self) -> dict[str, Any]:
        return {"richMenuId": self.id, **self.content}


@dataclass
class Menus:
    """All rich menus of the channel."""

    by_id: dict[str, Menu] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    default: str | None = None
    changes: list[float] = field(default_factory=list)

    @classmethod
    def of(cls, world: World) -> "Menus":
        menus = world.state.others.setdefault("richmenus", cls())
        assert isinstance(menus, cls)
        return menus

    def find(self, menu_id: str) -> Menu:
        """Raises LineError 404."""
        menu = self.by_id.get(menu_id)
        if menu is None:
            raise LineError(404, "richmenu not found")
        return menu

    def ready(self, menu_id: str) -> Menu:
        """A menu that can be shown. Raises LineError 404, and 400 when it has no picture yet."""
        menu = self.find(menu_id)
        if menu.image is None:
            raise LineError(400, "must upload richmenu image before applying it to user")
        return menu

    def count_change(self, now: float) -> None:
        self.changes = [at for at in self.changes if now - at < 3600]
        if len(self.changes) >= CHANGES_AN_HOUR:
            raise LineError(429, "The API rate limit has been exceeded. Try again later.")
        self.changes.append(now)


def menu_of(world: World, person: Person) -> str | None:
    """The id of the menu a person sees: their own, else the default; none while they block MiMi."""
    menus = Menus.of(world)
    if person.blocked:
        return None
    return person.menu if person.menu in menus.by_id else menus.default


def shown_to(world: World, person: Person) -> dict[str, Any] | None:
    """The menu as the chat window draws it, with the address of its picture in the sandbox."""
    menu_id = menu_of(world, person)
    if menu_id is None:
        return None
    return {**Menus.of(world).by_id[menu_id].show(), "imageUrl": f"/sandbox/richmenu/{menu_id}/image"}


def switch(world: World, person: Person, alias: str) -> str:
    """What LINE's app does on a richmenuswitch action, and the `status` its postback then carries."""
    with world.lock:
        menu_id = Menus.of(world).aliases.get(alias)
        if menu_id is None:
            return "RICHMENU_ALIAS_ID_NOTFOUND"
        person.menu = menu_id
        world.touch(person)
        return "SUCCESS"
