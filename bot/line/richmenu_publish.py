"""Publishes the rich menus: creates those that are missing, points LINE to them, and deletes those they replace.

Each step is seen from what LINE has, so it can be stopped anywhere and begun again. What a menu replaces is deleted last:
whatever of ours is neither current nor deleted shows that an earlier run was stopped, and its work is done again.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

import structlog

from bot.line.client import UPLOAD_TIMEOUT, Line
from bot.line.errors import LinePermanent, LineTemporary, Unknown
from bot.line.retrying import with_retries
from bot.line.richmenu import RichMenu, key_of
from models.people.rich_menus import Place

log = structlog.get_logger()

DELETED_AT_MOST: Final = 50
"""In one run: LINE lets a channel make and delete 100 menus an hour, both together."""

LINKED_AT_ONCE: Final = 500
"""People whom LINE links to a menu in one request."""

People = Callable[[Place, str, int], Iterable[Sequence[str]]]
"""The LINE ids of everybody who sees the menu of that place in that language, so many at a time."""


@dataclass
class Published:
    """What was done: menus by name, people by number. All empty when everything was as it should be."""

    made: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    not_deleted: list[str] = field(default_factory=list)
    default_set: bool = False
    linked: int = 0
    not_linked: int = 0


def publish(line: Line, menus: Sequence[RichMenu], default: str, people: People) -> Published:
    """Publishes all menus. People see that of rest in the `default` language unless they are linked to another.

    Raises LineError when LINE is away or does not take a menu; what has been done stays done.
    """
    done = Published()
    there, aliases = _there(line)
    current = {menu.key: _current(line, menu, there, aliases, done) for menu in menus}
    _set_default(line, current["rest", default], done)
    old = {menu_id: name for menu_id, name in there.items() if key_of(name) and menu_id not in current.values()}
    stopped = {key_of(name) for name in old.values()}
    for menu in menus:
        if menu.key != ("rest", default) and (menu.name in done.made or menu.key in stopped):
            _link(line, current[menu.key], people(*menu.key, LINKED_AT_ONCE), done)
    _delete(line, old, done)
    return done


def planned(line: Line, menus: Sequence[RichMenu], default: str, count: Callable[[Place, str], int]) -> Published:
    """What `publish` would do now; nothing is changed. `count`: how many people see the menu of that place and language."""
    there, aliases = _there(line)
    current = {menu.key: known for menu in menus if (known := aliases.get(menu.alias)) and there.get(known) == menu.name}
    old = {menu_id: name for menu_id, name in there.items() if key_of(name) and menu_id not in current.values()}
    stopped = {key_of(name) for name in old.values()}
    linked = [menu.key for menu in menus if menu.key != ("rest", default) and (menu.key not in current or menu.key in stopped)]
    return Published(
        made=[menu.name for menu in menus if menu.key not in current],
        deleted=list(old.values())[:DELETED_AT_MOST],
        not_deleted=list(old.values())[DELETED_AT_MOST:],
        default_set=_shown_to_all(line) != current.get(("rest", default)),
        linked=sum(count(*key) for key in linked),
    )


def _there(line: Line) -> tuple[dict[str, str], dict[str, str]]:
    """The names of all menus, and the menus of all aliases, by their ids."""
    menus = {str(one["richMenuId"]): str(one["name"]) for one in _listed(line, "/v2/bot/richmenu/list", "richmenus")}
    aliases = _listed(line, "/v2/bot/richmenu/alias/list", "aliases")
    return menus, {str(one["richMenuAliasId"]): str(one["richMenuId"]) for one in aliases}


def _listed(line: Line, path: str, name: str) -> list[dict[str, str]]:
    found = with_retries(lambda: line.call("GET", path)).get(name)
    return found if isinstance(found, list) else []


def _current(line: Line, menu: RichMenu, there: dict[str, str], aliases: dict[str, str], done: Published) -> str:
    """The id of this very menu. Its alias is set last, so one that the alias does not name may have no picture yet."""
    known = aliases.get(menu.alias)
    if known and there.get(known) == menu.name:
        return known
    made = str(line.call("POST", "/v2/bot/richmenu", menu.content)["richMenuId"])
    path, picture = f"/v2/bot/richmenu/{made}/content", {"Content-Type": "image/jpeg"}
    with_retries(lambda: line.call("POST", path, menu.picture, headers=picture, timeout=UPLOAD_TIMEOUT, data=True))
    alias = {"richMenuId": made}
    if known:
        with_retries(lambda: line.call("POST", f"/v2/bot/richmenu/alias/{menu.alias}", alias))
    else:
        with_retries(lambda: line.call("POST", "/v2/bot/richmenu/alias", {"richMenuAliasId": menu.alias, **alias}))
    done.made.append(menu.name)
    return made


def _shown_to_all(line: Line) -> str | None:
    try:
        found = with_retries(lambda: line.call("GET", "/v2/bot/user/all/richmenu")).get("richMenuId")
    except Unknown:
        return None
    return None if found is None else str(found)


def _set_default(line: Line, menu_id: str, done: Published) -> None:
    if _shown_to_all(line) != menu_id:
        with_retries(lambda: line.call("POST", f"/v2/bot/user/all/richmenu/{menu_id}"))
        done.default_set = True


def _link(line: Line, menu_id: str, groups: Iterable[Sequence[str]], done: Published) -> None:
    """A group that LINE refuses costs nobody else their menu."""
    for group in groups:
        body = {"richMenuId": menu_id, "userIds": list(group)}
        try:
            with_retries(lambda body=body: line.call("POST", "/v2/bot/richmenu/bulk/link", body))  # type: ignore[misc]
            done.linked += len(group)
        except LinePermanent as error:
            log.warning("menu_not_linked", people=len(group), error=str(error))
            done.not_linked += len(group)


def _delete(line: Line, old: dict[str, str], done: Published) -> None:
    """The rest stays for the next run when there are too many, or when LINE says that it is enough for this hour."""
    left = list(old.items())
    for menu_id, name in left[:DELETED_AT_MOST]:
        try:
            line.call("DELETE", f"/v2/bot/richmenu/{menu_id}")
        except Unknown:
            pass
        except LineTemporary:
            break
        done.deleted.append(name)
    done.not_deleted = [name for _, name in left[len(done.deleted) :]]
