"""Links people to a rich menu: that of the place where they are, in their language."""

import time
from typing import Final

from bot.line.client import Line
from bot.line.errors import Unknown
from bot.line.retrying import with_retries
from bot.line.richmenu import alias_of
from bot.say.words import DEFAULT_LANGUAGE
from models.people.rich_menus import Place

KNOWN_SECONDS: Final = 300.0


class Menus:
    """The published menus, looked up by their aliases and remembered for some minutes. Thread-safe."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._known: dict[str, tuple[str | None, float]] = {}

    def link(self, line_id: str, place: Place, language: str) -> None:
        """Links a person to that menu; where it is the default one it removes the link, so that the default shows.

        Raises Unknown when it has not been published, and what LINE raises.
        """
        person = f"/v2/bot/user/{line_id}/richmenu"
        if place == "rest" and language == DEFAULT_LANGUAGE:
            with_retries(lambda: self._line.call("DELETE", person))
            return
        alias = alias_of(place, language)
        try:
            with_retries(lambda: self._line.call("POST", f"{person}/{self._id(alias)}"))
        except Unknown:
            # A menu that was replaced since it was looked up.
            if alias not in self._known or self._known[alias][0] is None:
                raise
            del self._known[alias]
            with_retries(lambda: self._line.call("POST", f"{person}/{self._id(alias)}"))

    def _id(self, alias: str) -> str:
        """Raises Unknown for a menu that is not there; that is remembered too."""
        menu_id, until = self._known.get(alias, (None, 0.0))
        if time.monotonic() >= until:
            try:
                menu_id = self._line.call("GET", f"/v2/bot/richmenu/alias/{alias}").get("richMenuId")
            except Unknown:
                menu_id = None
            self._known[alias] = (menu_id, time.monotonic() + KNOWN_SECONDS)
        if menu_id is None:
            raise Unknown(f"there is no menu {alias}")
        return menu_id
