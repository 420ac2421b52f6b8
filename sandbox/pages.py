"""What a browser loads: the chat window, MiMi's pictures and pages through the public name, and the LIFF stand-in."""

import urllib.error
import urllib.request
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from flask import Blueprint, Response, abort, redirect, request, send_from_directory
from werkzeug.wrappers import Response as AnyResponse

from sandbox.line.richmenus.menus import Menus
from sandbox.world import World

HERE: Final = Path(__file__).parent
PROXY_TIMEOUT_S: Final = 10.0
PASSED_ON: Final = ("Content-Type", "Cache-Control", "ETag", "Last-Modified", "Location", "Set-Cookie")


class _StayHere(urllib.request.HTTPRedirectHandler):
    """Redirects go back to the browser."""

    def redirect_request(self, *_args: object, **_kwargs: object) -> None:
        return None


def blueprint(world: World) -> Blueprint:
    routes = Blueprint("pages", __name__)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _StayHere)

    @routes.get("/")
    def home() -> AnyResponse:
        asked = request.query_string.decode()
        return redirect("/window/index.html" + (f"?{asked}" if asked else ""))

    @routes.get("/window/")
    @routes.get("/window/<path:name>")
    def window(name: str = "index.html") -> Response:
        return send_from_directory(HERE / "window", name, max_age=0)

    @routes.get("/sandbox/liff-sdk.js")
    def liff_sdk() -> Response:
        return send_from_directory(HERE / "line" / "liff", "liff-sdk.js", max_age=0)

    @routes.get("/sandbox/liff")
    def liff() -> AnyResponse:
        """Opens a LIFF URL as LINE would: the endpoint URL with the URL's own path and query behind it, as this person."""
        asked = urlsplit(request.args.get("url", ""))
        rest = asked.path.strip("/").partition("/")[2]
        query = [*parse_qsl(asked.query), ("person", request.args.get("person", ""))]
        path = world.options.liff_path.rstrip("/") + (f"/{rest}" if rest else "")
        return redirect(f"{world.options.web.rstrip('/')}{path}?{urlencode(query)}")

    @routes.get("/sandbox/richmenu/<menu_id>/image")
    def menu_image(menu_id: str) -> Response:
        with world.lock:
            menu = Menus.of(world).by_id.get(menu_id)
            if menu is None or menu.image is None:
                abort(404)
            return Response(menu.image, mimetype=menu.image_type)

    @routes.route("/public/<path:path>", methods=["GET", "POST"])
    def public(path: str) -> Response:
        """What the public name would serve, from MiMi's web process."""
        url = f"{world.options.web.rstrip('/')}/{path}"
        if request.query_string:
            url += "?" + request.query_string.decode()
        asked = urllib.request.Request(url, data=request.get_data() or None, method=request.method)
        for name in ("Content-Type", "Accept", "Accept-Language", "Cookie", "If-None-Match"):
            if value := request.headers.get(name):
                asked.add_header(name, value)
        try:
            with opener.open(asked, timeout=PROXY_TIMEOUT_S) as answer:
                return _passed_on(answer.read(), answer.status, answer.headers.items())
        except urllib.error.HTTPError as error:
            return _passed_on(error.read(), error.code, error.headers.items())
        except OSError:
            abort(502, "MiMi's web process does not answer")

    return routes


def _passed_on(content: bytes, status: int, headers: object) -> Response:
    response = Response(content, status)
    response.headers.clear()
    for name, value in headers:  # type: ignore[attr-defined]
        if name.title() in {kept.title() for kept in PASSED_ON}:
            response.headers.add(name, value)
    return response
