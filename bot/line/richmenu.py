"""The menus under the chat as LINE takes them: one for each place where somebody may be, in each language. Pure.

A menu cannot be changed once it is made, so its name carries a hash of all that is in it: what is published under the name
is known to be the same.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from bot.say.buttons.menu import (
    Ask,
    Cancel,
    DrawForMe,
    MenuButton,
    OnNewestReading,
    ShowBalance,
    ShowDaily,
    ShowHelp,
    ShowHistory,
    ShowInvite,
    ShowTopUp,
)
from bot.say.buttons.owner import OwnerScreen, SwitchMenu
from bot.say.flex.parts import Part, link, postback
from bot.say.links import Links
from bot.say.words import words_for
from models.people.rich_menus import PLACES, Place

WIDTH: Final = 2500
ROW_HEIGHT: Final = 843
"""Pixels of the picture. A menu of one row leaves the cards more room than one of two."""

_Row = tuple[tuple[MenuButton, int], ...]

LAYOUTS: Final[dict[Place, tuple[_Row, ...]]] = {
    "rest": (
        ((Ask(), 2), (ShowDaily(), 1), (ShowBalance(), 1)),
        ((ShowTopUp(), 1), (ShowInvite(), 1), (ShowHistory(), 1), (ShowHelp(), 1)),
    ),
    "table": (((DrawForMe(), 2), (Cancel(), 1), (ShowHelp(), 1)),),
    "reading": (
        ((OnNewestReading("followup"), 1), (OnNewestReading("share"), 1), (OnNewestReading("review"), 1)),
        ((Ask(), 1), (ShowDaily(), 1), (ShowBalance(), 1), (ShowHelp(), 1)),
    ),
    "owner": (
        ((OwnerScreen("figures"), 1), (OwnerScreen("person"), 1), (OwnerScreen("inbox"), 1)),
        ((OwnerScreen("menu"), 1), (Ask(), 1), (SwitchMenu(), 1)),
    ),
}
"""Row by row: what a tap sends, and its share of the row's width. `topup` opens the pay page instead."""

BARS: Final[dict[Place, str]] = {"reading": "menu-bar-reading", "owner": "menu-bar-owner"}

NAME: Final = re.compile(r"mimi-(?:(?P<place>table|reading|owner)-)?(?P<language>[a-z]{2})-[0-9a-f]{12}")


@dataclass(frozen=True)
class Area:
    """One cell: its button, where it lies in the picture, in pixels."""

    button: MenuButton
    left: int
    top: int
    width: int
    height: int

    @property
    def name(self) -> str:
        """The label's key after `menu-`, and the icon's name."""
        return self.button.data.rpartition(":")[2]


def areas(place: Place) -> list[Area]:
    """The cells of that menu, row by row."""
    found = []
    for down, line in enumerate(LAYOUTS[place]):
        total, so_far, edges = sum(share for _, share in line), 0, [0]
        for _, share in line:
            so_far += share
            edges.append(round(WIDTH * so_far / total))
        for (button, _), (left, right) in zip(line, pairwise(edges), strict=True):
            found.append(Area(button, left, down * ROW_HEIGHT, right - left, ROW_HEIGHT))
    return found


def height(place: Place) -> int:
    """Of the menu's picture, in pixels."""
    return ROW_HEIGHT * len(LAYOUTS[place])


@dataclass(frozen=True)
class RichMenu:
    """One place's menu in one language, ready to be published: LINE's object, and the JPEG that belongs to it."""

    place: Place
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
        return alias_of(self.place, self.language)

    @property
    def key(self) -> tuple[Place, str]:
        """Where, and in which language."""
        return self.place, self.language


def alias_of(place: Place, language: str) -> str:
    """The menu at rest has kept the name from when it was the only one."""
    return f"mimi-{language}" if place == "rest" else f"mimi-{place}-{language}"


def key_of(name: str) -> tuple[Place, str] | None:
    """Place and language of a menu of ours, by its name; None for anybody else's."""
    found = NAME.fullmatch(name)
    if found is None:
        return None
    place = next(place for place in PLACES if place == (found["place"] or "rest"))
    return place, found["language"]


def rich_menu(place: Place, language: str, picture: bytes, links: Links) -> RichMenu:
    """That menu, with `picture` as its face.

    With a reading it stays folded, so that the reading is seen; its bar says what is in it.
    """
    words = words_for(language)
    content: dict[str, Any] = {
        "size": {"width": WIDTH, "height": height(place)},
        "selected": place != "reading",
        "chatBarText": words(BARS.get(place, "menu-bar")),
        "areas": [
            {
                "bounds": {"x": area.left, "y": area.top, "width": area.width, "height": area.height},
                "action": _action(area, words(f"menu-{area.name}"), language, links),
            }
            for area in areas(place)
        ],
    }
    whole = json.dumps(content, sort_keys=True, ensure_ascii=False).encode() + picture
    name = f"{alias_of(place, language)}-{hashlib.sha256(whole).hexdigest()[:12]}"
    return RichMenu(place, language, {"name": name, **content}, picture)


def _action(area: Area, label: str, language: str, links: Links) -> Part:
    """The menu covers half the screen, so it makes room: for the keyboard when a question is next, else for the answer."""
    match area.button:
        case SwitchMenu(data=data):
            return {"type": "richmenuswitch", "richMenuAliasId": alias_of("rest", language), "data": data}
        case ShowTopUp():
            return link(label, links.topup_link())
        case Ask() | OnNewestReading(action="followup"):
            makes_room = "openKeyboard"
        case _:
            makes_room = "closeRichMenu"
    return {**postback(label, area.button), "inputOption": makes_room}
