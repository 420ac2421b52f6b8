"""The menus under the chat, one a language, as LINE takes them. Pure.

A menu cannot be changed once it is made, so its name carries a hash of all that is in it: what is published under the name
is known to be the same.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from typing import Any, Final

from bot.say.buttons.menu import Ask, MenuButton, ShowBalance, ShowDaily, ShowHistory, ShowInvite, ShowTopUp
from bot.say.flex.parts import Part, link, postback
from bot.say.links import Links
from bot.say.words import words_for

WIDTH: Final = 2500
HEIGHT: Final = 1686
COLUMNS: Final = (0, 833, 1667, 2500)
ROWS: Final = (0, 843, 1686)
"""Where the areas meet, in pixels of the picture."""

AREAS: Final[dict[str, MenuButton]] = {
    button.data: button for button in (Ask(), ShowDaily(), ShowBalance(), ShowInvite(), ShowTopUp(), ShowHistory())
}
"""Row by row: the label's key after `menu-`, and what a tap sends. `topup` opens the pay page instead.

The last one is history and help at once: it shows past readings, each time with a way to help, and help has one back.
"""

NAME: Final = re.compile(r"mimi-(?P<language>[a-z]{2})-[0-9a-f]{12}")


@dataclass(frozen=True)
class RichMenu:
    """One language's menu, ready to be published: LINE's object, and the JPEG that belongs to it."""

    language: str
    content: dict[str, Any]
    picture: bytes

    @property
    def name(self) -> str:
        """Ours alone; seen by nobody but the owner."""
        return str(self.content["name"])

    @property
    def alias(self) -> str:
        """Under which LINE tells the id of the menu that is in use."""
        return alias_of(self.language)


def alias_of(language: str) -> str:
    return f"mimi-{language}"


def language_of(name: str) -> str | None:
    """The language of a menu of ours, by its name; None for anybody else's."""
    found = NAME.fullmatch(name)
    return found["language"] if found else None


def rich_menu(language: str, picture: bytes, links: Links) -> RichMenu:
    """The menu in that language, with `picture` as its face."""
    words = words_for(language)
    content: dict[str, Any] = {
        "size": {"width": WIDTH, "height": HEIGHT},
        "selected": True,
        "chatBarText": words("menu-bar"),
        "areas": [
            {"bounds": _bounds(number), "action": _action(area, words(f"menu-{area}"), links)}
            for number, area in enumerate(AREAS)
        ],
    }
    whole = json.dumps(content, sort_keys=True, ensure_ascii=False).encode() + picture
    name = f"{alias_of(language)}-{hashlib.sha256(whole).hexdigest()[:12]}"
    return RichMenu(language, {"name": name, **content}, picture)


def _bounds(number: int) -> dict[str, int]:
    down, across = divmod(number, len(COLUMNS) - 1)
    left, top = COLUMNS[across], ROWS[down]
    return {"x": left, "y": top, "width": COLUMNS[across + 1] - left, "height": ROWS[down + 1] - top}


def _action(area: str, label: str, links: Links) -> Part:
    """The menu covers half the screen, so it makes room: for the keyboard when a question is next, else for the answer."""
    if area == "topup":
        return link(label, links.topup_link())
    makes_room = "openKeyboard" if area == "ask" else "closeRichMenu"
    return {**postback(label, AREAS[area]), "inputOption": makes_room}
