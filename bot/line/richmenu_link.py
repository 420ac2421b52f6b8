"""Links people to the rich menu of their language."""

import time
from typing import Final

from bot.line.client import Line
from bot.line.errors import Unknown
from bot.line.retrying import with_retries
from bot.line.richmenu import alias_of
from bot.say.words import DEFAULT_LANGUAGE

KNOWN_SECONDS: Final = 300.0


class Menus:
    """The published menus, looked up by their aliases and remembered for some minutes. Thread-safe."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._known: dict[str, tuple[str, float]] = {}

    def link(self, line_id: str, language: str) -> None:
        """Links a person to the menu of `language`; for the default language it removes the link, so that the default menu shows.

        Raises Unknown when no menu has been published, and what LINE raises.
        """
        person = f"/v2/bot/user/{line_id}/richmenu"
        if language == DEFAULT_LANGUAGE:
            with_retries(lambda: self._line.call("DELETE", person))
            return
        try:
            with_retries(lambda: self._line.call("POST", f"{person}/{self._id(language)}"))
        except Unknown:
            # A menu that was replaced since it was looked up.
            self._known.pop(language, None)
            with_retries(lambda: self._line.call("POST", f"{person}/{self._id(language)}"))

    def _id(self, language: str) -> str:
        menu_id, until = self._known.get(language, ("", 0.0))
        if time.monotonic() >= until:
            menu_id = str(self._line.call("GET", f"/v2/bot/richmenu/alias/{alias_of(language)}")["richMenuId"])
            self._known[language] = (menu_id, time.monotonic() + KNOWN_SECONDS)
        return menu_id
