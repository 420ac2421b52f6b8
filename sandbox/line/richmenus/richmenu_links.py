"""Which rich menu is shown: the default, the menus linked to one person, and the aliases that menus switch by."""

import re
from typing import Any

from flask import Blueprint, Response, jsonify

from sandbox.line.http import LineError, body
from sandbox.line.people import Person
from sandbox.line.richmenus.menus import Menus
from sandbox.line.rules.checking import Problem
from sandbox.world import World

BULK_MAX = 500


def add_links(routes: Blueprint, world: World) -> None:
    """The default menu and the menus of single people."""

    def find(person_id: str) -> Person:
        person = world.state.people.find(person_id)
        if person is None:
            raise LineError(404, "Not found")
        return person

    def link(person: Person, menu_id: str | None) -> None:
        person.menu = menu_id
        world.touch(person)

    @routes.post("/v2/bot/user/all/richmenu/<menu_id>")
    def set_default(menu_id: str) -> Response:
        with world.lock:
            menus = Menus.of(world)
            menus.default = menus.ready(menu_id).id
            world.touch_all()
        return jsonify({})

    @routes.get("/v2/bot/user/all/richmenu")
    def default() -> Response:
        with world.lock:
            menu_id = Menus.of(world).default
        if menu_id is None:
            raise LineError(404, "no default richmenu")
        return jsonify({"richMenuId": menu_id})

    @routes.delete("/v2/bot/user/all/richmenu")
    def clear_default() -> Response:
        with world.lock:
            Menus.of(world).default = None
            world.touch_all()
        return jsonify({})

    @routes.post("/v2/bot/user/<person_id>/richmenu/<menu_id>")
    def link_one(person_id: str, menu_id: str) -> Response:
        with world.lock:
            person = find(person_id)
            menu = Menus.of(world).ready(menu_id)
            if not person.blocked:
                link(person, menu.id)
        return jsonify({})

    @routes.get("/v2/bot/user/<person_id>/richmenu")
    def linked(person_id: str) -> Response:
        with world.lock:
            menu_id = find(person_id).menu
        if menu_id is None:
            raise LineError(404, "the user has no richmenu")
        return jsonify({"richMenuId": menu_id})

    @routes.delete("/v2/bot/user/<person_id>/richmenu")
    def unlink_one(person_id: str) -> Response:
        with world.lock:
            link(find(person_id), None)
        return jsonify({})

    @routes.post("/v2/bot/richmenu/bulk/link")
    def link_many() -> tuple[Response, int]:
        asked = body()
        with world.lock:
            menu = Menus.of(world).ready(str(asked.get("richMenuId")))
            for person in _people(world, asked):
                link(person, menu.id)
        return jsonify({}), 202

    @routes.post("/v2/bot/richmenu/bulk/unlink")
    def unlink_many() -> tuple[Response, int]:
        asked = body()
        with world.lock:
            for person in _people(world, asked):
                link(person, None)
        return jsonify({}), 202


def _people(world: World, asked: dict[str, Any]) -> list[Person]:
    ids = asked.get("userIds")
    if not isinstance(ids, list) or not 1 <= len(ids) <= BULK_MAX:
        problem = Problem(f"Size must be between 1 and {BULK_MAX}", "userIds")
        raise LineError(400, "The request body has 1 error(s)", [problem])
    found = [world.state.people.find(str(one)) for one in ids]
    return [person for person in found if person is not None]


def add_aliases(routes: Blueprint, world: World) -> None:
    """Names under which a menu is reached from a richmenuswitch action."""

    def known(alias: str) -> str:
        menu_id = Menus.of(world).aliases.get(alias)
        if menu_id is None:
            raise LineError(404, "richmenu alias not found")
        return menu_id

    def target(asked: dict[str, Any]) -> str:
        menu = Menus.of(world).by_id.get(str(asked.get("richMenuId")))
        if menu is None or menu.image is None:
            raise LineError(400, "richmenu not found")
        return menu.id

    @routes.post("/v2/bot/richmenu/alias")
    def create_alias() -> Response:
        asked = body()
        alias = asked.get("richMenuAliasId")
        if not isinstance(alias, str) or not re.fullmatch(r"[a-z0-9_-]{1,32}", alias):
            problem = Problem("Must match [a-z0-9_-]{1,32}", "richMenuAliasId")
            raise LineError(400, "The request body has 1 error(s)", [problem])
        with world.lock:
            if alias in Menus.of(world).aliases:
                raise LineError(400, "conflict richmenu alias id")
            Menus.of(world).aliases[alias] = target(asked)
        return jsonify({})

    @routes.get("/v2/bot/richmenu/alias/list")
    def every_alias() -> Response:
        with world.lock:
            aliases = Menus.of(world).aliases.items()
            return jsonify({"aliases": [{"richMenuAliasId": alias, "richMenuId": menu} for alias, menu in aliases]})

    @routes.get("/v2/bot/richmenu/alias/<alias>")
    def one_alias(alias: str) -> Response:
        with world.lock:
            return jsonify({"richMenuAliasId": alias, "richMenuId": known(alias)})

    @routes.post("/v2/bot/richmenu/alias/<alias>")
    def change_alias(alias: str) -> Response:
        asked = body()
        with world.lock:
            known(alias)
            Menus.of(world).aliases[alias] = target(asked)
        return jsonify({})

    @routes.delete("/v2/bot/richmenu/alias/<alias>")
    def delete_alias(alias: str) -> Response:
        with world.lock:
            known(alias)
            del Menus.of(world).aliases[alias]
        return jsonify({})
