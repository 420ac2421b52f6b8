"""LINE's rich menu routes: making menus, checking them, their pictures."""

import secrets
from typing import Any, Final

from flask import Blueprint, Response, jsonify, request

from sandbox.line.http import LineError, body, line_blueprint
from sandbox.line.richmenus.menus import Menu, Menus
from sandbox.line.richmenus.richmenu_links import add_aliases, add_links
from sandbox.line.rules.richmenu import check_image, check_menu
from sandbox.world import World

MENUS_MAX: Final = 1000


def blueprint(world: World) -> Blueprint:
    routes = line_blueprint("line_richmenu", world)

    @routes.post("/v2/bot/richmenu")
    def create() -> Response:
        menu = _checked(body())
        with world.lock:
            menus = Menus.of(world)
            menus.count_change(world.now())
            if len(menus.by_id) >= MENUS_MAX:
                raise LineError(400, "The number of rich menus has reached the limit")
            menu_id = "richmenu-" + secrets.token_hex(16)
            menus.by_id[menu_id] = Menu(menu_id, menu)
        return jsonify({"richMenuId": menu_id})

    @routes.post("/v2/bot/richmenu/validate")
    def validate() -> Response:
        _checked(body())
        return jsonify({})

    @routes.get("/v2/bot/richmenu/list")
    def every() -> Response:
        with world.lock:
            return jsonify({"richmenus": [menu.show() for menu in Menus.of(world).by_id.values()]})

    @routes.get("/v2/bot/richmenu/<menu_id>")
    def one(menu_id: str) -> Response:
        with world.lock:
            return jsonify(Menus.of(world).find(menu_id).show())

    @routes.delete("/v2/bot/richmenu/<menu_id>")
    def delete(menu_id: str) -> Response:
        with world.lock:
            menus = Menus.of(world)
            menus.find(menu_id)
            menus.count_change(world.now())
            del menus.by_id[menu_id]
            menus.default = None if menus.default == menu_id else menus.default
            world.touch_all()
        return jsonify({})

    @routes.post("/v2/bot/richmenu/<menu_id>/content")
    def upload(menu_id: str) -> Response:
        raw = request.get_data()
        with world.lock:
            menu = Menus.of(world).find(menu_id)
            if menu.image is not None:
                raise LineError(400, "An image has already been uploaded to the richmenu")
            if problem := check_image(raw, request.mimetype, menu.content):
                raise LineError(415 if "not supported" in problem else 400, problem)
            menu.image, menu.image_type = raw, request.mimetype
        return jsonify({})

    @routes.get("/v2/bot/richmenu/<menu_id>/content")
    def download(menu_id: str) -> Response:
        with world.lock:
            menu = Menus.of(world).find(menu_id)
            if menu.image is None:
                raise LineError(404, "Not found")
            return Response(menu.image, mimetype=menu.image_type)

    add_links(routes, world)
    add_aliases(routes, world)
    return routes


def _checked(menu: dict[str, Any]) -> dict[str, Any]:
    if problems := check_menu(menu):
        raise LineError(400, f"The request body has {len(problems)} error(s)", problems)
    return {name: menu[name] for name in ("size", "selected", "name", "chatBarText", "areas")}
